import { createHash } from 'node:crypto';
import { readCertificate, timeOf, type Certificate } from '../signing/certificate.ts';
import { childAt, childrenOf, contextTag, oidOf, readDer, sameBytes, TAG, type DerNode } from '../signing/shown/der.ts';
import { OID } from '../signing/shown/oid.ts';
import { keyWeakness, verifyValue } from '../signing/signature-value.ts';
import { algorithmOid, HASHES, isStrongIssuerAlgorithm, schemeOf } from './algorithms.ts';
import { hasUnknownCritical, isWithin, purposesOf } from './path.ts';

const OCSP = { basic: '1.3.6.1.5.5.7.48.1.1', nonce: '1.3.6.1.5.5.7.48.1.2', noCheck: '1.3.6.1.5.5.7.48.1.5', signing: '1.3.6.1.5.5.7.3.9' } as const;

export interface OcspStatus {
  /** Algorithm by which the authority is named, and its digests of name and key. */
  readonly hash: string;
  readonly issuerName: Uint8Array;
  readonly issuerKey: Uint8Array;
  /** DER of the INTEGER. */
  readonly serial: Uint8Array;
  readonly status: 'GOOD' | 'REVOKED' | 'UNKNOWN';
  readonly revokedAt: Date | null;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | null;
}

/** An answer about one or more certificates (RFC 6960 §4.2.1), signed by their authority or by whom it has named for this. */
export interface OcspAnswer {
  readonly der: Uint8Array;
  readonly producedAt: Date;
  readonly statuses: readonly OcspStatus[];
  /** OCTET STRING content of the nonce extension's value, or null. */
  readonly nonce: Uint8Array | null;
  readonly responder: { readonly name: Uint8Array } | { readonly keySha1: Uint8Array };
  readonly certificates: readonly Certificate[];
  readonly tbs: Uint8Array;
  readonly algorithm: DerNode;
  readonly signature: Uint8Array;
}

/** Hashes that may name an authority here: an identifier, not a protection, so SHA-1 will do (RFC 6960 §4.3). */
const NAMING: ReadonlyMap<string, string> = new Map([[OID.sha1, 'sha1'], ...HASHES]);

const explicit = (node: DerNode | undefined, tag: number): DerNode => readDer(node?.content ?? new Uint8Array(), tag);

const readExtensions = (node: DerNode | undefined): ReadonlyMap<string, { readonly critical: boolean; readonly value: Uint8Array }> =>
  new Map(node === undefined ? [] : childrenOf(explicit(node, TAG.sequence)).map((extension) => {
    const [type, second, third] = childrenOf(extension);
    const value = second?.tag === TAG.boolean ? third : second;
    if (type === undefined || value?.tag !== TAG.octetString) throw new RangeError('bad extension');
    return [oidOf(type), { critical: second?.tag === TAG.boolean && second.content[0] === 0xff, value: value.content }] as const;
  }));

const STATUS: Readonly<Record<number, OcspStatus['status']>> = { 0x80: 'GOOD', 0xa1: 'REVOKED', 0x82: 'UNKNOWN' };

const readStatus = (node: DerNode): OcspStatus => {
  const [id, state, thisUpdate, ...rest] = childrenOf(node);
  const status = STATUS[state?.tag ?? 0];
  if (id?.tag !== TAG.sequence || state === undefined || status === undefined || thisUpdate?.tag !== TAG.generalizedTime) throw new RangeError('bad OCSP status');
  const next = rest.find(({ tag }) => tag === contextTag(0));
  if ([...readExtensions(rest.find(({ tag }) => tag === contextTag(1))).values()].some(({ critical }) => critical)) throw new RangeError('unknown critical OCSP extension');
  return {
    hash: NAMING.get(algorithmOid(childAt(id, 0, TAG.sequence))) ?? '', issuerName: childAt(id, 1, TAG.octetString).content, issuerKey: childAt(id, 2, TAG.octetString).content, serial: childAt(id, 3, TAG.integer).raw,
    status, revokedAt: status === 'REVOKED' ? timeOf(childAt(state, 0, TAG.generalizedTime)) : null,
    thisUpdate: timeOf(thisUpdate), nextUpdate: next === undefined ? null : timeOf(explicit(next, TAG.generalizedTime)),
  };
};

