"""Keeps one local LibreOffice warm and converts what it is told to, one document after another.

Started by soffice.ts as: python3 soffice-worker.py <soffice.bin> <home folder>. Speaks JSON lines:
  out  {"kind": "ready", "pids": [worker, office]}
  in   {"input": "/abs/in.docx", "output": "/abs/out.pdf", "export": {...}}
  out  {"kind": "done"}  or  {"kind": "failed", "detail": "..."}
There is no cancel: whoever waits too long kills the whole process group.
"""
import ctypes
import json
import os
import signal
import subprocess
import sys
import time
import uuid

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

START_SECONDS = 60
RESTART_ME = 81  # LibreOffice's exit status after it has set up a fresh profile
PR_SET_PDEATHSIG = 1

# Nothing runs, nothing is fetched: macros off, active content off, links never updated, a proxy that answers to nobody.
SETTINGS = [
    ("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", 3),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", True),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", True),
    ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", True),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", 0),
    ("/org.openoffice.Office.Common/Misc", "FirstRun", False),
    ("/org.openoffice.Office.Common/Save/Document", "AutoSave", False),
    ("/org.openoffice.Inet/Settings", "ooInetProxyType", 2),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", 9),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", 9),
]


def die_with_parent():
    """A worker whose server was killed must not stay behind (Linux only; elsewhere the closed pipe ends it)."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def setting(path, name, value):
    text = str(value).lower() if isinstance(value, bool) else value
    return f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{text}</value></prop></item>'


def write_profile(profile):
    os.makedirs(os.path.join(profile, "user"), exist_ok=True)
    items = "".join(setting(*one) for one in SETTINGS)
    with open(os.path.join(profile, "user", "registrymodifications.xcu"), "w", encoding="utf-8") as file:
        file.write(
            '<?xml version="1.0" encoding="UTF-8"?>'
            '<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" '
            f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>'
        )


def properties(values):
    made = []
    for name, value in values.items():
        one = PropertyValue()
        one.Name = name
        one.Value = value
        made.append(one)
    return tuple(made)


def start_office(program, home):
    """Starts LibreOffice with a profile of its own and connects to it over a private pipe."""
    profile = os.path.join(home, "profile")
    write_profile(profile)
    pipe = "lc" + uuid.uuid4().hex
    command = [
        program, "-env:UserInstallation=" + uno.systemPathToFileUrl(profile), "--headless", "--nologo", "--nodefault", "--norestore",
        "--nolockcheck", "--nofirststartwizard", f"--accept=pipe,name={pipe};urp;StarOffice.ComponentContext",
    ]

    def spawn():
        quiet = subprocess.DEVNULL
        return subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, preexec_fn=die_with_parent)

    office = spawn()
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return office, context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except NoConnectException:
            status = office.poll()
            if status == RESTART_ME:
                office = spawn()
            elif status is not None:
                raise RuntimeError(f"soffice ended ({status})")
            time.sleep(0.05)
    raise RuntimeError("soffice did not start")


def convert(desktop, request):
    # The filter is named, so that HTML or RTF under a .docx name is not opened as what it really is.
    load = properties({"FilterName": "MS Word 2007 XML", "Hidden": True, "ReadOnly": True, "Silent": True, "MacroExecutionMode": 0, "UpdateDocMode": 0})
    document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(request["input"]), "_blank", 0, load)
    if document is None:
        raise RuntimeError("not loaded")
    try:
        wanted = {name: int(one["value"]) if one["type"] == "long" else one["value"] == "true" for name, one in request["export"].items()}
        data = uno.Any("[]com.sun.star.beans.PropertyValue", properties(wanted))
        document.storeToURL(uno.systemPathToFileUrl(request["output"]), properties({"FilterName": "writer_pdf_Export", "FilterData": data}))
    finally:
        document.close(True)


def answer(message):
    print(json.dumps(message), flush=True)


def main():
    die_with_parent()
    program, home = sys.argv[1:3]
    office, desktop = start_office(program, home)
    answer({"kind": "ready", "pids": [os.getpid(), office.pid]})
    for line in sys.stdin:
        try:
            convert(desktop, json.loads(line))
            answer({"kind": "done"})
        except Exception as error:  # whatever LibreOffice raises is an answer; the server decides
            answer({"kind": "failed", "detail": type(error).__name__})
            if office.poll() is not None:
                break
    office.kill()


main()
