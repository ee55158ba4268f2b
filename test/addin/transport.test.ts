import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, expect, test, vi } from 'vitest';
import { createApi } from '../../addin/app/api.ts';
import { ApiError } from '../../addin/app/errors.ts';
import { backoff } from '../../addin/app/backoff.ts';
import { readLive } from '../../addin/app/liveStream.ts';
import { createTransport } from '../../addin/app/transport.ts';

interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

/** A real server; `answer` is asked for each request that arrives whole. */
const serve = async (answer: (seen: Seen, response: ServerResponse) => void) => {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => { answer({ method: request.method ?? '', path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString() }, response); });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => new Promise((resolve) => { server.closeAllConnections(); server.close(() => { resolve(); }); }));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
};

const client = (base: string, token: string | null = 'the-token') => {
  const reached: boolean[] = [];
  const onSignedOut = vi.fn();
  const transport = createTransport({ token: () => token, onReach: (ok) => { reached.push(ok); }, onSignedOut });
  return { api: createApi((path, call) => transport(`${base}${path}`, call)), reached, onSignedOut };
};

const json = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

test('the token travels in the header and never in the address', async () => {
  let seen: Seen | null = null;
  const base = await serve((request, response) => { seen = request; json(response, 200, { rows: [], nextCursor: null }); });
  await client(base).api.documents({ tray: 'inbox', q: 'bàn giao', cursor: 'c/1' });
  expect(seen).toMatchObject({ path: '/api/documents?tray=inbox&q=b%C3%A0n+giao&cursor=c%2F1', headers: { authorization: 'Bearer the-token' } });
});

test('an act whose answer was lost is sent again under the same idempotency key', async () => {
  const seen: Seen[] = [];
  const base = await serve((request, response) => {
    seen.push(request);
    if (seen.length === 1) response.destroy();
    else json(response, 200, { id: 'd1' });
  });
  const { api, reached } = client(base);
  await api.issue('d1');
  expect(seen).toHaveLength(2);
  expect(seen[0]?.headers['idempotency-key']).toMatch(/^[0-9a-f]{32}$/);
  expect(seen[1]?.headers['idempotency-key']).toBe(seen[0]?.headers['idempotency-key']);
  expect(reached).toEqual([true]);
});

test('two acts carry two keys', async () => {
  const keys: unknown[] = [];
  const base = await serve((request, response) => { keys.push(request.headers['idempotency-key']); json(response, 200, {}); });
  const { api } = client(base);
  await api.issue('d1');
  await api.issue('d1');
  expect(new Set(keys).size).toBe(2);
});

test('a server that stays away is told as a lost connection', async () => {
  const base = await serve((_, response) => { response.destroy(); });
  const { api, reached } = client(base);
  await expect(api.me()).rejects.toMatchObject({ code: 'CONNECTION_LOST', status: 0 });
  expect(reached).toEqual([false]);
});

test('a refusal keeps its code, facts and both sentences', async () => {
  const error = { code: 'NUMBER_DATE_BACKWARD', facts: { d: '20/11/2026' }, vi: 'Ngày …', en: 'Date …' };
  const base = await serve((_, response) => { json(response, 409, { error }); });
  const { api, onSignedOut } = client(base);
  const thrown: unknown = await api.assignNumber('d1', '2026-11-19', 4).catch((reason: unknown) => reason);
  expect(thrown).toBeInstanceOf(ApiError);
  expect(thrown).toMatchObject({ status: 409, ...error });
  expect(onSignedOut).not.toHaveBeenCalled();
});

test('an ended session is told once; a wrong password does not end one', async () => {
  let code = 'WRONG_PASSWORD';
  const base = await serve((_, response) => { json(response, 401, { error: { code, facts: {}, vi: 'v', en: 'e' } }); });
  const { api, onSignedOut } = client(base);
  await expect(api.applySeal('d1', 'sai')).rejects.toMatchObject({ code });
  expect(onSignedOut).not.toHaveBeenCalled();
  code = 'NOT_SIGNED_IN';
  await expect(api.me()).rejects.toMatchObject({ code });
  expect(onSignedOut).toHaveBeenCalledOnce();
});

test('a proxy’s page is no answer', async () => {
  const base = await serve((_, response) => { response.writeHead(502, { 'content-type': 'text/html' }).end('<html>Bad gateway'); });
  await expect(client(base).api.me()).rejects.toMatchObject({ code: 'UNREADABLE_ANSWER', status: 502 });
});

test('bytes go and come as they are', async () => {
  const sent = Uint8Array.from({ length: 256 }, (_, index) => index);
  const base = await serve((request, response) => {
    expect(request.path).toBe('/api/documents/d1/references?name=B%C3%A1o%20gi%C3%A1%20%26%201.pdf');
    json(response, 200, { id: 'r1' });
  });
  await client(base).api.addReference('d1', 'Báo giá & 1.pdf', sent.subarray(0, 10));
  const back = await serve((_, response) => { response.writeHead(200).end(sent); });
  expect(await client(back).api.pdf('d1')).toEqual(sent);
});

test('the live stream gives whole messages however they are cut, and passes over what it does not know', async () => {
  const text = ': \n\ndata: {"kind":"ready"}\r\n\r\nevent: x\ndata: {"kind":"changed","documentId":"văn","rowVersion":2,"notice":"YOUR_TURN","forMe":true}\n\ndata: {"kind":"other"}\n\ndata: not json\n\ndata: {"kind":"cut';
  const bytes = new TextEncoder().encode(text);
  for (const size of [1, 7, bytes.length]) {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size));
        controller.close();
      },
    });
    const messages = [];
    for await (const message of readLive(new Response(body))) messages.push(message);
    expect(messages).toEqual([{ kind: 'ready' }, { kind: 'changed', documentId: 'văn', rowVersion: 2, notice: 'YOUR_TURN', forMe: true }]);
  }
});

test('reconnecting grows slower, up to forty seconds', () => {
  expect([backoff(0, 0), backoff(1, 0), backoff(3, 0), backoff(50, 0), backoff(50, 1)]).toEqual([1000, 2000, 8000, 30_000, 40_000]);
});
