import { createHash } from 'node:crypto';
import { algorithm, context, element, nothing, octets, oid, sequence, small } from '../../../server/signing/der-write.ts';
import { OID } from '../../../server/signing/shown/oid.ts';
import { certify, makeAuthorities, revoke, stamp, type CertificateWish, type Holder } from '../../signing/pki.ts';
import { attribute, handSign, pssAlgorithm, type HandWish } from '../hand-made.ts';
import { NOW, SIGNED_AT, type Round } from '../round.ts';
import { signedOnce, unsigned, type Attack } from './attack.ts';

const [FROM, TO] = [new Date('2026-11-20T00:00:00Z'), new Date('2026-12-20T00:00:00Z')];
const DAY = 86_400_000;

const holderOf = ({ people }: Round, index = 0): Holder => {
  const found = people[index];
  if (found === undefined) throw new Error('nobody');
  return found;
};

const made = (story: string, because: Attack['because'], wish: (round: Round) => Partial<HandWish>, detail?: string): Attack =>
  ({ story: `signature: ${story}`, because, ...(detail === undefined ? {} : { detail }), make: (round) => handSign({ pdf: unsigned(round), fieldName: 'Step_1', holder: holderOf(round), ...wish(round) }) });

const without = (type: string): Partial<HandWish> => ({ attributes: ({ attributes }) => attributes.filter((der) => !Buffer.from(der).includes(Buffer.from(oid(type)))) });
const hashOf = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());
const certificateId = (der: Uint8Array): Uint8Array => attribute(OID.signingCertificateV2, sequence(sequence(sequence(octets(hashOf(der))))));

/** The CMS structure and what it binds. */
const STRUCTURES: readonly Attack[] = [
  made('bytes behind the structure, not zeros', 'CMS_MALFORMED', () => ({ cms: (der) => new Uint8Array([...der, 1, 2, 3]) })),
  made('a second structure behind the first', 'CMS_MALFORMED', () => ({ cms: (der) => new Uint8Array([...der, ...der]) })),
  made('bytes inside the structure, behind its parts', 'CMS_MALFORMED', () => ({ cms: (der) => element(0x30, der.subarray(4), octets(new Uint8Array(3))) })),
  made('indefinite length', 'CMS_MALFORMED', () => ({ cms: (der) => new Uint8Array([0x30, 0x80, ...der.subarray(4), 0, 0]) })),
  made('a length that is not the shortest', 'CMS_MALFORMED', () => ({ cms: (der) => new Uint8Array([0x30, 0x83, 0, ...der.subarray(2)]) })),
  made('two signers', 'CMS_MALFORMED', () => ({ signers: (signer) => [signer, new Uint8Array([...signer.subarray(0, -1), (signer.at(-1) ?? 0) ^ 1])] })),
  made('no signer', 'CMS_MALFORMED', () => ({ signers: () => [] })),
  made('content inside', 'CMS_MALFORMED', () => ({ content: new Uint8Array(9) })),
  made('no certificate of the signer', 'CMS_MALFORMED', (round) => ({ certificates: () => [round.authorities.issuing.der] })),
  made('no message digest', 'CMS_MALFORMED', () => without(OID.messageDigest)),
  made('no content type', 'CMS_MALFORMED', () => without(OID.contentType)),
  made('an attribute that comes twice', 'CMS_MALFORMED', () => ({ attributes: ({ attributes, digest }) => [...attributes, attribute(OID.messageDigest, octets(digest))] })),
  made('an attribute with two values', 'CMS_MALFORMED', () => ({ attributes: ({ attributes, digest }) => [...attributes.filter((der) => !Buffer.from(der).includes(Buffer.from(digest))), attribute(OID.messageDigest, octets(digest), octets(new Uint8Array(32)))] })),
  made('no name of the certificate', 'ATTRIBUTE_WRONG', () => without(OID.signingCertificateV2), 'signing-certificate-v2'),
  made('another kind of content', 'ATTRIBUTE_WRONG', () => ({ attributes: ({ attributes }) => attributes.map((der) => (Buffer.from(der).includes(Buffer.from(oid(OID.data))) ? attribute(OID.contentType, oid(OID.timestampInfo)) : der)) }), 'content type'),
  made('protection that names another algorithm', 'ATTRIBUTE_WRONG', () => ({ attributes: ({ attributes }) => [...attributes, attribute(OID.algorithmProtection, sequence(algorithm(OID.sha512), element(0xa1, oid(OID.rsaSha512), nothing())))] }), 'algorithm protection'),
  made('the digest of another file', 'DIGEST_MISMATCH', () => ({ digest: () => new Uint8Array(32) })),
  made('a digest that was cut', 'DIGEST_MISMATCH', () => ({ digest: (digest) => digest.subarray(0, 20) })),
  made('a value with one bit changed', 'VALUE_WRONG', () => ({ value: (value) => value.map((byte, i) => (i === 9 ? byte ^ 1 : byte)) })),
  made('a value of zeros', 'VALUE_WRONG', () => ({ value: (value) => new Uint8Array(value.length) })),
  made('an empty value', 'VALUE_WRONG', () => ({ value: () => new Uint8Array() })),
  made('a certificate exchanged for another of the same key', 'CERTIFICATE_SWAPPED', (round) => ({ attributes: ({ attributes }) => [...attributes.slice(0, 2), certificateId(certify({ name: 'Người khác', issuer: round.authorities.issuing, reuse: holderOf(round).key }).der)] })),
  made('made with another key', 'VALUE_WRONG', (round) => ({ holder: { ...holderOf(round), key: holderOf(round, 2).key } })),
  made('SHA-1', 'ALGORITHM_WEAK', () => ({ hash: 'sha1' }), OID.sha1),
  made('MD5', 'ALGORITHM_WEAK', () => ({ hash: 'md5' })),
  made('a strong digest under SHA-1', 'ALGORITHM_WEAK', () => ({ algorithm: algorithm('1.2.840.113549.1.1.5', nothing()) })),
  made('an algorithm of another hash than the digest', 'ALGORITHM_WEAK', () => ({ algorithm: algorithm(OID.rsaSha512, nothing()) })),
  made('an algorithm nobody knows', 'ALGORITHM_WEAK', () => ({ algorithm: algorithm('1.2.3.4.5') })),
  made('ECDSA said of an RSA key', 'VALUE_WRONG', () => ({ algorithm: algorithm(OID.ecdsaSha256) })),
  made('RSA-PSS with SHA-1', 'ALGORITHM_WEAK', () => ({ salt: 20, algorithm: pssAlgorithm('sha1', 'sha1', 20) })),
  made('RSA-PSS masked with SHA-1', 'ALGORITHM_WEAK', () => ({ salt: 32, algorithm: pssAlgorithm('sha256', 'sha1', 32) })),
  made('RSA-PSS with another salt than it says', 'VALUE_WRONG', () => ({ salt: 32, algorithm: pssAlgorithm('sha256', 'sha256', 20) })),
  made('RSA-PSS said of a PKCS#1 value', 'VALUE_WRONG', () => ({ algorithm: pssAlgorithm('sha256', 'sha256', 32) })),
  made('RSA-PSS without parameters', 'ALGORITHM_WEAK', () => ({ salt: 32, algorithm: algorithm(OID.rsaPss) })),
  made('a key of 1024 bits', 'ALGORITHM_WEAK', ({ authorities }) => ({ holder: authorities.person('Khóa ngắn', { key: 'rsa1024' }) }), 'RSA 1024'),
];

