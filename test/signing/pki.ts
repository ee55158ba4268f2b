import { createHash, createPublicKey, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { algorithm, context, element, nothing, octets, oid, sequence, setOf, small, unsigned } from '../../server/signing/der-write.ts';
import type { Timestamper } from '../../server/signing/timestamper.ts';
import { readCertificate } from '../../server/signing/certificate.ts';
import { OID } from '../../server/signing/shown/oid.ts';

/** A small certificate authority for the tests, written by hand so that certificates can also be made wrong. */
export interface Holder {
  readonly der: Uint8Array;
  readonly key: KeyObject;
  /** Leaf first, up to and with the root. */
  readonly chain: readonly Uint8Array[];
}

export interface CertificateWish {
  readonly name: string;
  readonly identity?: string;
  readonly issuer?: Holder;
  readonly key?: 'rsa' | 'p256' | 'p384' | 'rsa1024';
  /** An existing key for a further certificate. */
  readonly reuse?: KeyObject;
  readonly from?: Date;
  readonly to?: Date;
  readonly ca?: boolean;
  readonly usage?: 'sign' | 'encipher' | 'none';
  readonly timestamping?: boolean;
  readonly hash?: 'sha256' | 'sha1';
}

const utf8 = (text: string): Uint8Array => element(0x0c, new TextEncoder().encode(text));
const bits = (bytes: Uint8Array, unused = 0): Uint8Array => element(0x03, Uint8Array.of(unused), bytes);
const time = (when: Date): Uint8Array => element(0x18, new TextEncoder().encode(`${when.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`));
const extension = (id: string, critical: boolean, value: Uint8Array): Uint8Array => sequence(oid(id), ...(critical ? [element(0x01, Uint8Array.of(0xff))] : []), octets(value));

const nameDer = ({ name, identity }: CertificateWish): Uint8Array => {
  const part = (id: string, value: Uint8Array): Uint8Array => setOf(sequence(oid(id), value));
  return sequence(part('2.5.4.6', element(0x13, new TextEncoder().encode('VN'))), part(OID.commonName, utf8(name)), ...(identity === undefined ? [] : [part(OID.serialNumber, element(0x13, new TextEncoder().encode(identity)))]));
};

const newKey = (kind: CertificateWish['key'] = 'rsa'): KeyObject =>
  kind === 'rsa' || kind === 'rsa1024' ? generateKeyPairSync('rsa', { modulusLength: kind === 'rsa' ? 2048 : 1024 }).privateKey
    : generateKeyPairSync('ec', { namedCurve: kind === 'p256' ? 'prime256v1' : 'secp384r1' }).privateKey;

const publicDer = (key: KeyObject): Uint8Array =>
  new Uint8Array(createPublicKey(key.export({ type: 'pkcs8', format: 'pem' })).export({ type: 'spki', format: 'der' }));

const signatureAlgorithm = (key: KeyObject, hash: 'sha256' | 'sha1'): Uint8Array =>
  key.asymmetricKeyType === 'ec' ? algorithm(OID.ecdsaSha256) : algorithm(hash === 'sha1' ? '1.2.840.113549.1.1.5' : OID.rsaSha256, nothing());

const wrap = (tbs: Uint8Array, key: KeyObject, hash: 'sha256' | 'sha1'): Uint8Array =>
  sequence(tbs, signatureAlgorithm(key, hash), bits(new Uint8Array(sign(key.asymmetricKeyType === 'ec' ? 'sha256' : hash, tbs, key))));

const DAY = 86_400_000;

/** Makes a key and its certificate; without an issuer it signs itself. */
export const certify = (wish: CertificateWish): Holder => {
  const key = wish.reuse ?? newKey(wish.key);
  const issuerKey = wish.issuer?.key ?? key;
  const subject = nameDer(wish);
  const issuer = wish.issuer === undefined ? subject : readCertificate(wish.issuer.der).subject;
  const usage = wish.ca === true ? bits(Uint8Array.of(0x06), 1) : wish.usage === 'encipher' ? bits(Uint8Array.of(0x20), 5) : bits(Uint8Array.of(0xc0), 6);
  const extensions = sequence(
    ...(wish.ca === true ? [extension(OID.basicConstraints, true, sequence(element(0x01, Uint8Array.of(0xff))))] : []),
    ...(wish.usage === 'none' ? [] : [extension(OID.keyUsage, true, usage)]),
    ...(wish.timestamping === true ? [extension(OID.extendedKeyUsage, true, sequence(oid(OID.timeStamping)))] : []),
  );
  const hash = wish.hash ?? 'sha256';
  const from = wish.from ?? new Date(Date.UTC(2026, 0, 1));
  const tbs = sequence(
    context(0, small(2)), unsigned(new Uint8Array([0x5a, ...randomBytes(11)])), signatureAlgorithm(issuerKey, hash), issuer,
    sequence(time(from), time(wish.to ?? new Date(from.getTime() + 1500 * DAY))), subject, publicDer(key),
    ...(extensions.length > 2 ? [context(3, extensions)] : []),
  );
  const der = wrap(tbs, issuerKey, hash);
  return { der, key, chain: [der, ...(wish.issuer?.chain ?? [])] };
};

/** A certificate revocation list of `issuer` (RFC 5280 §5). */
export const revoke = (issuer: Holder, revoked: readonly { readonly holder: Holder; readonly at: Date }[], thisUpdate: Date, nextUpdate: Date): Uint8Array => {
  const entries = revoked.map(({ holder, at }) => sequence(readCertificate(holder.der).serial, time(at)));
  const tbs = sequence(small(1), signatureAlgorithm(issuer.key, 'sha256'), readCertificate(issuer.der).subject, time(thisUpdate), time(nextUpdate), ...(entries.length > 0 ? [sequence(...entries)] : []));
  return wrap(tbs, issuer.key, 'sha256');
};

const hashOf = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());

