import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
};

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

describe('npm run word, on a system without Word', () => {
  let folder = '';
  let address = '';
  let running: ChildProcess | null = null;
  let said = '';

  /** Asks as a browser that trusts the development authority and nothing else. */
  const get = (path: string): Promise<Answer> => new Promise((done, fail) => {
    request(`${address}${path}`, { ca: readFileSync(join(ROOT, '.build/word/ca.crt')) }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => { done({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts).toString('utf8') }); });
    }).once('error', fail).end();
  });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'luan-chuyen-word-'));
    const port = await freePort();
    address = `https://localhost:${port}`;
    const child = spawn(process.execPath, [join(ROOT, 'server/start.mjs'), 'word'], {
      // vitest has a BASE_URL of its own.
      env: { ...process.env, BASE_URL: '', NODE_ENV: 'development', DATA_DIR: folder, PORT: String(port), CONVERTER: 'soffice' }, stdio: ['ignore', 'pipe', 'inherit'],
    });
    running = child;
    child.stdout.setEncoding('utf8').on('data', (text: string) => { said += text; });
    while (!said.includes('manifest.xml')) {
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(`npm run word ended by itself:\n${said}`);
      await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
    }
  });
  afterAll(async () => {
    if (running !== null && running.exitCode === null && running.signalCode === null) {
      running.kill('SIGTERM');
      await once(running, 'exit');
    }
    await rm(folder, { recursive: true, force: true });
  });

  test('says that there is no Word here, and the way to one', () => {
    expect(said).toContain(`Luân Chuyển:  ${address}`);
    expect(said).toContain('There is no Word on this system');
  });

  test('serves the pane over https with a certificate of its development authority', async () => {
    const pane = await get('/word.html?open=submit');
    expect(pane.status).toBe(200);
    expect(pane.body).toContain('https://appsforoffice.microsoft.com/lib/1/hosted/office.js');
    expect(pane.headers['content-security-policy']).toContain('https://*.officeapps.live.com');
    expect(pane.headers['x-frame-options']).toBeUndefined();
  });

  test('hands out the manifest with its own address', async () => {
    const { status, headers, body } = await get('/manifest.xml');
    expect([status, headers['content-type']]).toEqual([200, 'application/xml; charset=utf-8']);
    expect(body).toBe(readFileSync(join(ROOT, 'manifest.xml'), 'utf8').replaceAll('https://localhost:3000', address));
  });

  test('lets Word’s ribbon keep the icons and show them from another page', async () => {
    const { status, headers } = await get('/icons/icon-32.png');
    expect([status, headers['content-type'], headers['cross-origin-resource-policy'], headers['cache-control']]).toEqual([200, 'image/png', 'cross-origin', 'public, max-age=86400']);
    expect((await get('/icon.svg')).headers['cross-origin-resource-policy']).toBe('same-origin');
  });
});
