import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DocumentView } from '../../server/acts/views.ts';
import { MINUTES_FLOW, submitDraft } from '../../server/demo/flows.ts';
import { openHouse, type House } from '../acts/house.ts';

/** One person of every role, as they stand to a document of the office that waits for its first signature. */
const ROLES = {
  drafter: 'u06', presenter: 'u04', 'deputy of the drafting department': 'u05',
  'next in the route': 'u15', 'finance, later in the route': 'u10', 'the leader, last in the route': 'u01', 'another leader': 'u02',
  'an officer of another department': 'u12', 'a head of another department': 'u18', clerk: 'u07', administrator: 'u09',
} as const;
const READERS: ReadonlySet<string> = new Set(['drafter', 'presenter', 'deputy of the drafting department']);

const step = { stepId: 'x', versionNo: 1 };
/** A body for every writing route on a document: well formed, so that only the rules can refuse it. */
const BODIES: Readonly<Record<string, unknown>> = {
  'PUT /api/documents/:id': { rowVersion: 1, changes: { subject: 'Bị sửa' } },
  'POST /api/documents/:id/submit': { rowVersion: 1, previewId: 'x' },
  'POST /api/documents/:id/withdraw': { reason: null },
  'POST /api/documents/:id/cancel-draft': {},
  'POST /api/documents/:id/new-version': { reason: 'Sửa lại nội dung văn bản', confirmedSignatureIds: [] },
  'PUT /api/documents/:id/file': new Uint8Array([0x50, 0x4b]),
  'POST /api/documents/:id/preview': {},
  'PUT /api/documents/:id/places': { places: [] },
  'POST /api/documents/:id/references': new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d]),
  'DELETE /api/documents/:id/references/:referenceId': undefined,
  'POST /api/documents/:id/approve': step,
  'POST /api/documents/:id/return': { ...step, reason: 'Đề nghị xem lại nội dung' },
  'POST /api/documents/:id/signing-requests': { ...step, certificates: ['AAAA'] },
  'POST /api/documents/:id/signing-offers': step,
  'POST /api/documents/:id/number': { issuedDate: '2026-11-22', rowVersion: 1 },
  'POST /api/documents/:id/refuse-number': { category: 'FORMAT', reason: 'Sai thể thức văn bản' },
  'POST /api/documents/:id/seal': { password: 'LuanChuyen@2026' },
  'POST /api/documents/:id/issue': {},
};
/** The readers' own acts on a document that waits for its first signature: not part of this walk. */
const OWN_ACTS: Readonly<Record<string, readonly string[]>> = {
  'POST /api/documents/:id/withdraw': ['drafter', 'presenter'], 'POST /api/documents/:id/new-version': ['drafter', 'presenter'],
};
const PUBLIC = new Set(['GET /api/health', 'GET /api/sign-in/people', 'POST /api/sessions', 'GET /one-time/:token/pdf', 'POST /one-time/:token/signed', 'GET /sample/root.pem', 'GET /sample/crl/:name', 'POST /sample/tsa', 'POST /sample/ocsp']);

let house: House;
let submitted: DocumentView;
beforeAll(async () => {
  house = await openHouse();
  submitted = await submitDraft(await house.sit(ROLES.drafter), MINUTES_FLOW, (_what, work) => work());
}, 120_000);
afterAll(() => house.close());

const routes = (): readonly string[] => [...new Set(house.app.routes.filter(({ method, path }) => method !== 'ALL' && !path.includes('*')).map(({ method, path }) => `${method} ${path}`))];

const tokens = new Map<string, string>();
const tokenOf = async (personId: string): Promise<string> => {
  const known = tokens.get(personId);
  if (known !== undefined) return known;
  const answer = await call('POST /api/sessions', null, { personId, password: house.desk.password });
  const { token } = await answer.json() as { token: string };
  tokens.set(personId, token);
  return token;
};

