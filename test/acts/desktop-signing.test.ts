import { createPrivateKey } from 'node:crypto';
import tls from 'node:tls';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { codeOf } from '../../addin/app/errors.ts';
import { signWithService } from '../../addin/signing/desktop/sign-with-service.ts';
import type { DocumentView, SigningOfferView } from '../../server/acts/views.ts';
import { MINUTES_FLOW, submitDraft } from '../../server/demo/flows.ts';
import { SAMPLE_PIN } from '../../server/sample/material.ts';
import { openKeyFile } from '../../server/signing/key-file.ts';
import { signBeside, startDesktopService, type BesideWish, type DesktopService, type TokenKey } from '../signing/desktop-service.ts';
import { opensslAccepts, pdfsigOf, qpdfCheck, signaturesIn } from '../signing/referees.ts';
import { openHouse, type House } from './house.ts';
import { copySigned } from './signed-copies.ts';

let house: House;
let service: DesktopService;
let submitted: DocumentView;
let document: DocumentView;
const HEAD = 'u04';

beforeAll(async () => {
  house = await openHouse();
  service = await startDesktopService();
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), service.certificate]);
  submitted = await submitDraft(await house.sit('u06'), MINUTES_FLOW, (_what, work) => work());
}, 120_000);
afterAll(async () => {
  await service.close();
  await house.close();
});
beforeEach(async () => {
  const [id = ''] = await copySigned(house.parts, submitted.id, 1);
  document = await (await house.sit(HEAD)).api.document(id);
});

const tokenOf = async (personId: string): Promise<TokenKey> => {
  const file = await house.parts.sample?.keyFileOf(personId);
  const { key, certificates } = openKeyFile(file ?? new Uint8Array(), SAMPLE_PIN);
  return { key: createPrivateKey(key.export({ type: 'pkcs8', format: 'pem' })), certificates };
};

/** What a careful service makes of the fetched file, with the person's own token. */
const signer = async (personId = HEAD, wish: Partial<BesideWish> = {}) => {
  const token = await tokenOf(personId);
  return (pdf: Uint8Array): Uint8Array => signBeside({ pdf, box: 'Step_1', token, when: house.parts.clock(), ...wish });
};

const sign = async (at = service.origin): Promise<DocumentView> => {
  const { api } = await house.sit(HEAD);
  return signWithService(api, { document, stepId: document.myStepId ?? '', opinion: 'Đồng ý', checklist: null }, { service: at, origin: house.desk.origin, onStage: () => undefined, signal: AbortSignal.timeout(20_000) });
};

const refused = async (work: Promise<unknown>): Promise<string | null> => {
  try {
    await work;
  } catch (error) {
    return codeOf(error) ?? String(error);
  }
  return 'accepted';
};

const unchanged = async (): Promise<void> => {
  expect(await (await house.sit(HEAD)).api.document(document.id)).toEqual(document);
};

const offer = async (): Promise<SigningOfferView> =>
  (await house.sit(HEAD)).api.offerToDesktop(document.id, { stepId: document.myStepId ?? '', versionNo: document.versionNo, opinion: null, checklist: null });
const handIn = (path: string, body: Uint8Array): Promise<Response> => fetch(`${house.desk.origin}${path}`, { method: 'POST', body: new Blob([body.slice()]) });
const fetchPdf = async ({ downloadPath }: SigningOfferView): Promise<Uint8Array> => new Uint8Array(await (await fetch(`${house.desk.origin}${downloadPath}`)).arrayBuffer());

