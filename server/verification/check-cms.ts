import { createHash } from 'node:crypto';
import type { Certificate } from '../signing/certificate.ts';
import { readSignedAttributes, type SignedAttributes } from '../signing/shown/attributes.ts';
import { childAt, sameBytes, TAG } from '../signing/shown/der.ts';
import { OID } from '../signing/shown/oid.ts';
import { keyWeakness, verifyValue } from '../signing/signature-value.ts';
import { algorithmOid, HASHES, schemeOf, type Hash } from './algorithms.ts';
import { finding, type Finding } from './findings.ts';
import { signerCertificate, type SignedData } from './signed-data.ts';

export interface CmsCheck {
  readonly findings: readonly Finding[];
  /** null when no carried certificate is the signer's. */
  readonly certificate: Certificate | null;
  readonly algorithm: string;
}

/** ESSCertID of RFC 2634 hashes with SHA-1; time-stamping authorities still use it beside a strong signature. */
const matchesOldId = (attributes: SignedAttributes, certificate: Certificate): boolean => {
  const value = attributes.all.get(OID.signingCertificate);
  if (value === undefined) return false;
  const hash = childAt(childAt(childAt(value, 0, TAG.sequence), 0, TAG.sequence), 0, TAG.octetString).content;
  return sameBytes(hash, createHash('sha1').update(certificate.der).digest());
};

const checkCertificateId = (attributes: SignedAttributes, certificate: Certificate, required: boolean): readonly Finding[] => {
  const id = attributes.signingCertificate;
  if (id !== null) {
    const hash = HASHES.get(id.algorithm);
    return hash !== undefined && sameBytes(id.hash, createHash(hash).update(certificate.der).digest()) ? [] : [finding('CERTIFICATE_SWAPPED')];
  }
  if (matchesOldId(attributes, certificate)) return [];
  return attributes.all.has(OID.signingCertificate) ? [finding('CERTIFICATE_SWAPPED')]
    : [required ? finding('ATTRIBUTE_WRONG', { detail: 'signing-certificate-v2' }) : finding('NOT_PADES', { detail: 'signing-certificate-v2' })];
};

/** RFC 6211 §3: the protected identifiers are those of the signer, parameters included. */
const checkProtection = ({ algorithmProtection }: SignedAttributes, { signer }: SignedData): readonly Finding[] => {
  if (algorithmProtection === null) return [];
  const agree = sameBytes(algorithmProtection.digest, signer.digestAlgorithm.raw) && sameBytes(algorithmProtection.signatureContent, signer.signatureAlgorithm.content);
  return agree ? [] : [finding('ATTRIBUTE_WRONG', { detail: 'algorithm protection' })];
};

/**
 * Judges a signature by itself: attributes, digest, value, and that the certificate is the one it was made with.
 * @param digestOf digest of what is signed, by hash
 * @param strict PAdES: signing-certificate-v2 must be there
 */
export const checkCms = (data: SignedData, contentType: string, digestOf: (hash: Hash) => Uint8Array, strict: boolean): CmsCheck => {
  const { signer } = data;
  const certificate = signerCertificate(data) ?? null;
  const digestId = algorithmOid(signer.digestAlgorithm);
  const hash = HASHES.get(digestId);
  if (certificate === null) return { findings: [finding('CMS_MALFORMED', { detail: 'signer certificate missing' })], certificate, algorithm: digestId };
  if (hash === undefined) return { findings: [finding('ALGORITHM_WEAK', { detail: digestId })], certificate, algorithm: digestId };
  const scheme = schemeOf(signer.signatureAlgorithm, hash);
  if (scheme === null) return { findings: [finding('ALGORITHM_WEAK', { detail: algorithmOid(signer.signatureAlgorithm) })], certificate, algorithm: digestId };
  const attributes = readSignedAttributes(signer.attributes);
  const weakness = keyWeakness(certificate.publicKey);
  const findings = [
    ...(data.contentType === contentType && attributes.contentType === contentType ? [] : [finding('ATTRIBUTE_WRONG', { detail: 'content type' })]),
    ...(data.digestAlgorithms.includes(digestId) ? [] : [finding('CMS_MALFORMED', { detail: 'digest algorithm not announced' })]),
    ...(sameBytes(attributes.messageDigest, digestOf(hash)) ? [] : [finding('DIGEST_MISMATCH')]),
    ...(verifyValue(certificate.publicKey, scheme, signer.attributes, signer.signature) ? [] : [finding('VALUE_WRONG')]),
    ...(weakness === null ? [] : [finding('ALGORITHM_WEAK', { detail: weakness })]),
    ...checkCertificateId(attributes, certificate, strict),
    ...checkProtection(attributes, data),
  ];
  return { findings, certificate, algorithm: `${scheme.kind === 'rsa' ? 'RSA' : scheme.kind === 'pss' ? 'RSASSA-PSS' : 'ECDSA'} ${scheme.hash.toUpperCase().replace('SHA', 'SHA-')}` };
};