const call = (route: string, token: string | null, body: unknown, ids: Readonly<Record<string, string>> = {}): Promise<Response> => {
  const [method = 'GET', path = '/'] = route.split(' ');
  const address = path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? 'x') + (/\/(file|references)$/.test(path) && method !== 'GET' ? '?name=a.pdf' : '');
  const bytes = body instanceof Uint8Array;
  return fetch(`${house.desk.origin}${address}`, {
    method,
    headers: { ...(token === null ? {} : { Authorization: `Bearer ${token}` }), ...(body === undefined ? {} : { 'Content-Type': bytes ? 'application/octet-stream' : 'application/json' }) },
    ...(body === undefined ? {} : { body: bytes ? new Blob([body.slice()]) : JSON.stringify(body) }),
    signal: AbortSignal.timeout(20_000),
  });
};

const codeOf = async (answer: Response): Promise<string> => ((await answer.json()) as { error: { code: string } }).error.code;

describe('every route with every role', () => {
  test('only sign-in, health and the public material of the sample answer without a session', async () => {
    for (const route of routes()) {
      if (PUBLIC.has(route)) continue;
      const answer = await call(route, null, route.startsWith('GET') ? undefined : BODIES[route]);
      expect([route, answer.status], route).toEqual([route, 401]);
      expect(await codeOf(answer)).toBe('NOT_SIGNED_IN');
    }
  });

  test('a token that was made up, is too short, or was signed out opens nothing', async () => {
    const answer = await call('POST /api/sessions', null, { personId: 'u12', password: house.desk.password });
    const { token } = await answer.json() as { token: string };
    expect((await call('GET /api/me', token, undefined)).status).toBe(200);
    expect((await call('DELETE /api/sessions/current', token, undefined)).status).toBe(204);
    for (const bad of [token, 'A'.repeat(43), 'A', `${token}=`, '']) expect((await call('GET /api/me', bad, undefined)).status).toBe(401);
  });

  test.each(Object.entries(ROLES))('%s', async (role, personId) => {
    const token = await tokenOf(personId);
    const before = await (await house.sit(ROLES.drafter)).api.document(submitted.id);
    for (const route of routes().filter((candidate) => candidate.includes('/api/documents/:id'))) {
      if (OWN_ACTS[route]?.includes(role)) continue;
      const reading = route.startsWith('GET');
      if (!reading && !(route in BODIES)) throw new Error(`${route}: this walk does not know the route; give it a body`);
      const answer = await call(route, token, reading ? undefined : BODIES[route], { id: submitted.id, referenceId: 'x', previewId: 'x' });
      const seen = [role, route, answer.status] as const;
      if (!READERS.has(role)) expect(seen, 'must not learn that the document exists').toEqual([role, route, 404]);
      else if (reading && /:id(\/pdf|\/docx|\/text)?$/.test(route)) expect(seen).toEqual([role, route, 200]);
      else expect([400, 403, 404, 409, 422, 423], seen.join(' ')).toContain(answer.status);
      await answer.body?.cancel();
    }
    const after = await (await house.sit(ROLES.drafter)).api.document(submitted.id);
    expect(after).toEqual(before);
  }, 60_000);

  test('an inactive account cannot sign in, and nobody but clerks and the Chánh Văn phòng reads the register', async () => {
    expect((await call('POST /api/sessions', null, { personId: 'u19', password: house.desk.password })).status).toBe(401);
    for (const [role, personId] of Object.entries(ROLES)) {
      const { status } = await call('GET /api/registers/outgoing', await tokenOf(personId), undefined);
      expect([role, status]).toEqual([role, role === 'clerk' || role === 'presenter' ? 200 : 403]);
    }
  });

  test('nobody gets another person’s key file, signing request or live stream', async () => {
    const files = await Promise.all(['u04', 'u15'].map(async (id) => Buffer.from(await (await call('GET /api/sample/key-file', await tokenOf(id), undefined)).arrayBuffer())));
    expect(files[0]?.equals(files[1] ?? Buffer.alloc(0))).toBe(false);
    expect((await call('GET /api/sample/key-file', await tokenOf('u06'), undefined)).status).toBe(404);
    for (const route of ['GET /api/signing-requests/:id/pdf', 'POST /api/signing-requests/:id/complete']) {
      expect((await call(route, await tokenOf('u15'), route.startsWith('GET') ? undefined : { signature: 'AAAA' }, { id: 'x' })).status).toBe(404);
    }
    expect(house.logged).toEqual([]);
  });
});
