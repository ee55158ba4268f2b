import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { jobsOf } from '../../server/acts/jobs.ts';
import { createApp, type App } from '../../server/app.ts';
import type { Parts } from '../../server/acts/parts.ts';
import { readConfig } from '../../server/config.ts';
import { sitDown, type Desk, type PersonAtPane } from '../../server/demo/pane.ts';
import { runDueJobs } from '../../server/notices/outbox-worker.ts';
import { openParts } from '../../server/open-parts.ts';
import { SAMPLE_PIN } from '../../server/sample/material.ts';
import { SAMPLE_PASSWORD } from '../../server/sample/seed.ts';
import { ensurePane } from '../../server/setup/pane.mjs';

/** A whole server on a loopback port with the sample organisation in a throw-away folder; its clock is the test's to move. */
export interface House {
  readonly parts: Parts;
  readonly app: App;
  readonly desk: Desk;
  readonly dataDir: string;
  readonly logged: readonly string[];
  readonly sit: (personId: string) => Promise<PersonAtPane>;
  /** Moves the server's clock by so many milliseconds. */
  readonly wait: (milliseconds: number) => void;
  /** Does the jobs that are due now; nobody else does them here. Returns how many it took. */
  readonly runDueJobs: () => Promise<number>;
  readonly close: () => Promise<void>;
}

export interface HouseSettings {
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** A folder to use (and to leave behind) instead of a throw-away one. */
  readonly dataDir?: string;
  /** Serves the screens too, built anew where they are not those of the sources. */
  readonly pane?: boolean;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A copy of the built screens: a build made meanwhile must not take them away from those who sit at them. */
const builtPane = async (dataDir: string): Promise<string> => {
  await ensurePane({ root: ROOT, node: process.execPath });
  const copy = join(dataDir, 'pane');
  await cp(join(ROOT, '.build/pane'), copy, { recursive: true });
  return copy;
};

export async function openHouse({ environment = {}, dataDir: given, pane = false }: HouseSettings = {}): Promise<House> {
  const dataDir = given ?? await mkdtemp(join(tmpdir(), 'luan-chuyen-test-'));
  let shift = 0;
  const logged: string[] = [];
  const config = readConfig({ NODE_ENV: 'test', DATA_DIR: dataDir, HOST: '127.0.0.1', PORT: '0', RATE_LIMIT_PER_MINUTE: '100000', ...environment });
  const { parts, close } = await openParts(config, { clock: () => new Date(Date.now() + shift), log: (line) => { logged.push(line); } });
  const { promise: listening, resolve } = Promise.withResolvers<number>();
  const app = createApp(parts, pane ? await builtPane(dataDir) : null);
  const server = serve({ fetch: app.fetch, hostname: config.HOST, port: 0 }, ({ port }) => { resolve(port); });
  const desk = { origin: `http://127.0.0.1:${await listening}`, password: SAMPLE_PASSWORD, pin: SAMPLE_PIN };
  const sitting = new Map<string, Promise<PersonAtPane>>();
  return {
    parts, app, desk, dataDir, logged,
    sit: (personId) => {
      const person = sitting.get(personId) ?? sitDown(desk, personId);
      sitting.set(personId, person);
      return person;
    },
    runDueJobs: () => runDueJobs(jobsOf(parts)),
    wait: (milliseconds) => { shift += milliseconds; },
    close: async () => {
      if ('closeAllConnections' in server) server.closeAllConnections();
      await new Promise((done) => { server.close(done); });
      await close();
      if (given === undefined) await rm(dataDir, { recursive: true, force: true });
    },
  };
}
