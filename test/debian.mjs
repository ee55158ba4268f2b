import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from '../server/setup/run.mjs';
import { say, SetupError } from '../server/setup/say.mjs';

/**
 * What the tests need from the system besides Node: a browser, independent referees of PDF and signatures, the second converter,
 * the second database. Each part is looked for by what it does, so that it may have come from anywhere; the packages are Debian's.
 *
 * @type {readonly { part: string, packages: readonly string[], isThere: () => boolean }[]}
 */
const PARTS = [
  { part: 'Chromium', packages: ['chromium'], isThere: () => onPath('chromium') },
  { part: 'pdfsig, pdftotext, pdftoppm', packages: ['poppler-utils'], isThere: () => ['pdfsig', 'pdftotext', 'pdftoppm'].every(onPath) },
  { part: 'qpdf', packages: ['qpdf'], isThere: () => onPath('qpdf') },
  { part: 'OpenSSL', packages: ['openssl'], isThere: () => onPath('openssl') },
  { part: 'SoftHSM2', packages: ['softhsm2'], isThere: () => onPath('softhsm2-util') },
  { part: 'pkcs11-tool', packages: ['opensc'], isThere: () => onPath('pkcs11-tool') },
  { part: 'LibreOffice Writer', packages: ['libreoffice-writer-nogui'], isThere: () => onPath('soffice') && existsSync('/usr/lib/libreoffice/program/libswlo.so') },
  // The system's own Python: another one that comes first on the PATH does not know Debian's modules.
  { part: 'LibreOffice for Python', packages: ['python3-uno'], isThere: () => spawnSync('/usr/bin/python3', ['-c', 'import uno']).status === 0 },
  { part: 'Liberation fonts 2', packages: ['fonts-liberation2'], isThere: () => existsSync('/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf') },
  { part: 'PostgreSQL 15 or newer', packages: ['postgresql'], isThere: hasPostgres },
];

/** Installs the missing parts where that is possible, otherwise says the one command that does. */
export async function ensureDebianParts() {
  const missing = PARTS.filter(({ isThere }) => !isThere());
  if (missing.length === 0) return;

  const packages = missing.flatMap((part) => part.packages);
  const names = missing.map(({ part }) => part).join('; ');
  const command = `apt-get update && apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  if (process.getuid?.() !== 0 || !onPath('apt-get')) {
    throw new SetupError(`The tests need these parts, which are not on this machine: ${names}.\nOn Debian and Ubuntu this brings them:\n\n  sudo sh -c '${command}'\n`);
  }

  say(`Installing for the tests: ${names}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const code = (await run('apt-get', ['update', '-q'], { env })) || (await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], { env }));
  const still = PARTS.filter(({ isThere }) => !isThere());
  if (code !== 0 || still.length > 0) {
    throw new SetupError(`apt-get could not bring: ${still.map(({ part }) => part).join('; ') || names}. Its own words are above.`);
  }
}

/** @param {string} program */
function onPath(program) {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}

/** Debian keeps PostgreSQL's own programs off the PATH, one folder for each major version. */
function hasPostgres() {
  const home = '/usr/lib/postgresql';
  return existsSync(home) && readdirSync(home).some((version) => Number(version) >= 15 && existsSync(join(home, version, 'bin/initdb')));
}
