import { createPrivateKey } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { codeOf } from '../../addin/app/errors.ts';
import { findRemoteKey } from '../../addin/signing/remote/remote-keys.ts';
import { completeRemotely, prepare } from '../../addin/signing/sign-document.ts';
import type { DocumentView } from '../../server/acts/views.ts';
import { MINUTES_FLOW, submitDraft } from '../../server/demo/flows.ts';
import { SAMPLE_PIN } from '../../server/sample/material.ts';
import { openKeyFile } from '../../server/signing/key-file.ts';
import { startRemoteService, type RemoteServiceCounterpart } from '../signing/remote-service.ts';
import { openHouse, type House } from './house.ts';
import { copySigned } from './signed-copies.ts';

let folder: string;
let remote: RemoteServiceCounterpart;
let house: House;
let submitted: DocumentView;
let document: DocumentView;

const hold = async (personId: string, userId: string): Promise<void> => {
  const { key, certificates } = openKeyFile(await house.parts.sample?.keyFileOf(personId) ?? new Uint8Array(), SAMPLE_PIN);
  remote.hold({ credentialId: `${personId} of ${userId}`, userId, key: createPrivateKey(key.export({ type: 'pkcs8', format: 'pem' })), certificates, pin: '246810', otp: '123456' });
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'remote-'));
  remote = await startRemoteService();
  await writeFile(join(folder, 'secret'), `${remote.secret}\n`);
  house = await openHouse({ environment: { REMOTE_SIGNING_URL: remote.url, REMOTE_SIGNING_CLIENT_ID: remote.clientId, REMOTE_SIGNING_SECRET_FILE: join(folder, 'secret'), REMOTE_SIGNING_TIMEOUT_SECONDS: '1' } });
  submitted = await submitDraft(await house.sit('u06'), MINUTES_FLOW, (_what, work) => work());
  // The head of the office, by their identity code; somebody whose account there was given another person's key.
  await hold('u04', 'MAU-u04');
  await hold('u04', 'MAU-u05');
}, 120_000);
afterAll(async () => {
  await house.close();
  await remote.close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  remote.behave({});
  const [id = ''] = await copySigned(house.parts, submitted.id, 1);
  document = await (await house.sit('u04')).api.document(id);
});

const never = new AbortController().signal;
const comeToSign = async () => {
  const { api } = await house.sit('u04');
  const intent = { document, stepId: document.myStepId ?? '', opinion: null, checklist: null };
  const key = await findRemoteKey(api, 'Phạm Văn Mẫu', new Date(), never);
  const prepared = await prepare(api, intent, key, () => undefined, never);
  return { key, prepared, send: (secrets: Readonly<Record<string, string>>) => completeRemotely(api, intent, prepared, key.credentialId, secrets) };
};
const refused = async (work: Promise<unknown>): Promise<string | null> => work.then(() => 'accepted', (error: unknown) => codeOf(error) ?? String(error));
const GOOD = { PIN: '246810', OTP: '123456' };

describe('a signature with a key at a remote service', () => {
  test('what is shown is checked in the pane, the service signs it, and all goes on as with any other key', async () => {
    const { key, send } = await comeToSign();
    expect(key.secrets).toEqual([{ id: 'PIN', label: 'Mã PIN' }, { id: 'OTP', label: 'Mã OTP' }]);
    expect(key.owner).toMatchObject({ name: 'Phạm Văn Mẫu', identityCode: 'MAU-u04' });
    const signed = await send(GOOD);
    expect(signed.signatures).toMatchObject([{ signerName: 'Phạm Văn Mẫu', status: 'VALID', level: 'B-T' }]);
    // A lost answer asked for again: the same document, no second signature.
    expect((await send(GOOD)).signatures).toHaveLength(1);
  });

  test('a wrong PIN or code changes nothing, and the same prepared signature may be tried again', async () => {
    const { send } = await comeToSign();
    expect(await refused(send({ ...GOOD, PIN: '1' }))).toBe('REMOTE_SECRET_WRONG');
    expect(await refused(send({ ...GOOD, OTP: '1' }))).toBe('REMOTE_SECRET_WRONG');
    expect(await (await house.sit('u04')).api.document(document.id)).toEqual(document);
    expect((await send(GOOD)).signatures).toHaveLength(1);
    // Nothing typed stays with the server, not even in what it keeps of requests.
    const kept = JSON.stringify(await house.parts.store.read((db) => db.selectFrom('idempotencyKeys').selectAll().execute()));
    expect(kept).not.toContain('remote-signing');
  });

  test('a service that is slow, down, or signs something else', async () => {
    const { send } = await comeToSign();
    remote.behave({ delayMs: 1500 });
    expect(await refused(send(GOOD))).toBe('REMOTE_UNAVAILABLE');
    remote.behave({ broken: true });
    expect(await refused(send(GOOD))).toBe('REMOTE_UNAVAILABLE');
    remote.behave({ signsOther: true });
    expect(await refused(send(GOOD))).toBe('SIGNATURE_INVALID');
    expect(await (await house.sit('u04')).api.document(document.id)).toEqual(document);
  });

  test('a person without a key there is told; another person’s key under their name is refused', async () => {
    expect(await refused(findRemoteKey((await house.sit('u15')).api, 'Hồ Khuyến Công', new Date(), never))).toBe('REMOTE_NO_KEY');
    expect(await refused(findRemoteKey((await house.sit('u05')).api, 'Người khác', new Date(), never))).toBe('CERT_SUBJECT_MISMATCH');
    const { prepared } = await comeToSign();
    expect(await refused((await house.sit('u15')).api.signRemotely(prepared.request.id, 'u04 of MAU-u04', GOOD))).toBe('NOT_FOUND');
    expect(await refused((await house.sit('u04')).api.signRemotely(prepared.request.id, 'u04 of MAU-u05', GOOD))).toBe('REMOTE_REFUSED');
  });

  test('a server without such a service says so', async () => {
    const plain = await openHouse();
    try {
      const { api } = await plain.sit('u04');
      expect((await api.me()).remoteSigning).toBe(false);
      expect(await refused(api.remoteKeys())).toBe('REMOTE_NOT_CONFIGURED');
    } finally {
      await plain.close();
    }
  }, 60_000);
});
