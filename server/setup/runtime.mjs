import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runNpm } from './npm.mjs';
import { run } from './run.mjs';
import { SetupError, withProgress } from './say.mjs';

/** The Node that is brought where the machine's is too old. */
const BROUGHT = '24.21.0';
/** The oldest Node that runs the server: the first long-term release that takes TypeScript as it is and has SQLite inside. */
const OLDEST = /** @type {const} */ ([24, 11]);

/**
 * The Node to run the server with: the machine's own when it is new enough, otherwise one from npm in the project's `.runtime`.
 *
 * @param {string} root the project's folder
 * @returns {Promise<string>} path of the program
 */
export async function ensureRuntime(root) {
  if (isNewEnough(process.versions.node)) return process.execPath;
  const folder = join(root, '.runtime');
  const node = join(folder, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (isBrought(folder, node)) return node;

  // A half-finished earlier attempt would look installed to npm.
  rmSync(folder, { recursive: true, force: true });
  await withProgress(`Bringing Node ${BROUGHT} into .runtime (this machine has ${process.versions.node})`, () => '', () =>
    runNpm(process.execPath, ['install', '--prefix', folder, '--ignore-scripts=false', '--save-exact', `node@${BROUGHT}`], root));
  if (!isBrought(folder, node) || (await run(node, ['--version'], { quiet: true })) !== 0) {
    throw new SetupError(`The Node from npm does not run on this machine (${process.platform}, ${process.arch}). Install Node ${OLDEST[0]} and start again.`);
  }
  return node;
}

/** @param {string} version */
function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}

/**
 * @param {string} folder
 * @param {string} node
 */
function isBrought(folder, node) {
  const description = join(folder, 'node_modules/node/package.json');
  if (!existsSync(node) || !existsSync(description)) return false;
  const { version } = /** @type {{ version: string }} */ (JSON.parse(readFileSync(description, 'utf8')));
  if (version !== BROUGHT) return false;
  // The folder may have been copied from another kind of machine: the package with the program itself is named after it.
  const system = process.platform === 'win32' ? 'win' : process.platform;
  return ['node', 'node-bin'].some((name) => existsSync(join(folder, `node_modules/node/node_modules/${name}-${system}-${process.arch}`)));
}
