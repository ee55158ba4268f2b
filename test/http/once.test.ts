import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MINUTES_FLOW } from '../../server/demo/flows.ts';
import { openHouse, type House } from '../acts/house.ts';

let house: House;
let token = '';
beforeAll(async () => {
  house = await openHouse({ environment: { MAX_REFERENCE_MB: '1' } });
  token = (await (await house.sit('u06')).api.signIn('u06', house.desk.password)).token;
}, 60_000);
afterAll(() => house.close());

/** Straight into the app: a body without a length, which must be measured. */
const send = (method: string, path: string, key: string | null, body: string | Uint8Array, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  Promise.resolve(house.app.request(path, {
    method, body: typeof body === 'string' ? body : new Blob([body.slice()]),
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': typeof body === 'string' ? 'application/json' : 'application/octet-stream', ...(key === null ? {} : { 'Idempotency-Key': key }), ...headers },
  }));
const idOf = async (answer: Response): Promise<string> => ((await answer.json()) as { id: string }).id;
const codeOf = async (answer: Response): Promise<string> => ((await answer.json()) as { error: { code: string } }).error.code;
const paper = (text: string): Uint8Array => new TextEncoder().encode(`%PDF-1.7\n${text}`);

describe('a request that is sent again', () => {
  test('at the same moment, many times: one draft, one answer', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => send('POST', '/api/documents', 'k'.repeat(20), JSON.stringify(MINUTES_FLOW.draft))));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(await Promise.all(answers.map(idOf))).size).toBe(1);
    expect(await idOf(await send('POST', '/api/documents', 'k'.repeat(20), JSON.stringify(MINUTES_FLOW.draft)))).toBeTruthy();
  });

  test('another file, even of the same length, or under another name, is another request', async () => {
    const id = await idOf(await send('POST', '/api/documents', null, JSON.stringify(MINUTES_FLOW.draft)));
    const path = `/api/documents/${id}/references?name=`;
    const key = 'reference-key-00001';
    const first = await send('POST', `${path}a.pdf`, key, paper('một'));
    expect(first.status).toBe(201);
    expect(await idOf(await send('POST', `${path}a.pdf`, key, paper('một')))).toBe(await idOf(first));
    expect(await codeOf(await send('POST', `${path}a.pdf`, key, paper('hai')))).toBe('BAD_REQUEST');
    expect(await codeOf(await send('POST', `${path}b.pdf`, key, paper('một')))).toBe('BAD_REQUEST');
  });

  test('a refusal is not kept', async () => {
    const bad = JSON.stringify({ ...MINUTES_FLOW.draft, watcherIds: ['nobody'] });
    expect((await send('POST', '/api/documents', 'refused-key-000001', bad)).status).toBe(400);
    expect((await send('POST', '/api/documents', 'refused-key-000001', JSON.stringify(MINUTES_FLOW.draft))).status).toBe(201);
  });
});

describe('bodies', () => {
  const large = JSON.stringify({ rowVersion: 1, changes: { subject: 'x'.repeat(400_000) } });
  test('a document whose id looks like a file route gets no more than any other', async () => {
    expect(await codeOf(await send('PUT', '/api/documents/file', 'large-body-key-0001', large))).toBe('BODY_TOO_LARGE');
    expect(await codeOf(await send('PUT', '/api/documents/references', null, large))).toBe('BODY_TOO_LARGE');
  });

  test('an upload is bounded before its digest is taken, and by who is signed in only', async () => {
    expect(await codeOf(await send('POST', '/api/documents/x/references?name=a.pdf', 'large-body-key-0002', new Uint8Array(1_000_001)))).toBe('FILE_TOO_LARGE');
    const stranger = await send('POST', '/api/documents/x/references?name=a.pdf', null, new Uint8Array(1_000_001), { Authorization: 'Bearer x' });
    expect(await codeOf(stranger)).toBe('NOT_SIGNED_IN');
  });

  test('half a letter in a subject reaches neither the store nor the name of a download', async () => {
    const draft = await send('POST', '/api/documents', null, JSON.stringify({ ...MINUTES_FLOW.draft, subject: 'Bàn giao \ud83d xe' }));
    expect(((await draft.json()) as { subject: string }).subject).toBe('Bàn giao \ufffd xe');
  });
});
