import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { join, normalize, resolve } from 'node:path';
import { hostPage } from './host-page.ts';

/** The three names that the browser believes it speaks with. */
export const PANE_HOST = 'luan-chuyen.test';
export const WORD_HOST = 'word.officeapps.live.com';
const CDN_HOST = 'appsforoffice.microsoft.com';

/** Microsoft's package holds what its CDN serves under this path, to the byte. */
const OFFICE_JS = resolve(import.meta.dirname, '../../node_modules/@microsoft/office-js/dist');
const CDN_PATH = '/lib/1/hosted/';

/** One https server on a loopback port that stands in for the CDN, for Word on the web, and before the house. */
export interface Front {
  /** What the browser is told, so that every address stays as it is in production. */
  readonly rules: string;
  readonly close: () => Promise<void>;
}

/** A certificate of the test's own; the browser is told to take any. */
const certificate = (folder: string): { readonly cert: Buffer; readonly key: Buffer } => {
  const [cert, key] = [join(folder, 'front.pem'), join(folder, 'front.key')];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', `/CN=${PANE_HOST}`, '-out', cert, '-keyout', key], { stdio: 'ignore' });
  return { cert: readFileSync(cert), key: readFileSync(key) };
};

const give = (answer: ServerResponse, status: number, type: string, body: string | Buffer): void => {
  answer.writeHead(status, { 'Content-Type': type, 'Access-Control-Allow-Origin': '*' }).end(body);
};

const fromCdn = (path: string, answer: ServerResponse): void => {
  const file = join(OFFICE_JS, normalize(decodeURIComponent(path.slice(CDN_PATH.length))));
  if (!path.startsWith(CDN_PATH) || !file.startsWith(OFFICE_JS)) { give(answer, 404, 'text/plain', ''); return; }
  try {
    give(answer, 200, file.endsWith('.js') ? 'text/javascript; charset=utf-8' : 'application/octet-stream', readFileSync(file));
  } catch {
    give(answer, 404, 'text/plain', '');
  }
};

/** Passes everything on as it is, streams included. */
const fromHouse = (origin: string, asked: IncomingMessage, answer: ServerResponse): void => {
  const passed = request(`${origin}${asked.url ?? '/'}`, { method: asked.method, headers: asked.headers }, (came) => {
    answer.writeHead(came.statusCode ?? 502, came.headers);
    came.pipe(answer);
  });
  passed.once('error', () => { answer.destroy(); });
  answer.once('close', () => { passed.destroy(); });
  asked.pipe(passed);
};

export async function openFront(origin: string, folder: string): Promise<Front> {
  const server = createServer(certificate(folder), (asked, answer) => {
    const host = (asked.headers.host ?? '').split(':')[0];
    if (host === CDN_HOST) fromCdn((asked.url ?? '').split('?')[0] ?? '', answer);
    else if (host === WORD_HOST) give(answer, 200, 'text/html; charset=utf-8', hostPage);
    else fromHouse(origin, asked, answer);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    rules: [PANE_HOST, WORD_HOST, CDN_HOST].map((host) => `MAP ${host}:443 127.0.0.1:${port}`).join(','),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
