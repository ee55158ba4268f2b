import { childAt, childrenOf, oidOf, readDer, TAG, type DerNode } from '../signing/shown/der.ts';
import { OID } from '../signing/shown/oid.ts';
import type { SignatureScheme } from '../signing/signature-value.ts';

export type Hash = SignatureScheme['hash'];

/** Hashes that are strong enough (TT 15/2025/TT-BKHCN, Phụ lục I); whatever is not here is refused. */
export const HASHES: ReadonlyMap<string, Hash> = new Map([[OID.sha256, 'sha256'], [OID.sha384, 'sha384'], [OID.sha512, 'sha512']]);

const COMBINED: ReadonlyMap<string, SignatureScheme> = new Map([
  [OID.rsaSha256, { hash: 'sha256', kind: 'rsa', saltLength: 0 }],
  [OID.rsaSha384, { hash: 'sha384', kind: 'rsa', saltLength: 0 }],
  [OID.rsaSha512, { hash: 'sha512', kind: 'rsa', saltLength: 0 }],
  [OID.ecdsaSha256, { hash: 'sha256', kind: 'ecdsa', saltLength: 0 }],
  [OID.ecdsaSha384, { hash: 'sha384', kind: 'ecdsa', saltLength: 0 }],
  [OID.ecdsaSha512, { hash: 'sha512', kind: 'ecdsa', saltLength: 0 }],
]);

export const algorithmOid = (identifier: DerNode): string => oidOf(childAt(identifier, 0, TAG.oid));

/** RSASSA-PSS-params (RFC 4055 §3.1): hash and mask hash must be one and the same strong hash. */
const pssScheme = (identifier: DerNode): SignatureScheme | null => {
  const parameters = childrenOf(identifier)[1];
  if (parameters?.tag !== TAG.sequence) return null;
  const parts = new Map(childrenOf(parameters).map((node) => [node.tag, node.content]));
  const hashPart = parts.get(0xa0);
  const maskPart = parts.get(0xa1);
  if (hashPart === undefined || maskPart === undefined || parts.has(0xa3)) return null;
  const hash = HASHES.get(algorithmOid(readDer(hashPart, TAG.sequence)));
  const mask = readDer(maskPart, TAG.sequence);
  const maskHash = HASHES.get(algorithmOid(childAt(mask, 1, TAG.sequence)));
  const salt = parts.get(0xa2);
  const saltLength = salt === undefined ? 20 : (readDer(salt, TAG.integer).content[0] ?? 0);
  if (hash === undefined || hash !== maskHash || algorithmOid(mask) !== OID.mgf1) return null;
  return { hash, kind: 'pss', saltLength };
};

/** The scheme of a signature, or null when it is unknown, weak, or does not fit the digest that is named beside it. */
export const schemeOf = (signatureAlgorithm: DerNode, digest: Hash): SignatureScheme | null => {
  const id = algorithmOid(signatureAlgorithm);
  const scheme = id === OID.rsa ? { hash: digest, kind: 'rsa' as const, saltLength: 0 } : id === OID.rsaPss ? pssScheme(signatureAlgorithm) : COMBINED.get(id) ?? null;
  return scheme?.hash === digest ? scheme : null;
};

/** Algorithms with which an authority may have signed a certificate or a revocation list. */
export const isStrongIssuerAlgorithm = (id: string): boolean => COMBINED.has(id) || id === OID.rsaPss;
