import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { median, report } from './measure.ts';
import { startServer } from './server-process.ts';

/** The packages and the pane are there: `npm run bench` has seen to it. */
const dataDir = mkdtempSync(join(tmpdir(), 'start-up-'));
try {
  const first = await startServer('server/start.mjs', dataDir);
  await first.stop();

  const again: number[] = [];
  for (let time = 0; time < 5; time += 1) {
    const server = await startServer('server/start.mjs', dataDir);
    again.push(server.readyAfter);
    await server.stop();
  }

  const resting = await startServer('server/main.ts', dataDir);
  await wait(10_000);
  const memory = resting.memory();
  await resting.stop();

  report('Start', [
    { what: 'first start: database, sample organisation and its keys', value: first.readyAfter / 1000, unit: 's' },
    { what: 'second start, median of 5', value: median(again) / 1000, unit: 's', limit: 3 },
    { what: 'memory at rest, 10 s after the start', value: memory, unit: 'MB', limit: 200 },
  ]);
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
