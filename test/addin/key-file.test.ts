import { execFileSync } from 'node:child_process';
import { createPublicKey, verify, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import forge from 'node-forge';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openKeyFile } from '../../addin/signing/key-file/open-key-file.ts';
import { signAttributes } from '../../addin/signing/key-file/usable-key.ts';
import { RefusalError } from '../../server/circulation/errors.ts';

const NOW = new Date();
const NAME = 'Phạm Văn Mẫu';
const IDENTITY = 'MAU-u04';
let folder = '';

const openssl = (...args: readonly string[]): void => {
  execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
};

/** A certificate authority and one officer's certificate, made by OpenSSL. */
const makePair = (id: string, algorithm: readonly string[], extra: readonly string[] = []): void => {
  openssl('req', '-new', '-nodes', '-utf8', '-newkey', ...algorithm, '-keyout', `${id}.key`, '-out', `${id}.csr`, '-subj', `/C=VN/O=MẪU/CN=${NAME}/serialNumber=${IDENTITY}`);
  writeFileSync(join(folder, `${id}.ext`), 'keyUsage=critical,digitalSignature,nonRepudiation\n');
  openssl('x509', '-req', '-in', `${id}.csr`, '-CA', 'ca.cer', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '365', '-extfile', `${id}.ext`, '-out', `${id}.cer`, ...extra);
};

const makeP12 = (id: string, name: string, pin: string, ...options: readonly string[]): Uint8Array => {
  openssl('pkcs12', '-export', '-inkey', `${id}.key`, '-in', `${id}.cer`, '-certfile', 'ca.cer', '-out', name, '-passout', `pass:${pin}`, ...options);
  return readFileSync(join(folder, name));
};

const refusalOf = async (work: Promise<unknown>): Promise<string> => {
  const error: unknown = await work.then(() => null, (reason: unknown) => reason);
  return error instanceof RefusalError ? error.refusal.code : `not refused: ${String(error)}`;
};

