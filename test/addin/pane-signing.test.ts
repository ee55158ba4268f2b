import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ApiError, connectionLost } from '../../addin/app/errors.ts';
import { fromBase64, toBase64 } from '../../addin/signing/base64.ts';
import { daysLeftWhenFew, judgeOwner } from '../../addin/signing/judge-owner.ts';
import { openKeyFile } from '../../addin/signing/key-file/open-key-file.ts';
import type { OpenedKey } from '../../addin/signing/key-file/open-key-file.ts';
import { ecdsaSigValue } from '../../addin/signing/key-file/usable-key.ts';
import { complete, hasExpired, isSpent, prepare, wayOnFrom } from '../../addin/signing/sign-document.ts';
import type { Intent, SigningApi } from '../../addin/signing/sign-document.ts';
import type { DocumentView, SigningRequestView } from '../../server/acts/views.ts';
import { RefusalError } from '../../server/circulation/errors.ts';
import { withDelta } from '../../server/pdf/append.ts';
import { completeSignature } from '../../server/signing/complete.ts';
import { prepareSignature } from '../../server/signing/prepare.ts';
import type { PreparedSignature } from '../../server/signing/prepare.ts';
import { makeBase } from '../signing/circulation-file.ts';
import { makeAuthorities } from '../signing/pki.ts';
import type { Holder } from '../signing/pki.ts';

const NAME = 'Phạm Văn Mẫu';
const NOW = new Date('2026-11-22T07:06:00Z');
const never = new AbortController().signal;
let folder = '';
let base: Uint8Array;
let stranger: Holder;

/** A real .p12 of a real holder, opened as the pane opens it. */
const openedKey = async (holder: Holder): Promise<OpenedKey> => {
  const pem = (der: Uint8Array): string => `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64').match(/.{1,64}/g)!.join('\n')}\n-----END CERTIFICATE-----\n`;
  writeFileSync(join(folder, 'key.pem'), holder.key.export({ type: 'pkcs8', format: 'pem' }));
  writeFileSync(join(folder, 'leaf.pem'), pem(holder.der));
  writeFileSync(join(folder, 'chain.pem'), holder.chain.slice(1).map(pem).join(''));
  execFileSync('openssl', ['pkcs12', '-export', '-inkey', 'key.pem', '-in', 'leaf.pem', '-certfile', 'chain.pem', '-out', 'file.p12', '-passout', 'pass:pin'], { cwd: folder, stdio: 'pipe' });
  return openKeyFile(readFileSync(join(folder, 'file.p12')), 'pin', NOW);
};

const documentAt = (sha256: string, status: 'ACTIVE' | 'DONE'): DocumentView =>
  ({ id: 'd1', versionNo: 1, steps: [{ id: 's1', status }], pdf: { sha256 } }) as unknown as DocumentView;

/** The server's two phases on real bytes; `cheat` changes what it tells or hands out. */
const serverWith = (cheat: Partial<SigningRequestView> = {}, spoil: (pdf: Uint8Array) => Uint8Array = (pdf) => pdf) => {
  const state = { prepared: null as PreparedSignature | null, certificates: [] as Uint8Array[], completions: 0, signed: null as Uint8Array | null, failure: null as Error | null };
  const intent: Intent = { document: documentAt(createHash('sha256').update(base).digest('hex'), 'ACTIVE'), stepId: 's1', opinion: null, checklist: null };
  const api: SigningApi = {
    prepareSignature: (_, { certificates }) => {
      state.certificates = certificates.map(fromBase64);
      const prepared = prepareSignature({ pdf: base, fieldName: 'Step_1', signerName: NAME, reason: 'Ký số', when: NOW, picture: null, certificates: state.certificates, timestamped: false });
      state.prepared = prepared;
      return Promise.resolve({
        id: 'r1', documentId: 'd1', versionNo: 1, stepId: 's1', baseLength: prepared.baseLength, baseSha256: prepared.baseSha256, preparedLength: base.length + prepared.delta.length,
        byteRange: prepared.byteRange, signedAttributes: toBase64(prepared.signedAttributes), expiresAt: '2026-11-22T07:16:00Z', fieldName: 'Step_1', ...cheat,
      });
    },
    preparedPdf: () => Promise.resolve(spoil(withDelta(base, state.prepared!.delta))),
    completeSignature: async (_, signature) => {
      state.completions += 1;
      const { delta } = await completeSignature({ pdf: base, prepared: state.prepared!, signature: fromBase64(signature), certificates: state.certificates, timestamp: null });
      state.signed = withDelta(base, delta);
      if (state.failure) throw state.failure;
      return documentAt('after', 'DONE');
    },
    document: () => Promise.resolve(documentAt('', state.signed ? 'DONE' : 'ACTIVE')),
  };
  return { api, state, intent };
};

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  const error: unknown = await work.then(() => null, (reason: unknown) => reason);
  return error instanceof RefusalError ? error.refusal.code : error instanceof ApiError ? error.code : `not refused: ${String(error)}`;
};

