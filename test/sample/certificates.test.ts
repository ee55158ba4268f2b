import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pemOf } from '../../server/sample/authority/certificate.ts';
import type { SampleAuthority } from '../../server/sample/authority/create-authority.ts';
import { issueRevocationList } from '../../server/sample/authority/revocation-list.ts';
import { NOW, makeAuthority } from './authority.ts';
import { openBench } from './openssl.ts';

const bench = openBench();
let authority: SampleAuthority;
let root: string;
let issuing: string;
const SECONDS = String(Math.floor(NOW.getTime() / 1000));
const certificateOf = (personId: string): Uint8Array => authority.people.get(personId)?.certificate ?? new Uint8Array();
const verify = (certificate: Uint8Array, ...options: readonly string[]) =>
  bench.openssl('verify', '-x509_strict', '-attime', SECONDS, '-CAfile', root, '-untrusted', issuing, ...options, bench.write('leaf.pem', pemOf(certificate)));

beforeAll(async () => {
  authority = await makeAuthority();
  root = bench.write('root.pem', pemOf(authority.root.certificate));
  issuing = bench.write('issuing.pem', pemOf(authority.issuing.certificate));
});
afterAll(() => bench.clear());

describe('openssl accepts, by the strict reading of RFC 5280', () => {
  test.each(['u01', 'u02', 'u03', 'u04', 'u05', 'u07', 'u10', 'u11', 'u13', 'u14', 'u15', 'u18'])('the certificate of %s for signing', (personId) => {
    expect(verify(certificateOf(personId), '-purpose', 'smimesign')).toMatchObject({ ok: true });
  });
  test('the seal for signing and the time-stamping certificate for its one purpose', () => {
    expect(verify(authority.seal.certificate, '-purpose', 'smimesign').ok).toBe(true);
    expect(verify(authority.timeStamping.certificate, '-purpose', 'timestampsign').ok).toBe(true);
    expect(verify(authority.timeStamping.certificate, '-purpose', 'smimesign').ok).toBe(false);
  });
});

test('u17 has expired, u03 will within three weeks', () => {
  expect(verify(certificateOf('u17'))).toMatchObject({ ok: false, said: expect.stringContaining('expired') as string });
  expect(new Date(new X509Certificate(certificateOf('u03')).validTo).getTime() - NOW.getTime()).toBeLessThan(21 * 24 * 3_600_000);
});

test('specialists have no certificate', () => {
  for (const personId of ['u06', 'u08', 'u09', 'u12', 'u16', 'u19']) expect(authority.people.has(personId)).toBe(false);
});

test('a certificate names the person, their identity code, department and country', () => {
  const { subject, issuer } = new X509Certificate(certificateOf('u04'));
  expect(subject.normalize('NFC').split('\n')).toEqual(['C=VN', 'O=Sở Công Thương', 'OU=Văn phòng Sở', 'CN=Phạm Văn Mẫu', 'serialNumber=MAU-u04']);
  expect(issuer).toContain('MẪU');
});

test('the head of the centre holds an elliptic key, all others RSA of at least 2048 bits', () => {
  for (const [personId, { certificate }] of authority.people) {
    const { publicKey } = new X509Certificate(certificate);
    expect([personId, publicKey.asymmetricKeyType]).toEqual([personId, personId === 'u15' ? 'ec' : 'rsa']);
    if (publicKey.asymmetricKeyType === 'rsa') expect(publicKey.asymmetricKeyDetails?.modulusLength).toBe(2048);
  }
  expect(new X509Certificate(authority.root.certificate).publicKey.asymmetricKeyDetails?.modulusLength).toBe(3072);
});

test('serial numbers are all different', () => {
  const all = [authority.root, authority.issuing, authority.seal, authority.timeStamping, ...authority.people.values()].map(({ certificate }) => new X509Certificate(certificate).serialNumber);
  expect(new Set(all).size).toBe(all.length);
});

describe('a revocation list', () => {
  const week = { thisUpdate: NOW, nextUpdate: new Date(NOW.getTime() + 7 * 24 * 3_600_000) };
  const listWith = (revoked: readonly string[]): string => {
    const serials = revoked.map((personId) => ({ serial: Buffer.from(new X509Certificate(certificateOf(personId)).serialNumber, 'hex'), at: NOW }));
    const lists = [issueRevocationList(authority.issuing, { ...week, revoked: serials }), issueRevocationList(authority.root, { ...week, revoked: [] })];
    return bench.write('lists.pem', lists.map((der, index) => {
      bench.write(`list${index}.crl`, der);
      return bench.openssl('crl', '-inform', 'DER', '-in', bench.path(`list${index}.crl`)).said;
    }).join(''));
  };

  test('is signed by its authority', () => {
    listWith([]);
    expect(bench.openssl('crl', '-inform', 'DER', '-in', bench.path('list0.crl'), '-CAfile', issuing, '-noout').said).toContain('verify OK');
    expect(bench.openssl('crl', '-inform', 'DER', '-in', bench.path('list1.crl'), '-CAfile', root, '-noout').said).toContain('verify OK');
  });
  test('lets pass who is not on it and stops who is', () => {
    const lists = listWith(['u18']);
    expect(verify(certificateOf('u01'), '-crl_check_all', '-CRLfile', lists).ok).toBe(true);
    expect(verify(certificateOf('u18'), '-crl_check_all', '-CRLfile', lists)).toMatchObject({ ok: false, said: expect.stringContaining('revoked') as string });
  });
});
