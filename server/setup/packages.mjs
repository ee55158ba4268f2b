import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNpm } from './npm.mjs';
import { SetupError, withProgress } from './say.mjs';

/**
 * @typedef {{ version?: string, dev?: boolean, optional?: boolean, devOptional?: boolean }} LockedPackage
 * @typedef {Readonly<Record<string, LockedPackage>>} LockedPackages by folder, e.g. `node_modules/hono`
 */

/**
 * Installs what `package-lock.json` names, unless it is there already. Test tools that are installed stay installed.
 *
 * npm writes `node_modules/.package-lock.json` as its last act, so without that file an install was broken off. What it says is not
 * believed (`npm install --package-lock-only` rewrites it and installs nothing): every package is asked for its own version.
 *
 * @param {{ root: string, node: string, development: boolean }} options development: the test tools too
 */
export async function ensurePackages({ root, node, development }) {
  const locked = readLock(join(root, 'package-lock.json'));
  if (locked === null) throw new SetupError('package-lock.json is missing: this is not a whole copy of the project.');
  const installed = readLock(join(root, 'node_modules/.package-lock.json'));
  if (installed !== null && Object.entries(wanted(locked, development)).every(([folder, { version }]) => versionIn(join(root, folder)) === version)) return;

  const hadDevelopment = installed !== null && Object.values(installed).some((entry) => entry.dev === true);
  const whole = development || hadDevelopment;
  const folders = Object.keys(wanted(locked, whole));
  await withProgress(
    `Installing ${folders.length} packages into node_modules`,
    () => `${folders.filter((folder) => existsSync(join(root, folder, 'package.json'))).length} of ${folders.length}`,
    // Said aloud, because a machine's own settings may leave them out; the native parts of the build tools are optional packages.
    () => runNpm(node, ['ci', whole ? '--include=dev' : '--omit=dev', '--include=optional'], root),
  );
}

/**
 * The packages that must be there on every machine; optional ones belong to other systems.
 *
 * @param {LockedPackages} locked
 * @param {boolean} development
 * @returns {LockedPackages}
 */
function wanted(locked, development) {
  return Object.fromEntries(Object.entries(locked).filter(([folder, entry]) =>
    folder !== '' && entry.optional !== true && entry.devOptional !== true && (development || entry.dev !== true)));
}

/**
 * @param {string} folder of a package
 * @returns {string | undefined}
 */
function versionIn(folder) {
  const description = join(folder, 'package.json');
  if (!existsSync(description)) return undefined;
  const { version } = /** @type {{ version: string }} */ (JSON.parse(readFileSync(description, 'utf8')));
  return version;
}

/**
 * @param {string} path
 * @returns {LockedPackages | null}
 */
function readLock(path) {
  try {
    const lock = /** @type {{ packages: LockedPackages }} */ (JSON.parse(readFileSync(path, 'utf8')));
    return lock.packages;
  } catch {
    // A lock that is missing or broken means: nothing that can be relied on is installed.
    return null;
  }
}
