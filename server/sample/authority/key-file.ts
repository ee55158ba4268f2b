/** Key files (PKCS#12, RFC 7292): RSA or EC key with its chain, AES-256-CBC by PBES2, integrity by HMAC-SHA-256. */
import { createCipheriv, createHash, createHmac, pbkdf2Sync } from 'node:crypto';
import { algorithm, context, element, nothing, octets, oid, sequence, setOf, small, unsigned } from '../../signing/der-write.ts';
import { TAG } from '../../signing/shown/der.ts';
import { OID } from '../../signing/shown/oid.ts';
import type { Identity } from './certificate.ts';
import { bmpBytes } from './der.ts';
import { integrityKey } from './integrity-key.ts';

/** Enough to slow down guessing, few enough for a pane that derives the key in JavaScript. */
const ITERATIONS = 10_000;

export interface KeyFileOrder {
  readonly identity: Identity;
  /** Certificates above, nearest first (DER). */
  readonly chain: readonly Uint8Array[];
  readonly password: string;
  /** Shown by the programs that list the file's keys. */
  readonly friendlyName: string;
  readonly randomBytes: (count: number) => Uint8Array;
}

const integer = (value: number): Uint8Array => unsigned(Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value));

/** PBES2 (RFC 8018 §6.2): the algorithm's identifier and the bytes under it. */
const encrypted = (plain: Uint8Array, password: string, randomBytes: KeyFileOrder['randomBytes']): { readonly scheme: Uint8Array; readonly bytes: Uint8Array } => {
  const salt = randomBytes(16);
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', pbkdf2Sync(password, salt, ITERATIONS, 32, 'sha256'), iv);
  return {
    scheme: algorithm('1.2.840.113549.1.5.13', sequence(
      algorithm('1.2.840.113549.1.5.12', sequence(octets(salt), integer(ITERATIONS), algorithm('1.2.840.113549.2.9', nothing()))),
      algorithm('2.16.840.1.101.3.4.1.42', octets(iv)))),
    bytes: Buffer.concat([cipher.update(plain), cipher.final()]),
  };
};

/** A bag with the attributes that tie key and certificate together. */
const bag = (type: string, value: Uint8Array, friendlyName: string | null, localKeyId: Uint8Array): Uint8Array =>
  sequence(oid(type), context(0, value), ...(friendlyName === null ? [] : [setOf(
    sequence(oid('1.2.840.113549.1.9.20'), setOf(element(TAG.bmpString, bmpBytes(friendlyName)))),
    sequence(oid('1.2.840.113549.1.9.21'), setOf(octets(localKeyId))))]));

const certificateBag = (certificate: Uint8Array, friendlyName: string | null, localKeyId: Uint8Array): Uint8Array =>
  bag('1.2.840.113549.1.12.10.1.3', sequence(oid('1.2.840.113549.1.9.22.1'), context(0, octets(certificate))), friendlyName, localKeyId);

/** The file's bytes. */
export const keyFile = ({ identity, chain, password, friendlyName, randomBytes }: KeyFileOrder): Uint8Array => {
  const localKeyId = createHash('sha1').update(identity.certificate).digest();
  const key = encrypted(identity.key.export({ type: 'pkcs8', format: 'der' }), password, randomBytes);
  const keyBag = bag('1.2.840.113549.1.12.10.1.2', sequence(key.scheme, octets(key.bytes)), friendlyName, localKeyId);
  const certificates = encrypted(sequence(
    certificateBag(identity.certificate, friendlyName, localKeyId),
    ...chain.map((certificate) => certificateBag(certificate, null, localKeyId))), password, randomBytes);
  const contents = sequence(
    sequence(oid('1.2.840.113549.1.7.6'), context(0, sequence(small(0), sequence(oid(OID.data), certificates.scheme, element(0x80, certificates.bytes))))),
    sequence(oid(OID.data), context(0, octets(sequence(keyBag)))));
  const salt = randomBytes(16);
  const digest = createHmac('sha256', integrityKey(password, salt, ITERATIONS)).update(contents).digest();
  return sequence(
    small(3),
    sequence(oid(OID.data), context(0, octets(contents))),
    sequence(sequence(algorithm(OID.sha256, nothing()), octets(digest)), octets(salt), integer(ITERATIONS)));
};