let keys: Readonly<Record<'rsa' | 'p256' | 'p384', OpenedKey>>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pane-signing-'));
  base = await makeBase();
  const { person } = makeAuthorities();
  stranger = person('Người Khác');
  const [rsa, p256, p384] = [person(NAME), person(NAME, { key: 'p256' }), person(NAME, { key: 'p384' })];
  keys = { rsa: await openedKey(rsa), p256: await openedKey(p256), p384: await openedKey(p384) };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a head signs in the pane', () => {
  test.each(['rsa', 'p256', 'p384'] as const)('with a %s key: prepared, compared, signed, accepted by the server', async (kind) => {
    const { api, state, intent } = serverWith();
    const stages: string[] = [];
    const prepared = await prepare(api, intent, keys[kind], (stage) => stages.push(stage), never);
    expect(stages).toEqual(['asking', 'fetching', 'comparing']);
    expect(Buffer.from(prepared.pdf.subarray(0, base.length)).equals(Buffer.from(base))).toBe(true);
    const after = await complete(api, intent, prepared, keys[kind]);
    expect(after.steps[0]?.status).toBe('DONE');
    expect(state.signed!.length).toBe(prepared.pdf.length);
  });

  test.each<[string, Partial<SigningRequestView>, ((pdf: Uint8Array) => Uint8Array)?]>([
    ['prepares another document', { documentId: 'd2' }],
    ['prepares another version', { versionNo: 2 }],
    ['prepares over another base', { baseSha256: '0'.repeat(64) }],
    ['hands out a page that was changed', {}, (pdf) => pdf.map((byte, at) => (at === 3000 ? byte ^ 1 : byte))],
    ['adds bytes after the signature', {}, (pdf) => Uint8Array.from([...pdf, 0x0a])],
    ['asks to sign other attributes', { signedAttributes: toBase64(Uint8Array.of(0x31, 0x00)) }],
  ])('a server that %s gets no signature', async (_, cheat, spoil) => {
    const { api, state, intent } = serverWith(cheat, spoil);
    expect(await codeOf(prepare(api, intent, keys.rsa, () => undefined, never))).toBe('SHOWN_DIFFERS');
    expect(state.completions).toBe(0);
  });

  test('an answer that got lost is looked for: the signature is there, nothing is signed twice', async () => {
    const { api, state, intent } = serverWith();
    const prepared = await prepare(api, intent, keys.rsa, () => undefined, never);
    state.failure = connectionLost(null);
    expect((await complete(api, intent, prepared, keys.rsa)).steps[0]?.status).toBe('DONE');
    expect(state.completions).toBe(1);
  });

  test('a refusal stays a refusal', async () => {
    const { api, state, intent } = serverWith();
    const prepared = await prepare(api, intent, keys.rsa, () => undefined, never);
    state.failure = new ApiError(503, { code: 'TSA_UNAVAILABLE', facts: {}, vi: '', en: '' });
    expect(await codeOf(complete(api, intent, prepared, keys.rsa))).toBe('TSA_UNAVAILABLE');
  });

  test('leaving while it is prepared stops before the PDF is even fetched', async () => {
    const { api, state, intent } = serverWith();
    const leaving = new AbortController();
    const work = prepare(api, intent, keys.rsa, () => leaving.abort(), leaving.signal);
    await expect(work).rejects.toThrow();
    expect(state.completions).toBe(0);
  });
});

describe('whose key it is', () => {
  test('another person’s key and an expired one are stopped before the server is asked', async () => {
    const foreign = await openedKey(stranger);
    expect(() => judgeOwner(keys.rsa.owner, NAME.normalize('NFD'), NOW)).not.toThrow();
    expect(await codeOf(Promise.resolve().then(() => judgeOwner(foreign.owner, NAME, NOW)))).toBe('CERT_SUBJECT_MISMATCH');
    expect(await codeOf(Promise.resolve().then(() => judgeOwner(keys.rsa.owner, NAME, new Date('2050-01-01'))))).toBe('CERT_EXPIRED');
  });
  test('a certificate that ends soon says how many days are left', () => {
    const { owner } = keys.rsa;
    expect(daysLeftWhenFew(owner, new Date(owner.validTo.getTime() - 12.5 * 86_400_000))).toBe(12);
    expect(daysLeftWhenFew(owner, new Date(owner.validTo.getTime() - 90 * 86_400_000))).toBeNull();
  });
});

describe('the way on after a failure', () => {
  const refused = (code: string) => new ApiError(409, { code, facts: {}, vi: '', en: '' });
  test.each([['KEY_WRONG_PIN', 'key'], ['CERT_REVOKED', 'key'], ['TSA_UNAVAILABLE', 'again'], ['CONNECTION_LOST', 'again'], ['SHOWN_DIFFERS', 'again'], ['STEP_NOT_ACTIVE', 'close'], ['VERSION_STALE', 'close']])('%s: %s', (code, way) => {
    expect(wayOnFrom(refused(code))).toBe(way);
  });
  test('a request that has passed or was spent is prepared anew', async () => {
    const { api, intent } = serverWith();
    const prepared = await prepare(api, intent, keys.rsa, () => undefined, never);
    expect([new Date('2026-11-22T07:15:59Z'), new Date('2026-11-22T07:16:00Z')].map((now) => hasExpired(prepared, now))).toEqual([false, true]);
    expect(['SIGN_TOKEN_EXPIRED', 'SIGN_TOKEN_USED', 'SIGN_HOLE_TOO_SMALL', 'TSA_UNAVAILABLE'].map((code) => isSpent(refused(code)))).toEqual([true, true, true, false]);
  });
});

test('r and s become DER integers: no needless zeros, never negative', () => {
  const half = (bytes: readonly number[]): readonly number[] => [...Array.from({ length: 32 - bytes.length }, () => 0), ...bytes];
  expect([...ecdsaSigValue(Uint8Array.from([...half([0x80]), ...half([0x01, 0x02])]))]).toEqual([0x30, 8, 0x02, 2, 0, 0x80, 0x02, 2, 1, 2]);
  expect([...ecdsaSigValue(new Uint8Array(64))]).toEqual([0x30, 6, 2, 1, 0, 2, 1, 0]);
});
