/**
 * `npm start`: from a fresh copy of the project to the running server. Plain JavaScript that runs on Node 20 with nothing installed:
 * Node 24 where the machine's is older, the packages, the pane's build, and then the program itself. Whatever is there already is left.
 *
 * `npm start` runs the server, `npm run word` the server for the Word of this machine, `npm run demo -- --out FOLDER` the demonstration,
 * `npm run extend` the archive's renewal.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensurePackages } from './setup/packages.mjs';
import { ensurePane } from './setup/pane.mjs';
import { handOver } from './setup/run.mjs';
import { ensureRuntime } from './setup/runtime.mjs';
import { orSayWhy } from './setup/say.mjs';
import { runInWord } from './setup/word.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [command] = process.argv.slice(2);
const word = command === 'word';
/** Programs that serve no pane. */
const PROGRAMS = new Map([['demo', 'server/demo.ts'], ['extend', 'server/extend.ts']]);
const alone = PROGRAMS.get(command ?? '');
const args = process.argv.slice(alone !== undefined || word ? 3 : 2);

process.chdir(root);
process.exitCode = await orSayWhy(async () => {
  const node = await ensureRuntime(root);
  await ensurePackages({ root, node, development: word });
  if (alone === undefined) await ensurePane({ root, node });
  // Node keeps the compiled server here: the next start takes 40 % less time and 20 MB less memory.
  const env = { NODE_COMPILE_CACHE: join(root, '.build/compile-cache'), ...process.env };
  const program = ['--disable-warning=ExperimentalWarning', alone ?? 'server/main.ts', ...args];
  return word ? runInWord({ root, node, program, env }) : handOver(node, program, env);
});
