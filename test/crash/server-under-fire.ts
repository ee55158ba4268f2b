import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const ROOT = resolve(import.meta.dirname, '../..');
const START_MS = 30_000;

/** The real server as a process of its own, to be killed without warning and started again on what it left on disk. */
export interface ServerUnderFire {
  readonly origin: string;
  /** kill -9, then a new start on the same data; returns when it answers again. Fails when it does not come back by itself. */
  readonly killAndRestart: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** What the processes wrote to their error output. */
  readonly complaints: () => string;
}

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
};

export async function startUnderFire(dataDir: string, environment: Readonly<Record<string, string>> = {}): Promise<ServerUnderFire> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const written: string[] = [];
  let child: ChildProcess;
  const start = async (): Promise<void> => {
    const process_ = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'server/main.ts'], {
      cwd: ROOT, stdio: ['ignore', 'ignore', 'pipe'],
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], NODE_ENV: 'test', HOST: '127.0.0.1', PORT: String(port), DATA_DIR: dataDir, RATE_LIMIT_PER_MINUTE: '100000', ...environment },
    });
    process_.stderr.on('data', (chunk: Buffer) => { written.push(chunk.toString()); });
    child = process_;
    const until = performance.now() + START_MS;
    while (!(await fetch(`${origin}/api/health`).then((answer) => answer.ok, () => false))) {
      if (process_.exitCode !== null || performance.now() > until) throw new Error(`The server did not come back.\n${written.slice(-5).join('')}`);
      await pause(25);
    }
  };
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  };
  await start();
  return {
    origin,
    killAndRestart: async () => {
      await end('SIGKILL');
      await start();
    },
    stop: () => end('SIGTERM'),
    complaints: () => written.join(''),
  };
}
