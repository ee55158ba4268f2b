import { createPrivateKey, sign } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { RefusalError } from '../../server/circulation/errors.ts';
import { withDelta } from '../../server/pdf/append.ts';
import { readCertificate } from '../../server/signing/certificate.ts';
import { buildCms } from '../../server/signing/cms.ts';
import { prepareSignature } from '../../server/signing/prepare.ts';
import { checkSigningCertificate } from '../../server/verification/check-signing-certificate.ts';
import { judgeRevision } from '../../server/verification/judge-revision.ts';
import type { Trust } from '../../server/verification/trust.ts';
import { verifyDocument } from '../../server/verification/verify-document.ts';
import { makeBase, signField } from '../signing/circulation-file.ts';
import { certify, makeAuthorities, revoke, stamp, type CertificateWish, type Holder } from '../signing/pki.ts';
import { NOW, SIGNED_AT } from './round.ts';

let authorities: ReturnType<typeof makeAuthorities>;
let base: Uint8Array;
const [FROM, TO] = [new Date('2026-11-20T00:00:00Z'), new Date('2026-12-20T00:00:00Z')];

beforeAll(async () => {
  authorities = makeAuthorities();
  base = await makeBase();
});

const trusting = (revoked: Parameters<typeof revoke>[1] = []): Trust =>
  ({ anchors: [authorities.root.der], intermediates: [], crls: [revoke(authorities.issuing, revoked, FROM, TO), revoke(authorities.root, [], FROM, TO)] });

const codeOf = (act: () => unknown): string => {
  try {
    act();
    return 'accepted';
  } catch (error) {
    if (error instanceof RefusalError) return error.refusal.code;
    throw error;
  }
};

const check = (holder: Holder, trust: Trust = trusting()): string => codeOf(() => checkSigningCertificate({ certificates: holder.chain, trust, at: NOW }));

describe('a certificate before it signs', () => {
  test('names its owner, and its status is said', () => {
    const holder = authorities.person('Nguyễn Văn Ân', { identity: 'MAU-u04' });
    const found = checkSigningCertificate({ certificates: holder.chain, trust: trusting(), at: NOW });
    expect(found).toMatchObject({ subject: { commonName: 'Nguyễn Văn Ân', serialNumber: 'MAU-u04' }, revocation: 'GOOD' });
    expect(checkSigningCertificate({ certificates: holder.chain, trust: { ...trusting(), crls: [] }, at: NOW }).revocation).toBe('UNKNOWN');
    const stale = revoke(authorities.issuing, [], new Date('2026-10-01T00:00:00Z'), new Date('2026-11-01T00:00:00Z'));
    expect(checkSigningCertificate({ certificates: holder.chain, trust: { ...trusting(), crls: [stale] }, at: NOW }).revocation).toBe('UNKNOWN');
  });

  test.each<[string, Partial<CertificateWish>, string]>([
    ['expired', { from: new Date('2020-01-01T00:00:00Z'), to: new Date('2026-11-21T00:00:00Z') }, 'CERT_EXPIRED'],
    ['not yet valid', { from: new Date('2027-01-01T00:00:00Z') }, 'CERT_EXPIRED'],
    ['for enciphering only', { usage: 'encipher' }, 'CERT_USAGE'],
    ['for timestamps only', { timestamping: true }, 'CERT_USAGE'],
    ['of an authority', { ca: true }, 'CERT_USAGE'],
    ['with a key of 1024 bits', { key: 'rsa1024' }, 'CERT_WEAK'],
    ['without key usage', { usage: 'none' }, 'accepted'],
    ['on P-384', { key: 'p384' }, 'accepted'],
  ])('%s', (_, wish, code) => {
    expect(check(authorities.person('Lê Văn Thử', wish))).toBe(code);
  });

  test('that has expired is refused with its days as people at +07:00 read them', () => {
    const holder = authorities.person('Hết hạn', { from: new Date('2020-01-01T00:00:00Z'), to: new Date('2026-11-20T18:00:00Z') });
    const refused = (): unknown => checkSigningCertificate({ certificates: holder.chain, trust: trusting(), at: NOW });
    expect(refused).toThrow(expect.objectContaining({ refusal: { code: 'CERT_EXPIRED', facts: { from: '01/01/2020', to: '21/11/2026' } } }) as Error);
  });

  test('of a stranger, of itself, of a person posing as an authority, or signed with SHA-1 is not trusted', () => {
    expect(check(makeAuthorities().person('Kẻ lạ'))).toBe('CERT_NOT_TRUSTED');
    expect(check(certify({ name: 'Tự ký' }))).toBe('CERT_NOT_TRUSTED');
    expect(check(certify({ name: 'Con của người', issuer: authorities.person('Người') }))).toBe('CERT_NOT_TRUSTED');
    expect(check(authorities.person('SHA-1', { hash: 'sha1' }))).toBe('CERT_NOT_TRUSTED');
  });

  test('revoked, itself or its authority', () => {
    const holder = authorities.person('Bị thu hồi');
    expect(check(holder, trusting([{ holder, at: new Date('2026-11-21T00:00:00Z') }]))).toBe('CERT_REVOKED');
    const trust = trusting();
    expect(check(holder, { ...trust, crls: [revoke(authorities.root, [{ holder: authorities.issuing, at: new Date('2026-11-21T00:00:00Z') }], FROM, TO)] })).toBe('CERT_REVOKED');
    const forged = revoke({ ...certify({ name: 'MẪU Issuing CA', ca: true }), der: authorities.issuing.der }, [], FROM, TO);
    expect(checkSigningCertificate({ certificates: holder.chain, trust: { ...trust, crls: [forged] }, at: NOW }).revocation).toBe('UNKNOWN');
  });

  test('that is no certificate', () => {
    expect(codeOf(() => checkSigningCertificate({ certificates: [Uint8Array.of(1, 2, 3)], trust: trusting(), at: NOW }))).toBe('CERT_USAGE');
    expect(codeOf(() => checkSigningCertificate({ certificates: [], trust: trusting(), at: NOW }))).toBe('CERT_USAGE');
  });
});

