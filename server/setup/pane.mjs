import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.mjs';
import { say, SetupError } from './say.mjs';

/** What the pane is made of: its own room, the rooms it shares with the server, and the packages of both. */
const SOURCES = ['addin', 'server/circulation', 'server/format', 'server/registry', 'server/signing/shown', 'server/pdf/geometry.ts', 'server/acts/views.ts', 'package-lock.json'];

/**
 * Builds the pane into `.build/pane`, unless what lies there was built from these very sources.
 *
 * @param {{ root: string, node: string }} options
 */
export async function ensurePane({ root, node }) {
  const stamp = join(root, '.build/pane.sha256');
  const sources = digest(root);
  if (existsSync(join(root, '.build/pane/index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;

  say('Building the pane');
  rmSync(stamp, { force: true });
  // Whatever this process runs for (tests, development), the pane is the one people get: without this React comes in its slow, talkative form.
  const env = { ...process.env, NODE_ENV: 'production' };
  const code = await run(node, ['node_modules/vite/bin/vite.js', 'build', '--config', 'addin/vite.config.ts', '--logLevel', 'error'], { cwd: root, env });
  if (code !== 0) throw new SetupError('The pane could not be built; the reason is above.');
  mkdirSync(join(root, '.build'), { recursive: true });
  writeFileSync(stamp, sources);
}

/**
 * SHA-256 over names and contents: a copy or a checkout with other file times is still the same pane.
 *
 * @param {string} root
 */
function digest(root) {
  const hash = createHash('sha256');
  for (const path of SOURCES.flatMap((source) => filesUnder(root, source))) {
    const content = readFileSync(join(root, path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/**
 * @param {string} root
 * @param {string} path relative to the root
 * @returns {string[]}
 */
function filesUnder(root, path) {
  const found = statSync(join(root, path), { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (!found.isDirectory()) return [path];
  return readdirSync(join(root, path)).sort().flatMap((name) => filesUnder(root, `${path}/${name}`));
}