describe('a signature by the VGCA desktop service', () => {
  test('the head of the office signs; the file that came back is what circulates on, and every referee agrees', async () => {
    service.behave({ sign: await signer() });
    const signed = await sign();
    expect(service.seen).toEqual([200, 200]);
    expect(signed.steps[0]).toMatchObject({ status: 'DONE', opinion: 'Đồng ý' });
    expect(signed.signatures).toMatchObject([{ signerName: 'Phạm Văn Mẫu', status: 'VALID', level: 'B-B' }]);
    // The next in the route signs in the pane, on top of it.
    const after = await (await house.sit('u15')).sign(document.id);
    expect(after.signatures).toHaveLength(2);
    const pdf = await (await house.sit('u15')).api.pdf(document.id);
    expect(await qpdfCheck(pdf)).toContain('No syntax or stream encoding errors found');
    expect((await pdfsigOf(pdf)).match(/Signature is Valid/g)).toHaveLength(2);
    const root = (await house.parts.trust()).anchors[0] ?? new Uint8Array();
    for (const signature of signaturesIn(pdf)) expect(await opensslAccepts(signature, root)).toBe(true);
  });

  test('a document signed this way at every step is numbered, sealed, judged from zero and issued', async () => {
    for (const [i, { personId }] of MINUTES_FLOW.signs.entries()) {
      const { api } = await house.sit(personId);
      const now = await api.document(document.id);
      service.behave({ sign: await signer(personId, { box: `Step_${i + 1}` }), upload: i % 2 === 0 ? 'raw' : 'multipart' });
      await signWithService(api, { document: now, stepId: now.myStepId ?? '', opinion: null, checklist: null }, { service: service.origin, origin: house.desk.origin, onStage: () => undefined, signal: AbortSignal.timeout(20_000) });
    }
    const { api } = await house.sit('u07');
    const proposal = await api.numberProposal(document.id);
    await api.assignNumber(document.id, proposal.issuedDate, (await api.document(document.id)).rowVersion);
    await api.applySeal(document.id, house.desk.password);
    const issued = await api.issue(document.id);
    expect(issued.status).toBe('ISSUED');
    expect(issued.signatures.filter(({ status }) => status === 'VALID')).toHaveLength(6);
  }, 60_000);

  test('nobody at the address, or nobody who answers: told as such, nothing changed', async () => {
    expect(await refused(sign('wss://127.0.0.1:9'))).toBe('VGCA_UNAVAILABLE');
    service.behave({ sign: await signer(), silent: 'always' });
    expect(await refused(sign())).toBe('VGCA_UNAVAILABLE');
    expect(service.seen).toEqual([]);
    await unchanged();
  });

  test('the person cancels at the service', async () => {
    service.behave({ sign: () => null });
    expect(await refused(sign())).toBe('SIGN_CANCELLED');
    await unchanged();
  });

  test('what the service says is only a hint: a file that arrived counts though it fell silent, and “success” without a file does not', async () => {
    service.behave({ sign: await signer(), silent: 'after' });
    expect((await sign()).steps[0]?.status).toBe('DONE');
    [document] = [await (await house.sit(HEAD)).api.document((await copySigned(house.parts, submitted.id, 1))[0] ?? '')];
    service.behave({ sign: await signer(), upload: 'never' });
    expect(await refused(sign())).toBe('VGCA_NO_FILE');
    await unchanged();
  }, 30_000);

  test('the same file handed in twice is one signature; another file after it is refused', async () => {
    service.behave({ sign: await signer(), upload: 'twice' });
    const signed = await sign();
    expect(service.seen).toEqual([200, 200, 200]);
    expect(signed.signatures).toHaveLength(1);
  });

  test('an address is good for one use, one purpose, one file, a short time and one session', async () => {
    const first = await offer();
    const pdf = await fetchPdf(first);
    const signed = (await signer())(pdf);
    const guessed = first.uploadPath.replace(/.(?=\/signed)/, (last) => (last === 'A' ? 'B' : 'A'));
    expect((await handIn(guessed, signed)).status).toBe(404);
    expect((await handIn(first.downloadPath.replace('/pdf', '/signed'), signed)).status).toBe(404);
    expect((await fetch(`${house.desk.origin}${first.downloadPath}`)).status, 'again at once: the answer may have been lost').toBe(200);
    house.wait(61_000);
    expect((await fetch(`${house.desk.origin}${first.downloadPath}`)).status).toBe(409);
    house.wait(10 * 60_000);
    expect((await handIn(first.uploadPath, signed)).status).toBe(410);
    const second = await offer();
    expect((await handIn(second.uploadPath, signed)).status).toBe(200);
    expect((await handIn(second.uploadPath, (await signer())(pdf))).status).toBe(409);
    expect((await fetch(`${house.desk.origin}${second.downloadPath}`)).status).toBe(409);
  });

  test('the addresses die when their person signs out, and what became of them is nobody else’s business', async () => {
    const call = (path: string, token: string, init: RequestInit = {}) => fetch(`${house.desk.origin}${path}`, { ...init, headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' } });
    const answer = await fetch(`${house.desk.origin}/api/sessions`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ personId: HEAD, password: house.desk.password }) });
    const { token } = await answer.json() as { token: string };
    const made = await (await call(`/api/documents/${document.id}/signing-offers`, token, { method: 'POST', body: JSON.stringify({ stepId: document.myStepId, versionNo: document.versionNo }) })).json() as SigningOfferView;
    expect(await refused((await house.sit('u15')).api.desktopOutcome(made.id))).toBe('NOT_FOUND');
    expect(await (await call(`/api/signing-offers/${made.id}`, token)).json()).toEqual({ state: 'OPEN', refusal: null });
    await call('/api/sessions/current', token, { method: 'DELETE' });
    expect((await fetch(`${house.desk.origin}${made.downloadPath}`)).status).toBe(404);
    expect((await handIn(made.uploadPath, new Uint8Array(10))).status).toBe(404);
    expect(JSON.stringify(house.logged)).not.toContain('one-time');
  });

  const STRANGE: readonly (readonly [string, string, (pdf: Uint8Array) => Promise<Uint8Array> | Uint8Array])[] = [
    ['another file altogether', 'FILE_TAMPERED', (pdf) => pdf.slice(0, 4000)],
    ['the file unsigned', 'FILE_TAMPERED', (pdf) => pdf],
    ['one byte of the old file changed', 'FILE_TAMPERED', async (pdf) => { const whole = (await signer())(pdf); whole[2000] = (whole[2000] ?? 0) ^ 1; return whole; }],
    ['bytes behind the end', 'PDF_MALFORMED', async (pdf) => Buffer.concat([(await signer())(pdf), Buffer.from('x')])],
    ['one byte of the signed update changed', 'SIGNATURE_INVALID', async (pdf) => { const whole = Buffer.from((await signer())(pdf)); const at = whole.lastIndexOf('re S\n'); whole[at - 2] = (whole[at - 2] ?? 0) ^ 1; return whole; }],
    ['another person’s certificate', 'CERT_SUBJECT_MISMATCH', async (pdf) => (await signer('u05'))(pdf)],
    ['an expired certificate', 'CERT_EXPIRED', async (pdf) => (await signer('u17'))(pdf)],
    ['a widget beside the box', 'REVISION_NOT_ALLOWED', async (pdf) => (await signer(HEAD, { shift: 20 }))(pdf)],
    ['the box of another step', 'REVISION_NOT_ALLOWED', async (pdf) => (await signer(HEAD, { box: 'Step_2' }))(pdf)],
    ['a widget that acts', 'REVISION_NOT_ALLOWED', async (pdf) => (await signer(HEAD, { extra: { AA: null, A: null } }))(pdf)],
    ['a hidden widget', 'REVISION_NOT_ALLOWED', async (pdf) => (await signer(HEAD, { extra: { F: 2 } }))(pdf)],
    ['two signatures', 'REVISION_NOT_ALLOWED', async (pdf) => (await signer(HEAD))((await signer(HEAD, { box: 'Step_2' }))(pdf))],
  ];
  test.each(STRANGE)('refuses %s: %s', async (_what, code, make) => {
    const made = await make(await fetchPdf(await offer()));
    service.behave({ sign: () => made });
    expect(await refused(sign())).toBe(code);
    expect(service.seen[1]).toBeGreaterThanOrEqual(400);
    await unchanged();
  });

  test('after five refused files the address is closed, and a bad form or an endless one is refused', async () => {
    const made = await offer();
    const form = new FormData();
    form.set('a', 'no file');
    expect((await fetch(`${house.desk.origin}${made.uploadPath}`, { method: 'POST', body: form })).status).toBe(400);
    expect((await handIn(made.uploadPath, new Uint8Array(4_000_000))).status).toBe(413);
    const pdf = await fetchPdf(made);
    for (let i = 0; i < 5; i += 1) expect((await handIn(made.uploadPath, pdf)).status).toBe(422);
    expect((await handIn(made.uploadPath, (await signer())(pdf))).status).toBe(409);
    await unchanged();
  });
});
