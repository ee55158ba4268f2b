import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openKeyFile as openInPane } from '../../addin/signing/key-file/open-key-file.ts';
import { signAttributes } from '../../addin/signing/key-file/usable-key.ts';
import { RefusalError } from '../../server/circulation/errors.ts';
import { withDelta } from '../../server/pdf/append.ts';
import { readCertificate } from '../../server/signing/certificate.ts';
import { completeSignature } from '../../server/signing/complete.ts';
import { keyFileHolder, type KeyHolder } from '../../server/signing/key-holder.ts';
import { prepareSignature } from '../../server/signing/prepare.ts';
import { remoteSigning } from '../../server/signing/remote/remote-signing.ts';
import { tokenHolder, type Token } from '../../server/signing/token-holder.ts';
import { makeBase } from './circulation-file.ts';
import { makeAuthorities, type Holder } from './pki.ts';
import { opensslAccepts, pdfsigOf, pemOf, signaturesIn } from './referees.ts';
import { startRemoteService, type RemoteServiceCounterpart } from './remote-service.ts';
import { makeSoftToken, SOFTHSM_MODULE, type SoftToken } from './token.ts';

const NOW = new Date('2026-11-22T07:06:00Z');
const PIN = 'Mã số bí mật 1';
type KeyKind = 'rsa' | 'p256';

const authorities = makeAuthorities();
const people: Readonly<Record<KeyKind, Holder>> = { rsa: authorities.person('Ân'), p256: authorities.person('Bưởi', { key: 'p256' }) };
let folder: string;
let base: Uint8Array;
let remote: RemoteServiceCounterpart;
let token: SoftToken;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'holders-'));
  base = await makeBase();
  remote = await startRemoteService();
  token = makeSoftToken();
  for (const [kind, { key, chain }] of Object.entries(people)) {
    remote.hold({ credentialId: kind, userId: kind, key, certificates: chain, pin: PIN, otp: '123456' });
    token.importKey(kind === 'rsa' ? '01' : '02', key);
  }
});
afterAll(async () => {
  await remote.close();
  token.remove();
  rmSync(folder, { recursive: true });
});

const keyFile = (kind: KeyKind): Uint8Array => {
  const { key, chain: [leaf = new Uint8Array(), ...rest] } = people[kind];
  writeFileSync(join(folder, 'key.pem'), key.export({ type: 'pkcs8', format: 'pem' }));
  writeFileSync(join(folder, 'leaf.pem'), pemOf(leaf));
  writeFileSync(join(folder, 'chain.pem'), rest.map(pemOf).join(''));
  execFileSync('openssl', ['pkcs12', '-export', '-inkey', 'key.pem', '-in', 'leaf.pem', '-certfile', 'chain.pem', '-out', 'file.p12', '-passout', `pass:${PIN}`], { cwd: folder, stdio: 'pipe' });
  return readFileSync(join(folder, 'file.p12'));
};

const service = () => ({ url: remote.url, clientId: remote.clientId, clientSecret: () => Promise.resolve(remote.secret), timeoutMs: 1000 });
const remoteHolder = async (kind: KeyKind, pin: string, otp = '123456'): Promise<KeyHolder> => {
  const signing = remoteSigning(service(), () => new Date());
  const [key] = await signing.keysOf(kind);
  if (key === undefined) throw new Error(kind);
  return signing.holder(key, { PIN: pin, OTP: otp });
};
const onToken = (kind: KeyKind, wish: Partial<Token> = {}): KeyHolder =>
  tokenHolder({ module: SOFTHSM_MODULE, label: token.label, keyId: kind === 'rsa' ? '01' : '02', pin: () => Promise.resolve(token.pin), certificates: people[kind].chain, ...wish });

/** Every holder there is: how its key comes to sign, and what it says to a wrong secret. */
const HOLDERS: readonly { readonly name: string; readonly open: (kind: KeyKind, pin?: string) => Promise<KeyHolder>; readonly wrong: string }[] = [
  { name: 'a PKCS#12 file at the server', open: (kind, pin = PIN) => Promise.resolve().then(() => keyFileHolder(keyFile(kind), pin)), wrong: 'KEY_WRONG_PIN' },
  {
    name: 'a PKCS#12 file in the pane', wrong: 'KEY_WRONG_PIN',
    open: async (kind, pin = PIN) => {
      const opened = await openInPane(keyFile(kind), pin, NOW);
      return { certificates: () => opened.certificates, sign: (attributes) => signAttributes(opened.key, Uint8Array.from(attributes)) };
    },
  },
  { name: 'a PKCS#11 token', open: (kind, pin) => Promise.resolve(onToken(kind, pin === undefined ? {} : { pin: () => Promise.resolve('999999') })), wrong: 'TOKEN_PIN_WRONG' },
  { name: 'a remote signing service', open: (kind, pin = PIN) => remoteHolder(kind, pin), wrong: 'REMOTE_SECRET_WRONG' },
];

