import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { handOver, run } from './run.mjs';
import { say, SetupError } from './say.mjs';

const DEVELOPMENT = 'https://localhost:3000';
const DAYS = 365;
const ASK_MS = 300;
/** Microsoft's tools bring an add-in into the Word of this machine on these systems only; elsewhere they do nothing and report success. */
const WITH_WORD = new Set(['win32', 'darwin']);

/**
 * `npm run word`: the server over https with a certificate for development, and the pane in the Word of this machine.
 *
 * @param {{ root: string, node: string, program: readonly string[], env: NodeJS.ProcessEnv }} options program: what runs the server
 * @returns {Promise<number>} the server's exit code
 */
export async function runInWord({ root, node, program, env }) {
  const { cert, key } = await ensureCertificate({ root, node });
  const address = `https://localhost:${env['PORT'] ?? '3000'}`;
  const manifest = writeManifest(root, address);
  const serving = { over: false };
  const ended = handOver(node, program, { ...env, TLS_CERT: cert, TLS_KEY: key, BASE_URL: address }).finally(() => { serving.over = true; });
  while (!serving.over && !(await answers(address))) await pause(ASK_MS);
  if (serving.over) return ended;
  if (!WITH_WORD.has(process.platform)) {
    say(`  There is no Word on this system to bring the pane into. The server runs; upload ${address}/manifest.xml to Word on the web,\n  or to another machine that reaches this one (see README.md, In Word).\n`);
    return ended;
  }
  const tool = [join(root, 'node_modules/office-addin-debugging/cli.js')];
  const started = await run(node, [...tool, 'start', manifest, 'desktop', '--app', 'word', '--no-debug'], { cwd: root });
  if (started !== 0) say('  Word could not be opened with the pane; the reason is above. The server goes on, and the README names the way by hand.');
  const code = await ended;
  await run(node, [...tool, 'stop', manifest], { cwd: root, quiet: true });
  return code;
}

/**
 * A certificate for `localhost` that this machine trusts. Where there is no Word it is made, but the system's own list is left alone.
 *
 * @param {{ root: string, node: string }} options
 * @returns {Promise<{ cert: string, key: string, authority: string }>} PEM files
 */
async function ensureCertificate({ root, node }) {
  const trusted = WITH_WORD.has(process.platform);
  const folder = trusted ? join(homedir(), '.office-addin-dev-certs') : join(root, '.build/word');
  const files = { cert: join(folder, 'localhost.crt'), key: join(folder, 'localhost.key'), authority: join(folder, 'ca.crt') };
  if (trusted) {
    // Asks the person once whether the system may trust it.
    const code = await run(node, [join(root, 'node_modules/office-addin-dev-certs/cli.js'), 'install', '--days', String(DAYS)], { cwd: root });
    if (code !== 0) throw new SetupError('The certificate for development could not be installed; the reason is above.');
  } else if (!existsSync(files.cert)) {
    const make = `require('office-addin-dev-certs').generateCertificates(...process.argv.slice(1, 4), ${DAYS}).catch((error) => { console.error(error.message); process.exit(1); })`;
    const code = await run(node, ['-e', make, files.authority, files.cert, files.key], { cwd: root, quiet: true });
    if (code !== 0) throw new SetupError('The certificate for development could not be made; the reason is above.');
  }
  return files;
}

/**
 * @param {string} root
 * @param {string} address
 */
function writeManifest(root, address) {
  const path = join(root, '.build/word/manifest.xml');
  mkdirSync(join(root, '.build/word'), { recursive: true });
  writeFileSync(path, readFileSync(join(root, 'manifest.xml'), 'utf8').replaceAll(DEVELOPMENT, address));
  return path;
}

/**
 * Does this machine's own server answer? It has just been started here, so its certificate is not asked for.
 *
 * @param {string} address
 * @returns {Promise<boolean>}
 */
function answers(address) {
  return new Promise((resolve) => {
    const asked = request(`${address}/api/health`, { rejectUnauthorized: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    asked.once('error', () => resolve(false));
    asked.end();
  });
}
