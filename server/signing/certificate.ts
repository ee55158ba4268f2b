import { createHash, X509Certificate, type KeyObject } from 'node:crypto';
import { childAt, childrenOf, oidOf, readDer, TAG, type DerNode } from './shown/der.ts';
import { OID } from './shown/oid.ts';

/** A certificate's parts as this program needs them (RFC 5280 §4.1). */
export interface Certificate {
  readonly der: Uint8Array;
  readonly sha256: string;
  /** DER of the INTEGER, and its bytes as lower-case hex without leading zeros. */
  readonly serial: Uint8Array;
  readonly serialHex: string;
  /** DER of the Names. */
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Whole AlgorithmIdentifier of the issuer's signature. */
  readonly signatureAlgorithm: string;
  readonly extensions: ReadonlyMap<string, { readonly critical: boolean; readonly value: Uint8Array }>;
  readonly publicKey: KeyObject;
  readonly x509: X509Certificate;
}

/** UTCTime and GeneralizedTime in the one form that DER allows, to the second. */
export const timeOf = ({ tag, content }: DerNode): Date => {
  const text = Buffer.from(content).toString('latin1');
  const match = (tag === TAG.utcTime ? /^(\d{2})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/ : /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d+)?Z$/).exec(text);
  if (match === null || (tag !== TAG.utcTime && tag !== TAG.generalizedTime)) throw new RangeError('bad time');
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  return new Date(Date.UTC(tag === TAG.utcTime ? year + (year < 50 ? 2000 : 1900) : year, month - 1, day, hour, minute, second));
};

const readExtensions = (node: DerNode | undefined): Certificate['extensions'] => {
  const found = new Map<string, { critical: boolean; value: Uint8Array }>();
  if (node === undefined) return found;
  for (const extension of childrenOf(childAt(node, 0, TAG.sequence))) {
    const [type, second, third] = childrenOf(extension);
    const value = second?.tag === TAG.boolean ? third : second;
    if (type === undefined || value?.tag !== TAG.octetString) throw new RangeError('bad extension');
    const id = oidOf(type);
    if (found.has(id)) throw new RangeError('an extension comes twice');
    found.set(id, { critical: second?.tag === TAG.boolean && second.content[0] === 0xff, value: value.content });
  }
  return found;
};

/** Reads a certificate strictly. @throws RangeError or the platform's error when it is none */
export const readCertificate = (der: Uint8Array): Certificate => {
  const outer = readDer(der, TAG.sequence);
  const [tbs, algorithm] = childrenOf(outer);
  if (tbs === undefined || algorithm === undefined) throw new RangeError('bad certificate');
  const parts = childrenOf(tbs);
  const [version, ...rest] = parts;
  const [serial, inner, issuer, validity, subject, , ...optional] = version?.tag === 0xa0 ? rest : parts;
  if (serial?.tag !== TAG.integer || inner === undefined || issuer === undefined || validity === undefined || subject === undefined) throw new RangeError('bad certificate');
  if (Buffer.compare(inner.raw, algorithm.raw) !== 0) throw new RangeError('the certificate names two signature algorithms');
  const x509 = new X509Certificate(der);
  return {
    der, serial: serial.raw, issuer: issuer.raw, subject: subject.raw, x509,
    sha256: createHash('sha256').update(der).digest('hex'),
    serialHex: Buffer.from(serial.content).toString('hex').replace(/^(00)+(?=.)/, ''),
    notBefore: timeOf(childAt(validity, 0)),
    notAfter: timeOf(childAt(validity, 1)),
    signatureAlgorithm: oidOf(childAt(algorithm, 0, TAG.oid)),
    extensions: readExtensions(optional.find(({ tag }) => tag === 0xa3)),
    publicKey: x509.publicKey,
  };
};

/** First value of an attribute of a Name (RFC 5280 §4.1.2.4), or null. */
export const nameAttribute = (nameDer: Uint8Array, type: string): string | null => {
  for (const part of childrenOf(readDer(nameDer, TAG.sequence))) {
    for (const pair of childrenOf(part)) {
      const [id, value] = childrenOf(pair);
      if (id === undefined || value === undefined || oidOf(id) !== type) continue;
      return value.tag === TAG.bmpString ? new TextDecoder('utf-16be').decode(value.content) : new TextDecoder().decode(value.content);
    }
  }
  return null;
};

export const isSelfIssued = ({ issuer, subject }: Certificate): boolean => Buffer.compare(issuer, subject) === 0;

/** Name of the owner, for people to read. */
export const displayName = ({ subject }: Certificate): string => nameAttribute(subject, OID.commonName) ?? nameAttribute(subject, OID.organisation) ?? '?';
