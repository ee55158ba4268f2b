import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MINUTES_FLOW, walk } from '../../server/demo/flows.ts';
import { SAMPLE_PIN } from '../../server/sample/material.ts';
import { SAMPLE_PASSWORD } from '../../server/sample/seed.ts';
import { report, timed } from './measure.ts';
import { startServer } from './server-process.ts';

/**
 * Whole circulations of the minutes (conversion, five signatures, number, seal, issue) over HTTP, one after the other, against the
 * server as a process of its own; then its memory at rest, compared with what it was once everything had been used.
 */
const COUNT = Number(process.env['CIRCULATIONS'] ?? 500);
const WARM_UP = Math.min(50, Math.ceil(COUNT / 5));
/** Long enough for the threads to be let go. */
const REST_MS = 45_000;
/** Caches and the allocator's slack; what grows with the number of circulations would be far more after hundreds of them. */
const SLACK_MB = 40;

const dataDir = mkdtempSync(join(tmpdir(), 'circulations-'));
const server = await startServer('server/main.ts', dataDir, { RATE_LIMIT_PER_MINUTE: '1000000' });
try {
  const desk = { origin: server.address, password: SAMPLE_PASSWORD, pin: SAMPLE_PIN };
  const circulate = async (count: number): Promise<void> => {
    for (let index = 0; index < count; index += 1) await walk(desk, MINUTES_FLOW, (_what, work) => work());
  };
  const rest = (): Promise<void> => new Promise((done) => { setTimeout(done, REST_MS); });
  await circulate(WARM_UP);
  await rest();
  const before = server.memory();
  const elapsed = await timed(() => circulate(COUNT - WARM_UP));
  await rest();
  report(`${COUNT} circulations`, [
    { what: 'circulations, one after the other', value: ((COUNT - WARM_UP) * 60_000) / elapsed, unit: 'per minute' },
    { what: `memory after ${WARM_UP}`, value: before, unit: 'MB' },
    { what: `memory after ${COUNT}`, value: server.memory(), unit: 'MB', limit: before + SLACK_MB },
  ]);
} finally {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
