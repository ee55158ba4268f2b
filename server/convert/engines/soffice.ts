import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { EngineFailure, type Engine, type EngineProcess } from './engine.ts';
import type { LocalOffice } from './find-soffice.ts';
import { PDF_EXPORT } from './pdf-export.ts';
import { withoutNetwork } from './without-network.ts';

const workerFile = fileURLToPath(new URL('./soffice-worker.py', import.meta.url));

type Answer =
  | { readonly kind: 'ready'; readonly pids: readonly number[] }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly detail: string };

/** Its own process group, so that the worker and its LibreOffice end together. */
const launch = ({ program, python }: LocalOffice, home: string): ChildProcess => {
  const temporary = join(home, 'tmp');
  mkdirSync(temporary, { recursive: true, mode: 0o700 });
  const [command = python, ...options] = withoutNetwork([python, workerFile, program, home]);
  return spawn(command, options, {
    detached: true,
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { PATH: '/usr/bin:/bin', HOME: home, TMPDIR: temporary, LANG: 'C.UTF-8', SAL_USE_VCLPLUGIN: 'svp', PYTHONDONTWRITEBYTECODE: '1' },
  });
};

const start = (office: LocalOffice, home: string): EngineProcess => {
  const child = launch(office, home);
  const input = join(home, 'in.docx');
  const output = join(home, 'out.pdf');
  const ready: PromiseWithResolvers<void> = Promise.withResolvers();
  const ended: PromiseWithResolvers<void> = Promise.withResolvers();
  let processIds: readonly number[] = child.pid === undefined ? [] : [child.pid];
  let pending: PromiseWithResolvers<void> | null = null;
  const fail = (failure: EngineFailure): void => {
    ready.reject(failure);
    pending?.reject(failure);
  };
  const take = (line: string): void => {
    const answer = JSON.parse(line) as Answer;
    if (answer.kind === 'ready') {
      processIds = answer.pids;
      ready.resolve();
    } else if (answer.kind === 'done') pending?.resolve();
    else pending?.reject(new EngineFailure(answer.detail));
  };
  if (child.stdout) createInterface({ input: child.stdout }).on('line', take);
  // A write to a worker that has just ended is told by its end.
  child.stdin?.on('error', () => undefined);
  child.once('error', (cause) => {
    fail(new EngineFailure('soffice', { cause }));
    if (child.pid === undefined) ended.resolve();
  });
  child.once('exit', (code, signal) => {
    fail(new EngineFailure(`soffice ended (${signal ?? code})`));
    ended.resolve();
  });
  ready.promise.catch(() => undefined);
  return {
    ready: ready.promise,
    ended: ended.promise,
    processIds: () => processIds,
    convert: async (docx) => {
      try {
        await rm(output, { force: true });
        await writeFile(input, docx, { mode: 0o600 });
        if (child.exitCode !== null || child.signalCode !== null) throw new EngineFailure('soffice ended');
        pending = Promise.withResolvers();
        child.stdin?.write(`${JSON.stringify({ input, output, export: PDF_EXPORT })}\n`);
        await pending.promise;
        return await readFile(output).catch((cause: unknown) => {
          throw new EngineFailure('no PDF', { cause });
        });
      } finally {
        await Promise.all([rm(input, { force: true }), rm(output, { force: true })]);
      }
    },
    kill: () => {
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
      process.kill(-child.pid, 'SIGKILL');
    },
  };
};

/** A LibreOffice installed on this machine, kept warm by a worker that drives it over UNO. Profile and working files are in `home`. */
export const sofficeEngine = (office: LocalOffice, home: string): Engine => ({
  name: 'soffice',
  version: async () => {
    const { stdout } = await promisify(execFile)(office.program, ['--version'], { env: { HOME: resolve(home), PATH: '/usr/bin:/bin' } });
    return stdout.trim().split('\n')[0] ?? 'LibreOffice';
  },
  start: () => start(office, resolve(home)),
});