const whose = (story: string, because: Attack['because'], holder: (round: Round) => Holder, more: Partial<Omit<Attack, 'make' | 'story' | 'because'>> = {}): Attack =>
  ({ story: `signer: ${story}`, because, ...more, make: (round) => handSign({ pdf: unsigned(round), fieldName: 'Step_1', holder: holder(round) }) });
const person = (wish: Partial<CertificateWish>) => ({ authorities }: Round): Holder => authorities.person('Lê Văn Thử', wish);

/** Whose certificate it is. */
const SIGNERS: readonly Attack[] = [
  whose('expired', 'CERTIFICATE_OUTSIDE_VALIDITY', person({ from: new Date('2020-01-01T00:00:00Z'), to: new Date('2026-11-01T00:00:00Z') })),
  whose('not yet valid', 'CERTIFICATE_OUTSIDE_VALIDITY', person({ from: new Date('2027-01-01T00:00:00Z') })),
  whose('of an unknown authority', 'CHAIN_UNTRUSTED', () => makeAuthorities().person('Kẻ lạ')),
  whose('certified by itself', 'CHAIN_UNTRUSTED', () => { const self = certify({ name: 'Tự ký' }); return { ...self, chain: [self.der, self.der] }; }),
  whose('certified by a person', 'CHAIN_UNTRUSTED', ({ authorities }) => certify({ name: 'Con', issuer: authorities.person('Cha') })),
  whose('certified with SHA-1', 'CHAIN_UNTRUSTED', person({ hash: 'sha1' })),
  whose('an authority', 'CERTIFICATE_USAGE', person({ ca: true })),
  whose('for enciphering only', 'CERTIFICATE_USAGE', person({ usage: 'encipher' })),
  whose('for timestamps only', 'CERTIFICATE_USAGE', person({ timestamping: true })),
  whose('under an authority that has ended', 'CHAIN_UNTRUSTED', ({ authorities }) => certify({ name: 'Con', issuer: certify({ name: 'Cơ quan cũ', ca: true, issuer: authorities.root, from: new Date('2020-01-01T00:00:00Z'), to: new Date('2021-01-01T00:00:00Z') }) })),
  whose('under an authority of 1024 bits', 'CHAIN_UNTRUSTED', ({ authorities }) => certify({ name: 'Con', issuer: certify({ name: 'Cơ quan yếu', ca: true, key: 'rsa1024', issuer: authorities.root }) })),
  whose('revoked before it signed', 'CERTIFICATE_REVOKED', (round) => holderOf(round), { trust: (round) => ({ ...round.trust, crls: [revoke(round.authorities.issuing, [{ holder: holderOf(round), at: new Date(SIGNED_AT.getTime() - DAY) }], FROM, TO), ...round.trust.crls.slice(1)] }) }),
  whose('revoked since, and no timestamp says when it signed', 'CERTIFICATE_REVOKED', (round) => holderOf(round), { at: new Date('2026-11-25T00:00:00Z'), trust: (round) => ({ ...round.trust, crls: [revoke(round.authorities.issuing, [{ holder: holderOf(round), at: new Date('2026-11-24T00:00:00Z') }], FROM, TO), ...round.trust.crls.slice(1)] }) }),
  whose('whose authority was revoked', 'CERTIFICATE_REVOKED', (round) => holderOf(round), { trust: (round) => ({ ...round.trust, crls: [round.trust.crls[0] ?? new Uint8Array(), revoke(round.authorities.root, [{ holder: round.authorities.issuing, at: new Date(SIGNED_AT.getTime() - DAY) }], FROM, TO)] }) }),
];

