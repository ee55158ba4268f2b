import { verify } from 'node:crypto';
import { timeOf, type Certificate } from '../signing/certificate.ts';
import { childAt, childrenOf, oidOf, readDer, sameBytes, TAG, type DerNode } from '../signing/shown/der.ts';
import { OID } from '../signing/shown/oid.ts';
import { isStrongIssuerAlgorithm } from './algorithms.ts';

/** A certificate revocation list (RFC 5280 §5). */
export interface Crl {
  readonly issuer: Uint8Array;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | null;
  /** Serial number (DER content, hex) → moment of revocation. */
  readonly revoked: ReadonlyMap<string, Date>;
  /** A critical extension that is not understood: the list may not be used. */
  readonly usable: boolean;
  readonly tbs: Uint8Array;
  readonly algorithm: string;
  readonly signature: Uint8Array;
}

const isTime = (node: DerNode | undefined): node is DerNode => node?.tag === TAG.utcTime || node?.tag === TAG.generalizedTime;

const hasCritical = (extensions: DerNode | undefined): boolean =>
  extensions !== undefined && childrenOf(extensions).some((extension) => childrenOf(extension)[1]?.tag === TAG.boolean);

/** @throws RangeError */
export const readCrl = (der: Uint8Array): Crl => {
  const [tbs, algorithm, signature] = childrenOf(readDer(der, TAG.sequence));
  if (tbs?.tag !== TAG.sequence || algorithm === undefined || signature?.tag !== TAG.bitString) throw new RangeError('bad CRL');
  const parts = [...childrenOf(tbs)];
  if (parts[0]?.tag === TAG.integer) parts.shift();
  const [inner, issuer, thisUpdate, ...rest] = parts;
  if (inner === undefined || issuer === undefined || !isTime(thisUpdate) || !sameBytes(inner.raw, algorithm.raw)) throw new RangeError('bad CRL');
  const nextUpdate = isTime(rest[0]) ? rest.shift() : undefined;
  const entries = rest[0]?.tag === TAG.sequence ? childrenOf(rest[0]) : [];
  const extensions = rest.find(({ tag }) => tag === 0xa0);
  const list = entries.map((entry) => {
    const [serial, when, more] = childrenOf(entry);
    if (serial?.tag !== TAG.integer || !isTime(when)) throw new RangeError('bad CRL entry');
    return { serial: Buffer.from(serial.content).toString('hex'), at: timeOf(when), critical: hasCritical(more) };
  });
  return {
    issuer: issuer.raw, thisUpdate: timeOf(thisUpdate), nextUpdate: nextUpdate === undefined ? null : timeOf(nextUpdate),
    revoked: new Map(list.map(({ serial, at }) => [serial, at])),
    usable: !list.some(({ critical }) => critical) && !hasCritical(extensions === undefined ? undefined : childAt(extensions, 0, TAG.sequence)),
    tbs: tbs.raw, algorithm: oidOf(childAt(algorithm, 0, TAG.oid)), signature: signature.content.subarray(1),
  };
};

const HASH_OF: Readonly<Record<string, string>> = {
  [OID.rsaSha256]: 'sha256', [OID.ecdsaSha256]: 'sha256', [OID.rsaSha384]: 'sha384', [OID.ecdsaSha384]: 'sha384', [OID.rsaSha512]: 'sha512', [OID.ecdsaSha512]: 'sha512',
};

/** True when `issuer` issued the list with a strong algorithm. */
const isIssuedBy = (crl: Crl, issuer: Certificate): boolean => {
  const hash = HASH_OF[crl.algorithm];
  return hash !== undefined && isStrongIssuerAlgorithm(crl.algorithm) && sameBytes(crl.issuer, issuer.subject) && verify(hash, crl.tbs, issuer.publicKey, crl.signature);
};

export type Revocation =
  | { readonly status: 'GOOD'; readonly source: 'OCSP' | 'CRL'; readonly thisUpdate: Date }
  | { readonly status: 'REVOKED'; readonly source: 'OCSP' | 'CRL'; readonly at: Date }
  | { readonly status: 'UNKNOWN'; readonly source: null };

/**
 * What the newest usable list says of a certificate.
 * @param at the list must still be in force then
 */
export const listedIn = (certificate: Certificate, issuer: Certificate, crls: readonly Crl[], at: Date): Revocation => {
  const [newest] = crls
    .filter((crl) => crl.usable && crl.nextUpdate !== null && crl.nextUpdate >= at && sameBytes(crl.issuer, certificate.issuer) && isIssuedBy(crl, issuer))
    .sort((a, b) => b.thisUpdate.getTime() - a.thisUpdate.getTime());
  if (newest === undefined) return { status: 'UNKNOWN', source: null };
  const serial = Buffer.from(readDer(certificate.serial, TAG.integer).content).toString('hex');
  const revokedAt = newest.revoked.get(serial);
  return revokedAt === undefined ? { status: 'GOOD', source: 'CRL', thisUpdate: newest.thisUpdate } : { status: 'REVOKED', source: 'CRL', at: revokedAt };
};