const signWith = async (holder: KeyHolder, pdf: Uint8Array, fieldName: string): Promise<Uint8Array> => {
  const certificates = holder.certificates();
  const prepared = prepareSignature({ pdf, fieldName, signerName: 'Nguyễn Văn Ân', reason: 'Ký số', when: NOW, picture: null, certificates, timestamped: false });
  const { delta } = await completeSignature({ pdf, prepared, signature: await holder.sign(prepared.signedAttributes), certificates, timestamp: null });
  return withDelta(pdf, delta);
};

const refusalOf = async (work: () => Promise<unknown>): Promise<string> => {
  try {
    await work();
  } catch (error) {
    if (error instanceof RefusalError) return error.refusal.code;
    throw error;
  }
  return 'accepted';
};

describe.each(HOLDERS)('$name', ({ open, wrong }) => {
  test.each(['rsa', 'p256'] as const)('with a key of kind %s signs twice, and every referee agrees', async (kind) => {
    const holder = await open(kind);
    const [leaf, issuer] = holder.certificates().map(readCertificate);
    expect(leaf?.sha256).toBe(readCertificate(people[kind].der).sha256);
    expect(issuer?.sha256).toBe(readCertificate(authorities.issuing.der).sha256);
    const signed = await signWith(holder, await signWith(holder, base, 'Step_1'), 'Step_2');
    expect((await pdfsigOf(signed)).match(/Signature is Valid/g)).toHaveLength(2);
    for (const signature of signaturesIn(signed)) expect(await opensslAccepts(signature, authorities.root.der)).toBe(true);
  });

  test('with a wrong secret signs nothing', async () => {
    expect(await refusalOf(async () => (await open('rsa', 'sai')).sign(new Uint8Array(10)))).toBe(wrong);
  });
});

describe('a PKCS#11 token', () => {
  test('pulled out it is told; put back it signs again, without a restart', async () => {
    const holder = onToken('rsa');
    token.pull();
    expect(await refusalOf(() => holder.sign(new Uint8Array(10)))).toBe('TOKEN_UNAVAILABLE');
    token.putBack();
    expect((await holder.sign(new Uint8Array(10))).length).toBe(256);
  });
  test('another token, key or module than there is, is told', async () => {
    for (const wish of [{ label: 'KHONG CO' }, { keyId: '07' }, { module: '/khong/co.so' }]) expect(await refusalOf(() => onToken('rsa', wish).sign(new Uint8Array(10)))).toBe('TOKEN_UNAVAILABLE');
  });
});

describe('a remote signing service', () => {
  beforeEach(() => remote.behave({}));

  test('is asked in the order of the specification, with one consent for one hash', async () => {
    await (await remoteHolder('rsa', PIN)).sign(new Uint8Array(10));
    expect(remote.calls).toEqual(['info', '/oauth2/token', 'credentials/list', 'credentials/info', 'credentials/authorize', 'signatures/signHash']);
  });
  test('forgets its tokens: another is asked for and nobody notices', async () => {
    const holder = await remoteHolder('rsa', PIN);
    remote.behave({ forgetTokens: true });
    expect((await holder.sign(new Uint8Array(10))).length).toBe(256);
  });
  test('a wrong code of the phone, a slow answer, a service that is down or gone', async () => {
    expect(await refusalOf(async () => (await remoteHolder('rsa', PIN, '000000')).sign(new Uint8Array(10)))).toBe('REMOTE_SECRET_WRONG');
    const holder = await remoteHolder('rsa', PIN);
    remote.behave({ delayMs: 1500 });
    expect(await refusalOf(() => holder.sign(new Uint8Array(10)))).toBe('REMOTE_UNAVAILABLE');
    remote.behave({ broken: true });
    expect(await refusalOf(() => holder.sign(new Uint8Array(10)))).toBe('REMOTE_UNAVAILABLE');
    expect(await refusalOf(() => remoteSigning({ ...service(), url: 'http://127.0.0.1:9/csc/v2' }, () => new Date()).keysOf('rsa'))).toBe('REMOTE_UNAVAILABLE');
    remote.behave({});
    expect(await refusalOf(() => remoteSigning({ ...service(), clientSecret: () => Promise.resolve('sai') }, () => new Date()).keysOf('rsa'))).toBe('REMOTE_REFUSED');
  });
  test('the signature of something else is refused when it is completed', async () => {
    const holder = await remoteHolder('p256', PIN);
    remote.behave({ signsOther: true });
    expect(await refusalOf(() => signWith(holder, base, 'Step_1'))).toBe('SIGNATURE_INVALID');
  });
  test('keys that are disabled, or released on the provider’s own page, are not offered', async () => {
    const { key, chain } = people.rsa;
    remote.hold({ credentialId: 'off', userId: 'other', key, certificates: chain, pin: PIN, status: 'disabled' });
    remote.hold({ credentialId: 'page', userId: 'other', key, certificates: chain, pin: PIN, mode: 'oauth2code' });
    expect(await remoteSigning(service(), () => new Date()).keysOf('other')).toEqual([]);
  });
});