const dated = (story: string, because: Attack['because'], wish: (round: Round) => Partial<HandWish>, detail?: string): Attack =>
  ({ story: `time: ${story}`, because, ...(detail === undefined ? {} : { detail }), make: (round) => handSign({ pdf: unsigned(round), fieldName: 'Step_1', holder: holderOf(round), ...wish(round) }) });
const at = (authority: (round: Round) => Holder, when: Date) => (round: Round): Partial<HandWish> => ({ timestamp: stamp(authority(round), () => when) });
const own = ({ authorities }: Round): Holder => authorities.tsa;
const over = (imprint: (true_: Uint8Array) => Uint8Array) => (round: Round): Partial<HandWish> => ({ timestamp: { timestamp: (digest) => stamp(own(round), () => SIGNED_AT).timestamp(imprint(digest)) } });
const token = (change: (der: Uint8Array) => Uint8Array) => (round: Round): Partial<HandWish> => ({ timestamp: { timestamp: async (digest) => change(await stamp(own(round), () => SIGNED_AT).timestamp(digest)) } });

/** When it was signed, and who says so. */
const TIMES: readonly Attack[] = [
  dated('a stranger’s timestamp', 'TIMESTAMP_WRONG', at(() => makeAuthorities().tsa, SIGNED_AT), 'CHAIN_UNTRUSTED'),
  dated('a timestamp by a person', 'TIMESTAMP_WRONG', at((round) => holderOf(round), SIGNED_AT), 'CERTIFICATE_USAGE'),
  dated('a timestamp of tomorrow', 'TIMESTAMP_WRONG', at(own, new Date(NOW.getTime() + DAY)), 'future'),
  dated('a timestamp over something else', 'TIMESTAMP_WRONG', over(() => new Uint8Array(32)), 'imprint'),
  dated('a timestamp over a digest that was cut', 'TIMESTAMP_WRONG', over((digest) => digest.subarray(0, 20)), 'imprint'),
  dated('a timestamp whose time was changed', 'TIMESTAMP_WRONG', token((der) => { const bytes = Buffer.from(der); const where = bytes.indexOf('20261122'); if (where < 0) throw new Error('no time'); bytes.write('20251122', where, 'latin1'); return new Uint8Array(bytes); })),
  dated('a timestamp that is none', 'TIMESTAMP_WRONG', token(() => sequence(small(1)))),
  dated('a timestamp with bytes behind it', 'TIMESTAMP_WRONG', token((der) => element(0x30, der.subarray(4), context(1, nothing())))),
  dated('dated back to before the certificate was made', 'CERTIFICATE_OUTSIDE_VALIDITY', at(({ authorities: { root } }) => certify({ name: 'TSA cũ', issuer: root, timestamping: true, from: new Date('2025-01-01T00:00:00Z') }), new Date('2025-06-01T00:00:00Z'))),
  dated('dated back by an authority that did not exist yet', 'TIMESTAMP_WRONG', at(own, new Date('2025-06-01T00:00:00Z')), 'CERTIFICATE_OUTSIDE_VALIDITY'),
  dated('an authority that has ended dates it', 'TIMESTAMP_WRONG', at(({ authorities: { issuing } }) => certify({ name: 'TSA hết hạn', issuer: issuing, timestamping: true, from: new Date('2026-01-01T00:00:00Z'), to: new Date('2026-02-01T00:00:00Z') }), SIGNED_AT), 'CERTIFICATE_OUTSIDE_VALIDITY'),
  {
    story: 'time: dated back to before the signature that it covers', because: 'TIMESTAMP_WRONG', detail: 'earlier',
    make: (round) => handSign({ pdf: signedOnce(round), fieldName: 'Step_2', holder: holderOf(round, 2), timestamp: stamp(own(round), () => new Date(SIGNED_AT.getTime() - 2 * DAY)) }),
  },
];

export const SIGNATURES: readonly Attack[] = [...STRUCTURES, ...SIGNERS, ...TIMES];
