import { RefusalError } from '../circulation/errors.ts';
import { displayName, nameAttribute, readCertificate, type Certificate } from '../signing/certificate.ts';
import { OID } from '../signing/shown/oid.ts';
import { checkCertificate } from './check-certificate.ts';
import { day } from './day.ts';
import type { Finding } from './findings.ts';
import { severityOf } from './findings.ts';
import { readTrust, type Trust } from './trust.ts';

export interface SigningCertificate {
  readonly subject: { readonly commonName: string; readonly serialNumber: string | null };
  readonly serialHex: string;
  readonly validFrom: Date;
  readonly validTo: Date;
  /** SHA-256 of every authority on its path, nearest first; lower-case hex. */
  readonly authorities: readonly string[];
  /** UNKNOWN when no list in force speaks of it: to be told, never skipped in silence. */
  readonly revocation: 'GOOD' | 'UNKNOWN';
}

/** The refusal that fits a certificate's first error. */
export const certificateRefusal = ({ code, facts }: Finding, certificate: Certificate): RefusalError | null => {
  switch (code) {
    case 'ALGORITHM_WEAK': return new RefusalError('CERT_WEAK', { detail: facts.detail ?? '' });
    case 'CERTIFICATE_USAGE': return new RefusalError('CERT_USAGE');
    case 'CHAIN_UNTRUSTED': return new RefusalError('CERT_NOT_TRUSTED');
    case 'CERTIFICATE_OUTSIDE_VALIDITY':
    case 'CERTIFICATE_EXPIRED_SINCE': return new RefusalError('CERT_EXPIRED', { from: day(certificate.notBefore), to: day(certificate.notAfter) });
    case 'CERTIFICATE_REVOKED': return new RefusalError('CERT_REVOKED');
    default: return null;
  }
};

/** What is told first when a certificate has more than one fault: the officer can act on an expiry, not on a chain. */
const ORDER: readonly Finding['code'][] = ['CERTIFICATE_OUTSIDE_VALIDITY', 'CERTIFICATE_REVOKED', 'CHAIN_UNTRUSTED', 'CERTIFICATE_USAGE', 'ALGORITHM_WEAK'];

/**
 * Judges a certificate before it may sign (TT 15/2025/TT-BKHCN: validity is checked before signing is allowed).
 * @param certificates DER, leaf first
 * @param at now
 * @throws RefusalError CERT_EXPIRED, CERT_REVOKED, CERT_NOT_TRUSTED, CERT_USAGE, CERT_WEAK
 */
export const checkSigningCertificate = ({ certificates, trust, at }: { readonly certificates: readonly Uint8Array[]; readonly trust: Trust; readonly at: Date }): SigningCertificate => {
  let chain: readonly Certificate[];
  try {
    chain = certificates.map(readCertificate);
  } catch (cause) {
    throw new RefusalError('CERT_USAGE', {}, { cause });
  }
  const [leaf, ...carried] = chain;
  if (leaf === undefined) throw new RefusalError('CERT_USAGE');
  const check = checkCertificate(leaf, carried, readTrust(trust), at, true, 'signing');
  const errors = check.findings.filter((item) => severityOf(item) === 'error').sort((a, b) => ORDER.indexOf(a.code) - ORDER.indexOf(b.code));
  for (const error of errors) throw certificateRefusal(error, leaf) ?? new RefusalError('CERT_USAGE');
  return {
    subject: { commonName: displayName(leaf), serialNumber: nameAttribute(leaf.subject, OID.serialNumber) },
    serialHex: leaf.serialHex, validFrom: leaf.notBefore, validTo: leaf.notAfter,
    authorities: (check.path ?? []).slice(1).map(({ sha256 }) => sha256),
    revocation: check.revocation.status === 'GOOD' ? 'GOOD' : 'UNKNOWN',
  };
};
