import { existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { run } from './run.mjs';
import { SetupError } from './say.mjs';

/**
 * Runs npm without a shell: its own JavaScript, by the given Node.
 *
 * @param {string} node path of the Node that runs npm
 * @param {readonly string[]} args
 * @param {string} cwd
 */
export async function runNpm(node, args, cwd) {
  const code = await run(node, [npmProgram(), ...args, '--loglevel=error', '--no-progress', '--no-update-notifier'], { cwd, quiet: true });
  if (code !== 0) throw new SetupError(`npm ${args.join(' ')} failed with code ${code}; its own words are above.`);
}

/** Where npm's JavaScript lies: npm says so itself under `npm start`; otherwise it is looked for beside Node and on the PATH. */
export function npmProgram() {
  const said = process.env['npm_execpath'];
  if (said !== undefined && /npm-cli\.c?js$/.test(said) && existsSync(said)) return said;
  const folders = [dirname(process.execPath), ...(process.env['PATH'] ?? '').split(delimiter)];
  for (const folder of folders) {
    const beside = [join(folder, 'node_modules/npm/bin/npm-cli.js'), join(folder, '../lib/node_modules/npm/bin/npm-cli.js')].find(existsSync);
    if (beside !== undefined) return beside;
    const link = join(folder, 'npm');
    if (existsSync(link) && realpathSync(link).endsWith('npm-cli.js')) return realpathSync(link);
  }
  throw new SetupError('npm was not found. It comes with Node.js; start with `npm start`, or put npm on the PATH.');
}
