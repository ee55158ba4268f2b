import { createPrivateKey, createPublicKey, sign, verify, X509Certificate } from 'node:crypto';
import forge from 'node-forge';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SampleAuthority } from '../../server/sample/authority/create-authority.ts';
import { keyFile } from '../../server/sample/authority/key-file.ts';
import { chance, makeAuthority } from './authority.ts';
import { openBench } from './openssl.ts';

const PIN = 'Mau@123456';
const bench = openBench();
let authority: SampleAuthority;
const identityOf = (personId: string) => {
  const identity = authority.people.get(personId);
  if (identity === undefined) throw new Error(`${personId} has no certificate`);
  return identity;
};
const fileOf = (personId: string, password = PIN): Uint8Array =>
  keyFile({ identity: identityOf(personId), chain: [authority.issuing.certificate, authority.root.certificate], password, friendlyName: 'Hồ Khuyến Công', randomBytes: chance });

beforeAll(async () => {
  authority = await makeAuthority();
});
afterAll(() => bench.clear());

describe.each([['RSA', 'u04'], ['elliptic', 'u15']])('the %s key file', (_, personId) => {
  test('is opened by openssl, by modern algorithms only, and holds key and chain', () => {
    const path = bench.write('file.p12', fileOf(personId));
    const { ok, said } = bench.openssl('pkcs12', '-in', path, '-passin', `pass:${PIN}`, '-nodes', '-info');
    expect(ok).toBe(true);
    expect(said).toContain('MAC: sha256');
    expect(said.match(/PBES2, PBKDF2, AES-256-CBC.*hmacWithSHA256/g)).toHaveLength(2);
    expect(said.match(/BEGIN CERTIFICATE/g)).toHaveLength(3);
    const key = createPrivateKey(said.slice(said.indexOf('-----BEGIN PRIVATE KEY'), said.indexOf('-----END PRIVATE KEY') + 26));
    const message = Buffer.from('thử');
    expect(verify('sha256', message, new X509Certificate(identityOf(personId).certificate).publicKey, sign('sha256', message, key))).toBe(true);
  });
  test('is refused with another PIN', () => {
    expect(bench.openssl('pkcs12', '-in', bench.write('file.p12', fileOf(personId)), '-passin', 'pass:sai', '-nodes').ok).toBe(false);
  });
  test('is opened by forge, as the pane does', () => {
    const opened = forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(Buffer.from(fileOf(personId)).toString('latin1')), true, PIN);
    const certificates = opened.getBags({ bagType: forge.pki.oids['certBag'] ?? '' })[forge.pki.oids['certBag'] ?? ''];
    const keys = opened.getBags({ bagType: forge.pki.oids['pkcs8ShroudedKeyBag'] ?? '' })[forge.pki.oids['pkcs8ShroudedKeyBag'] ?? ''];
    expect(certificates).toHaveLength(3);
    const pkcs8 = keys?.[0]?.key ? forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(keys[0].key)) : keys?.[0]?.asn1;
    if (pkcs8 === undefined) throw new Error('no key');
    const key = createPrivateKey({ key: Buffer.from(forge.asn1.toDer(pkcs8).getBytes(), 'latin1'), format: 'der', type: 'pkcs8' });
    expect(createPublicKey(key).equals(new X509Certificate(identityOf(personId).certificate).publicKey)).toBe(true);
    expect(() => forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(Buffer.from(fileOf(personId)).toString('latin1')), true, 'sai')).toThrow();
  });
});

test('a PIN with Vietnamese letters opens for openssl', () => {
  const path = bench.write('file.p12', fileOf('u04', 'Mật khẩu Ỷ'));
  expect(bench.openssl('pkcs12', '-in', path, '-passin', 'pass:Mật khẩu Ỷ', '-nodes', '-noout').ok).toBe(true);
});
