/** A private PostgreSQL cluster for tests: its own temporary folder, a free port of 127.0.0.1, durable as in production. */
import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, openSync, closeSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

const START_MS = 30_000;
const DEBIAN = '/usr/lib/postgresql';
const OLDEST = 15;

export interface PostgresCluster {
  /** Makes a database, empty or as a copy of another one nobody has open, and returns its URL. */
  createDatabase(template?: string): Promise<string>;
  /** kill -9 of the whole server, then a new start on what is left on disk. */
  crashAndRestart(): Promise<void>;
  /** Stops answering, as a server that is away. */
  shutDown(): Promise<void>;
  start(): Promise<void>;
  /** Stops and removes everything. */
  remove(): Promise<void>;
}

const findPrograms = (): string => {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).map(Number).filter((version) => version >= OLDEST).sort((a, b) => b - a) : [];
  const folders = [...versions.map((version) => join(DEBIAN, String(version), 'bin')), ...(process.env['PATH'] ?? '').split(':')];
  const found = folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
  if (found === undefined) throw new Error(`PostgreSQL ${OLDEST} or newer is not installed (on Debian: apt-get install postgresql).`);
  return found;
};

/** The server refuses to run as root; the package brings a user for it. */
const serverUser = (): { readonly uid: number; readonly gid: number } | null => {
  if (userInfo().uid !== 0) return null;
  const id = (option: string): number => Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('No free port.'));
      });
    });
  });

const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : new Promise((resolve) => child.once('exit', () => resolve()));

/** Starts a new cluster; sorts by ICU `vi`, as a server in Vietnam may, so nothing can lean on byte order. */
export const startPostgres = async (): Promise<PostgresCluster> => {
  const programs = findPrograms();
  const user = serverUser();
  const home = mkdtempSync(join(tmpdir(), 'lc-postgres-'));
  if (user) chownSync(home, user.uid, user.gid);
  const data = join(home, 'data');
  const log = join(home, 'log');
  const asUser = user ?? {};
  execFileSync(join(programs, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=vi'], { cwd: home, stdio: 'pipe', ...asUser });

  let port = 0;
  let server: ChildProcess | null = null;
  let databases = 0;
  const urlOf = (database: string): string => `postgres://postgres@127.0.0.1:${port}/${database}`;

  const ask = async (statement: string): Promise<void> => {
    const client = new pg.Client({ connectionString: urlOf('postgres'), connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query(statement);
    } finally {
      await client.end();
    }
  };

  const start = async (): Promise<void> => {
    port ||= await freePort();
    const output = openSync(log, 'a');
    const child = spawn(join(programs, 'postgres'), ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'max_connections=60'], { cwd: home, stdio: ['ignore', output, output], ...asUser });
    closeSync(output);
    server = child;
    const deadline = Date.now() + START_MS;
    for (;;) {
      // After a kill its shared memory may need a moment to go.
      if (child.exitCode !== null && Date.now() < deadline) {
        await pause(300);
        return start();
      }
      try {
        await ask('select 1');
        return;
      } catch (error) {
        if (Date.now() > deadline) throw new Error(`PostgreSQL did not start:\n${readFileSync(log, 'utf8').slice(-2_000)}`, { cause: error });
        await pause(50);
      }
    }
  };

  const end = async (signal: 'SIGINT' | 'SIGKILL'): Promise<void> => {
    if (!server) return;
    const child = server;
    server = null;
    child.kill(signal);
    await ended(child);
  };

  const leave = (): void => {
    server?.kill('SIGQUIT');
  };
  process.once('exit', leave);
  await start();

  return {
    createDatabase: async (template) => {
      databases += 1;
      const name = `test_${databases}`;
      await ask(`create database ${name}${template === undefined ? '' : ` template ${new URL(template).pathname.slice(1)}`}`);
      return urlOf(name);
    },
    crashAndRestart: async () => {
      await end('SIGKILL');
      await start();
    },
    shutDown: () => end('SIGINT'),
    start,
    remove: async () => {
      process.removeListener('exit', leave);
      await end('SIGINT');
      rmSync(home, { recursive: true, force: true });
    },
  };
};
