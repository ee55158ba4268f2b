/**
 * `npm test`: brings what is missing, then looks at the whole project: types, lint, the arrows between the rooms, dead code, the pane's
 * build, and every test. `npm test -- <filter>` runs only the tests whose file name matches; `npm run test:long` gives the random walks,
 * kills and fuzzing their full length.
 *
 * The last line is `N passed, N failed`; each static check counts as one test, a skipped test as failed.
 */
import { dirname, delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensurePackages } from '../server/setup/packages.mjs';
import { ensurePane } from '../server/setup/pane.mjs';
import { run } from '../server/setup/run.mjs';
import { ensureRuntime } from '../server/setup/runtime.mjs';
import { orSayWhy, say } from '../server/setup/say.mjs';
import { ensureDebianParts } from './debian.mjs';
import { runVitest } from './vitest-run.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const long = process.argv[2] === '--long';
const filters = process.argv.slice(long ? 3 : 2);

const CHECKS = new Map([
  ['types', ['node_modules/typescript/bin/tsc', '--project', '.']],
  ['lint', ['node_modules/eslint/bin/eslint.js', '--config', '.config/eslint.config.js', '--max-warnings', '0', '.']],
  ['room boundaries', ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.config/dependency-cruiser.cjs', 'server', 'addin', 'test']],
  ['dead code and unused packages', ['node_modules/knip/bin/knip.js', '--config', '.config/knip.json']],
]);

/** @returns {Promise<{ passed: number, failed: number }>} */
async function lookAtEverything() {
  process.chdir(root);
  const node = await ensureRuntime(root);
  await ensurePackages({ root, node, development: true });
  await ensureDebianParts();
  // Programs that the tests start by the name of `node` must be this one too.
  process.env['PATH'] = `${dirname(node)}${delimiter}${process.env['PATH'] ?? ''}`;

  const count = { passed: 0, failed: 0 };
  /** @param {string} name @param {() => Promise<boolean>} check */
  const judge = async (name, check) => {
    const started = Date.now();
    const good = await check();
    count[good ? 'passed' : 'failed'] += 1;
    say(`${good ? '✓' : '✗'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  };

  if (filters.length === 0) {
    for (const [name, args] of CHECKS) await judge(name, async () => (await run(node, args)) === 0);
  } else {
    say(`Only the tests that match ${filters.join(', ')}; types, lint, boundaries and dead code are not looked at.`);
  }
  await judge('pane build', async () => (await orSayWhy(() => ensurePane({ root, node }).then(() => 0))) === 0);
  const tests = await runVitest({ node, filters, long });
  return { passed: count.passed + tests.passed, failed: count.failed + tests.failed };
}

// Where set-up fails before anything could be looked at, that is the one failure.
let count = { passed: 0, failed: 1 };
process.exitCode = await orSayWhy(async () => {
  count = await lookAtEverything();
  return count.failed === 0 ? 0 : 1;
});
say(`${count.passed} passed, ${count.failed} failed`);
