import type { Certificate } from '../signing/certificate.ts';
import { OID } from '../signing/shown/oid.ts';
import { keyWeakness } from '../signing/signature-value.ts';
import { isStrongIssuerAlgorithm } from './algorithms.ts';
import type { Revocation } from './crl.ts';
import { day } from './day.ts';
import { finding, type Finding } from './findings.ts';
import { basicConstraints, findPath, hasUnknownCritical, isWithin, keyUsage, purposesOf } from './path.ts';
import { revocationOf } from './revocation.ts';
import type { ReadTrust } from './trust.ts';

export type Purpose = 'signing' | 'timestamping';

/** Extended purposes under which documents are signed: any, e-mail protection, document signing (RFC 9336), Microsoft's and Adobe's. */
const SIGNING_PURPOSES: ReadonlySet<string> = new Set(['2.5.29.37.0', '1.3.6.1.5.5.7.3.4', '1.3.6.1.5.5.7.3.36', '1.3.6.1.4.1.311.10.3.12', '1.2.840.113583.1.1.5']);
const DIGITAL_SIGNATURE = 0;
const CONTENT_COMMITMENT = 1;

const usageProblem = (certificate: Certificate, purpose: Purpose): string | null => {
  if (basicConstraints(certificate).ca) return 'CA';
  if (hasUnknownCritical(certificate)) return 'critical extension';
  if (keyUsage(certificate, DIGITAL_SIGNATURE) === false && keyUsage(certificate, CONTENT_COMMITMENT) === false) return 'key usage';
  const purposes = purposesOf(certificate);
  if (purpose === 'timestamping') {
    const critical = certificate.extensions.get(OID.extendedKeyUsage)?.critical === true;
    return critical && purposes?.length === 1 && purposes[0] === OID.timeStamping ? null : 'extended key usage';
  }
  return purposes === null || purposes.some((id) => SIGNING_PURPOSES.has(id)) ? null : 'extended key usage';
};

export interface CertificateCheck {
  readonly findings: readonly Finding[];
  /** Leaf first; null when no path leads to an anchor. */
  readonly path: readonly Certificate[] | null;
  readonly revocation: Revocation;
}

/** Revocation of the leaf and of every authority below the anchor; the leaf's own status is reported. */
const checkRevocation = (path: readonly Certificate[], trust: ReadTrust, at: Date, proven: boolean): { readonly findings: readonly Finding[]; readonly leaf: Revocation } => {
  const statuses = path.slice(0, -1).map((certificate, i) => revocationOf(certificate, path[i + 1] ?? certificate, trust, at));
  const findings = statuses.flatMap((status) =>
    // A signature made before the revocation stands, but only a timestamp can prove that it was (ETSI EN 319 102-1 §5.5).
    status.status === 'REVOKED' && (status.at <= at || !proven) ? [finding('CERTIFICATE_REVOKED', { at: day(status.at) })] : []);
  const leaf = statuses[0] ?? { status: 'UNKNOWN', source: null };
  return { findings: [...findings, ...(leaf.status === 'UNKNOWN' ? [finding('REVOCATION_UNKNOWN')] : [])], leaf };
};

/**
 * Judges a certificate for a moment.
 * @param at when the signature was made (or is about to be)
 * @param proven a timestamp, or the server's own clock, vouches for `at`
 */
export const checkCertificate = (certificate: Certificate, carried: readonly Certificate[], trust: ReadTrust, at: Date, proven: boolean, purpose: Purpose): CertificateCheck => {
  const usage = usageProblem(certificate, purpose);
  const weakness = keyWeakness(certificate.publicKey) ?? (isStrongIssuerAlgorithm(certificate.signatureAlgorithm) ? null : certificate.signatureAlgorithm);
  const path = findPath(certificate, carried, trust, at);
  const revocation = path === null ? null : checkRevocation(path, trust, at, proven);
  return {
    findings: [
      ...(weakness === null ? [] : [finding('ALGORITHM_WEAK', { detail: weakness })]),
      ...(usage === null ? [] : [finding('CERTIFICATE_USAGE', { detail: usage })]),
      ...(path === null ? [finding('CHAIN_UNTRUSTED')] : []),
      ...(isWithin(certificate, at) ? [] : [finding('CERTIFICATE_OUTSIDE_VALIDITY', { from: day(certificate.notBefore), to: day(certificate.notAfter) })]),
      ...(revocation?.findings ?? []),
    ],
    path,
    revocation: revocation?.leaf ?? { status: 'UNKNOWN', source: null },
  };
};