/** Reads a successful basic OCSPResponse strictly. @throws RangeError for any other */
export const readOcsp = (der: Uint8Array): OcspAnswer => {
  const [outcome, bytes] = childrenOf(readDer(der, TAG.sequence));
  if (outcome?.tag !== TAG.enumerated || outcome.content.length !== 1 || outcome.content[0] !== 0) throw new RangeError('the OCSP responder refused');
  const response = explicit(bytes, TAG.sequence);
  if (oidOf(childAt(response, 0, TAG.oid)) !== OCSP.basic) throw new RangeError('no basic OCSP response');
  const [tbs, algorithm, signature, certificates] = childrenOf(readDer(childAt(response, 1, TAG.octetString).content, TAG.sequence));
  if (tbs?.tag !== TAG.sequence || algorithm?.tag !== TAG.sequence || signature?.tag !== TAG.bitString) throw new RangeError('bad OCSP response');
  const parts = [...childrenOf(tbs)];
  if (parts[0]?.tag === contextTag(0)) parts.shift();
  const [responder, producedAt, statuses, extensions] = parts;
  if (responder === undefined || producedAt?.tag !== TAG.generalizedTime || statuses?.tag !== TAG.sequence) throw new RangeError('bad OCSP response');
  const found = readExtensions(extensions);
  if ([...found].some(([type, { critical }]) => critical && type !== OCSP.nonce)) throw new RangeError('unknown critical OCSP extension');
  const nonce = found.get(OCSP.nonce);
  return {
    der, producedAt: timeOf(producedAt), statuses: childrenOf(statuses).map(readStatus),
    nonce: nonce === undefined ? null : readDer(nonce.value, TAG.octetString).content,
    responder: responder.tag === contextTag(1) ? { name: explicit(responder, TAG.sequence).raw } : { keySha1: explicit(responder, TAG.octetString).content },
    certificates: certificates === undefined ? [] : childrenOf(explicit(certificates, TAG.sequence)).map(({ raw }) => readCertificate(raw)),
    tbs: tbs.raw, algorithm, signature: signature.content.subarray(1),
  };
};

const keyBits = (certificate: Certificate): Uint8Array =>
  childAt(readDer(new Uint8Array(certificate.publicKey.export({ type: 'spki', format: 'der' })), TAG.sequence), 1, TAG.bitString).content.subarray(1);

/** The digests by which a request or an answer names an authority (RFC 6960 §4.1.1). */
export const issuerDigests = (issuer: Certificate, hash: string): { readonly name: Uint8Array; readonly key: Uint8Array } =>
  ({ name: createHash(hash).update(issuer.subject).digest(), key: createHash(hash).update(keyBits(issuer)).digest() });

const isAbout = (status: OcspStatus, certificate: Certificate, issuer: Certificate): boolean => {
  if (status.hash === '' || !sameBytes(status.serial, certificate.serial)) return false;
  const { name, key } = issuerDigests(issuer, status.hash);
  return sameBytes(status.issuerName, name) && sameBytes(status.issuerKey, key);
};

const isNamed = ({ responder }: OcspAnswer, certificate: Certificate): boolean =>
  'name' in responder ? sameBytes(responder.name, certificate.subject) : sameBytes(responder.keySha1, createHash('sha1').update(keyBits(certificate)).digest());

/** Named by the authority itself for this one purpose (RFC 6960 §4.2.2.2). */
const isDelegated = (responder: Certificate, issuer: Certificate, { producedAt }: OcspAnswer): boolean =>
  sameBytes(responder.issuer, issuer.subject) && isStrongIssuerAlgorithm(responder.signatureAlgorithm) && responder.x509.verify(issuer.publicKey)
  && purposesOf(responder)?.includes(OCSP.signing) === true && isWithin(responder, producedAt) && !hasUnknownCritical(responder);

/** The certificate that signed the answer, if it had the right to; null otherwise. */
const signerOf = (answer: OcspAnswer, issuer: Certificate): Certificate | null => {
  const [scheme] = [...new Set(HASHES.values())].flatMap((hash) => schemeOf(answer.algorithm, hash) ?? []);
  if (scheme === undefined) return null;
  const may = (candidate: Certificate): boolean => sameBytes(candidate.der, issuer.der) || isDelegated(candidate, issuer, answer);
  return [issuer, ...answer.certificates].find((candidate) =>
    isNamed(answer, candidate) && keyWeakness(candidate.publicKey) === null && may(candidate) && verifyValue(candidate.publicKey, scheme, answer.tbs, answer.signature)) ?? null;
};

export interface ProvenStatus {
  readonly status: OcspStatus;
  /** A delegated responder whose own revocation must be asked; null for the authority itself or one that is exempt (§4.2.2.2.1). */
  readonly answerable: Certificate | null;
}

/** What an answer proves of a certificate; null when it is about another one, or not signed by whom it must be. */
export const provenBy = (answer: OcspAnswer, certificate: Certificate, issuer: Certificate): ProvenStatus | null => {
  const status = answer.statuses.find((candidate) => isAbout(candidate, certificate, issuer));
  if (status === undefined || status.status === 'UNKNOWN') return null;
  const signer = signerOf(answer, issuer);
  if (signer === null) return null;
  const exempt = sameBytes(signer.der, issuer.der) || signer.extensions.has(OCSP.noCheck);
  return { status, answerable: exempt ? null : signer };
};
