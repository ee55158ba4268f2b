import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const ROOT = resolve(import.meta.dirname, '../..');

export interface RunningServer {
  readonly address: string;
  /** Milliseconds from the start of the process to its first answer. */
  readonly readyAfter: number;
  /** Resident memory of the process, MB (Linux). */
  memory(): number;
  stop(): Promise<void>;
}

/**
 * Starts the server as its own process and waits for its first answer.
 *
 * @param program `server/start.mjs` as a newcomer starts it, or `server/main.ts` alone
 * @throws Error when the server ends, or is silent for two minutes
 */
export async function startServer(program: 'server/start.mjs' | 'server/main.ts', dataDir: string, environment: Readonly<Record<string, string>> = {}): Promise<RunningServer> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const started = performance.now();
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program], {
    cwd: ROOT, env: { NODE_COMPILE_CACHE: join(ROOT, '.build/compile-cache'), ...process.env, PORT: String(port), DATA_DIR: dataDir, ...environment }, stdio: ['ignore', 'ignore', 'inherit'],
  });
  await answers(address, child);
  const readyAfter = performance.now() - started;
  return {
    address,
    readyAfter,
    memory: () => Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid ?? 0}/status`, 'utf8'))?.[1]) / 1024,
    stop: async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

async function answers(address: string, child: ChildProcess): Promise<void> {
  const until = performance.now() + 120_000;
  while (performance.now() < until) {
    if (child.exitCode !== null) throw new Error(`The server ended with code ${child.exitCode} before it answered.`);
    // Until it listens, the connection is refused.
    if (await fetch(`${address}/api/health`).then((answer) => answer.ok, () => false)) return;
    await wait(20);
  }
  child.kill('SIGKILL');
  throw new Error('The server did not answer within two minutes.');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('No port was given by the system.');
  return address.port;
}
