/**
 * `npm run bench`: measures what the project promises about time, memory and size; `npm run bench -- start-up` measures one thing.
 * Each `test/bench/<name>.bench.ts` runs in a process of its own. A promise that is not kept ends it with status 1.
 */
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensurePackages } from '../server/setup/packages.mjs';
import { ensurePane } from '../server/setup/pane.mjs';
import { run } from '../server/setup/run.mjs';
import { ensureRuntime } from '../server/setup/runtime.mjs';
import { orSayWhy } from '../server/setup/say.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const wanted = process.argv.slice(2);

process.chdir(root);
process.exitCode = await orSayWhy(async () => {
  const node = await ensureRuntime(root);
  await ensurePackages({ root, node, development: true });
  await ensurePane({ root, node });

  let worst = 0;
  for (const file of readdirSync('test/bench').filter((name) => name.endsWith('.bench.ts')).sort()) {
    if (wanted.length > 0 && !wanted.includes(file.replace('.bench.ts', ''))) continue;
    worst = Math.max(worst, await run(node, ['--disable-warning=ExperimentalWarning', '--expose-gc', join('test/bench', file)]));
  }
  return worst;
});