/** The referee: Node's own crypto, over OpenSSL's own certificate. */
const signsFor = async (id: string, opened: Awaited<ReturnType<typeof openKeyFile>>): Promise<boolean> => {
  const attributes = new TextEncoder().encode('signed attributes');
  const signature = await signAttributes(opened.key, attributes);
  return verify('sha256', attributes, createPublicKey(readFileSync(join(folder, `${id}.cer`))), signature);
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'key-files-'));
  openssl('req', '-x509', '-new', '-nodes', '-utf8', '-newkey', 'rsa:2048', '-keyout', 'ca.key', '-out', 'ca.cer', '-days', '3650', '-subj', '/C=VN/O=MẪU/CN=MẪU CA', '-addext', 'basicConstraints=critical,CA:TRUE');
  makePair('rsa', ['rsa:2048']);
  makePair('p256', ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256']);
  makePair('p384', ['ec', '-pkeyopt', 'ec_paramgen_curve:P-384']);
  makePair('p521', ['ec', '-pkeyopt', 'ec_paramgen_curve:P-521']);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('an officer opens a key file', () => {
  test.each([
    ['RSA, AES as OpenSSL 3 writes it', 'rsa', []],
    ['RSA, 3DES and SHA-1 as older programs write it', 'rsa', ['-legacy', '-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'SHA1']],
    ['RSA, 3DES key beside RC2-40 certificates as old Windows writes it', 'rsa', ['-legacy']],
    ['RSA, AES key beside 3DES certificates', 'rsa', ['-legacy', '-keypbe', 'AES-256-CBC', '-certpbe', 'PBE-SHA1-3DES']],
    ['RSA, AES-128 and a SHA-512 integrity code', 'rsa', ['-keypbe', 'AES-128-CBC', '-certpbe', 'AES-128-CBC', '-macalg', 'SHA512']],
    ['RSA, certificates in the clear', 'rsa', ['-certpbe', 'NONE']],
    ['RSA, without an integrity code', 'rsa', ['-nomac']],
    ['RSA, many rounds', 'rsa', ['-iter', '100000']],
    ['EC P-256', 'p256', []],
    ['EC P-256, 3DES', 'p256', ['-legacy']],
    ['EC P-384', 'p384', []],
  ])('%s: with a plain and with a Vietnamese PIN, and a wrong PIN is told', async (_, id, options) => {
    for (const pin of ['Mau@123456', 'Mật khẩu Ỷ 9']) {
      const opened = await openKeyFile(makeP12(id, 'file.p12', pin, ...options), pin, NOW);
      expect(opened.owner).toMatchObject({ name: NAME, identityCode: IDENTITY, issuer: 'MẪU CA' });
      expect(await signsFor(id, opened)).toBe(true);
      expect(opened.key.extractable).toBe(false);
      expect(await refusalOf(openKeyFile(makeP12(id, 'file.p12', pin, ...options), `${pin}x`, NOW))).toBe('KEY_WRONG_PIN');
    }
  });

  test('the chain is given leaf first, the bytes of the certificates as they are', async () => {
    const { certificates, owner } = await openKeyFile(makeP12('rsa', 'chain.p12', 'pin'), 'pin', NOW);
    expect(certificates.map((der) => new X509Certificate(der).subject.split('\n').find((line) => line.startsWith('CN')))).toEqual([`CN=${NAME}`, 'CN=MẪU CA']);
    const original = new X509Certificate(readFileSync(join(folder, 'rsa.cer')));
    expect(Buffer.from(certificates[0] ?? []).equals(original.raw)).toBe(true);
    expect(owner.validTo.getTime()).toBe(original.validToDate.getTime());
    expect(owner.validFrom.getTime()).toBe(original.validFromDate.getTime());
  });

  test('a PIN typed on a Mac (decomposed letters) opens a file made on Windows (composed), and the other way', async () => {
    const pin = 'Mật khẩu Ỷ';
    for (const [made, typed] of [[pin.normalize('NFC'), pin.normalize('NFD')], [pin.normalize('NFD'), pin.normalize('NFC')]] as const) {
      for (const options of [[], ['-legacy']]) await expect(openKeyFile(makeP12('rsa', 'file.p12', made, ...options), typed, NOW)).resolves.toBeDefined();
    }
  });

  test('a file made by node-forge', async () => {
    const keys = forge.pki.privateKeyFromPem(readFileSync(join(folder, 'rsa.key'), 'utf8'));
    const certificate = forge.pki.certificateFromPem(readFileSync(join(folder, 'rsa.cer'), 'utf8'));
    const asn1 = forge.pkcs12.toPkcs12Asn1(keys, [certificate], 'Mau@123456', { algorithm: 'aes256' });
    const opened = await openKeyFile(Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'binary'), 'Mau@123456', NOW);
    expect(await signsFor('rsa', opened)).toBe(true);
  });
});

describe('a file that is not a usable key', () => {
  test.each([
    ['empty', () => new Uint8Array()],
    ['a PDF', () => new TextEncoder().encode('%PDF-1.7\n')],
    ['cut off', () => makeP12('rsa', 'cut.p12', 'pin').subarray(0, 900)],
    ['random bytes', () => crypto.getRandomValues(new Uint8Array(5000))],
  ])('%s: cannot be read', async (_, file) => {
    expect(await refusalOf(openKeyFile(file(), 'pin', NOW))).toBe('KEY_FILE_UNREADABLE');
  });

  test('one flipped byte is never taken for a good key', async () => {
    const good = makeP12('rsa', 'flip.p12', 'pin');
    for (let at = 30; at < good.length; at += 97) {
      const bad = Uint8Array.from(good);
      bad[at] = (bad[at] ?? 0) ^ 0x01;
      expect(['KEY_FILE_UNREADABLE', 'KEY_WRONG_PIN', 'KEY_NOT_USABLE']).toContain(await refusalOf(openKeyFile(bad, 'pin', NOW)));
    }
  });

  test('certificates without a key, a curve we do not sign with, and a key that is not the certificate’s', async () => {
    openssl('pkcs12', '-export', '-nokeys', '-in', 'rsa.cer', '-out', 'nokey.p12', '-passout', 'pass:pin');
    expect(await refusalOf(openKeyFile(readFileSync(join(folder, 'nokey.p12')), 'pin', NOW))).toBe('KEY_NOT_USABLE');
    expect(await refusalOf(openKeyFile(makeP12('p521', 'p521.p12', 'pin'), 'pin', NOW))).toBe('KEY_NOT_USABLE');
    const stranger = forge.pki.rsa.generateKeyPair({ bits: 2048 }).privateKey;
    const certificate = forge.pki.certificateFromPem(readFileSync(join(folder, 'rsa.cer'), 'utf8'));
    const file = forge.asn1.toDer(forge.pkcs12.toPkcs12Asn1(stranger, [certificate], 'pin')).getBytes();
    expect(await refusalOf(openKeyFile(Buffer.from(file, 'binary'), 'pin', NOW))).toBe('KEY_NOT_USABLE');
  });
});