/** A time-stamping authority that answers at once (RFC 3161), its clock in the test's hand. */
export const stamp = (holder: Holder, now: () => Date): Timestamper & { readonly token: (imprint: Uint8Array, nonce?: Uint8Array) => Uint8Array } => {
  const token = (imprint: Uint8Array, nonce?: Uint8Array): Uint8Array => {
    const info = sequence(small(1), oid('1.3.6.1.4.1.99999.1'), sequence(algorithm(OID.sha256, nothing()), octets(imprint)), unsigned(new Uint8Array(randomBytes(8))), time(now()), ...(nonce === undefined ? [] : [unsigned(nonce)]));
    const attribute = (type: string, value: Uint8Array): Uint8Array => sequence(oid(type), setOf(value));
    const attributes = setOf(attribute(OID.contentType, oid(OID.timestampInfo)), attribute(OID.messageDigest, octets(hashOf(info))), attribute(OID.signingCertificateV2, sequence(sequence(sequence(octets(hashOf(holder.der)))))));
    const { issuer, serial } = readCertificate(holder.der);
    const value = new Uint8Array(sign('sha256', attributes, holder.key));
    const inner = new Uint8Array(attributes);
    inner[0] = 0xa0;
    const signer = sequence(small(1), sequence(issuer, serial), algorithm(OID.sha256), inner, signatureAlgorithm(holder.key, 'sha256'), octets(value));
    const signedData = sequence(small(3), setOf(algorithm(OID.sha256)), sequence(oid(OID.timestampInfo), context(0, octets(info))), context(0, ...holder.chain.slice(0, -1)), setOf(signer));
    return sequence(oid(OID.signedData), context(0, signedData));
  };
  return { token, timestamp: (imprint) => Promise.resolve(token(imprint)) };
};

/** Root, issuing CA, time-stamping authority and a way to make people. */
export const makeAuthorities = () => {
  const root = certify({ name: 'MẪU Root CA', ca: true });
  const issuing = certify({ name: 'MẪU Issuing CA', ca: true, issuer: root });
  const tsa = certify({ name: 'MẪU TSA', issuer: issuing, timestamping: true });
  return { root, issuing, tsa, person: (name: string, wish: Partial<CertificateWish> = {}): Holder => certify({ identity: `MAU-${name.length}`, issuer: issuing, ...wish, name }) };
};