describe('a certificate on a signature', () => {
  const verified = async (holder: Holder, trust: Trust, stamped: boolean, at: Date = NOW) => {
    const timestamp = stamped ? stamp(authorities.tsa, () => SIGNED_AT) : null;
    const pdf = await signField({ pdf: base, fieldName: 'Step_1', holder, timestamp, when: SIGNED_AT });
    const { result, signatures } = await verifyDocument(pdf, { trust, at });
    return { result, codes: signatures.flatMap(({ findings }) => findings.map(({ code }) => code)) };
  };

  test('revoked after a timestamped signature leaves it valid, without a timestamp it does not', async () => {
    const holder = authorities.person('Thu hồi sau');
    const trust = trusting([{ holder, at: new Date('2026-11-23T00:00:00Z') }]);
    const later = new Date('2026-11-25T00:00:00Z');
    expect((await verified(holder, trust, true, later)).result).toBe('VALID');
    expect(await verified(holder, trust, false, later)).toEqual({ result: 'INVALID', codes: expect.arrayContaining(['CERTIFICATE_REVOKED']) as unknown });
  });

  test('expired since: a timestamp decides, without one nothing can be said', async () => {
    const holder = authorities.person('Hết hạn sau', { to: new Date('2026-11-30T00:00:00Z') });
    const later = new Date('2026-12-10T00:00:00Z');
    expect((await verified(holder, trusting(), true, later)).result).toBe('VALID');
    expect((await verified(holder, trusting(), false, later)).result).toBe('UNDECIDED');
  });

  test('a timestamp of a stranger, of a wrong kind of certificate or over another hash is refused', async () => {
    const holder = authorities.person('Nguyễn Văn Ân');
    const strangers = [stamp(makeAuthorities().tsa, () => SIGNED_AT), stamp(authorities.person('Không phải TSA'), () => SIGNED_AT), stamp(authorities.tsa, () => new Date('2026-12-01T00:00:00Z'))];
    const other = stamp(authorities.tsa, () => SIGNED_AT);
    for (const timestamp of [...strangers, { timestamp: () => other.timestamp(new Uint8Array(32)) }]) {
      const pdf = await signField({ pdf: base, fieldName: 'Step_1', holder, timestamp, when: SIGNED_AT });
      const report = await verifyDocument(pdf, { trust: trusting(), at: NOW });
      expect(report.signatures[0]?.findings.map(({ code }) => code)).toContain('TIMESTAMP_WRONG');
      await expect(judgeRevision({ previous: base, current: pdf, expected: { kind: 'SIGN', fieldName: 'Step_1', certificate: holder.der }, trust: trusting(), at: NOW })).rejects.toMatchObject({ refusal: { code: 'SIGNATURE_INVALID' } });
    }
  });

  test('exchanged for another one of the same person, or of somebody else, is noticed', async () => {
    const holder = authorities.person('Nguyễn Văn Ân');
    const forge = async (carrier: Holder): Promise<readonly string[]> => {
      const prepared = prepareSignature({ pdf: base, fieldName: 'Step_1', signerName: 'x', reason: 'x', when: SIGNED_AT, picture: null, certificates: holder.chain, timestamped: false });
      const value = new Uint8Array(sign('sha256', prepared.signedAttributes, createPrivateKey(holder.key.export({ type: 'pkcs8', format: 'pem' }))));
      const delta = new Uint8Array(prepared.delta);
      const cms = buildCms(prepared.signedAttributes, value, carrier.chain.map(readCertificate), null);
      delta.set(Buffer.from(Buffer.from(cms).toString('hex').toUpperCase(), 'latin1'), prepared.byteRange[1] + 1 - base.length);
      return (await verifyDocument(withDelta(base, delta), { trust: trusting(), at: NOW })).signatures.flatMap(({ findings }) => findings.map(({ code }) => code));
    };
    expect(await forge(authorities.person('Người khác'))).toEqual(expect.arrayContaining(['VALUE_WRONG', 'CERTIFICATE_SWAPPED']));
    const reissued = certify({ name: 'Nguyễn Văn Ân', identity: 'MAU-khac', issuer: authorities.issuing, reuse: holder.key });
    expect(await forge(reissued)).toEqual(['CERTIFICATE_SWAPPED', 'NO_TIMESTAMP']);
  });
});
