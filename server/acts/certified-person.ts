import { RefusalError } from '../circulation/errors.ts';
import type { PersonRecord } from '../store/directory.ts';
import { checkSigningCertificate, type SigningCertificate } from '../verification/check-signing-certificate.ts';
import type { Trust } from '../verification/trust.ts';

interface Presented {
  /** DER, leaf first. */
  readonly certificates: readonly Uint8Array[];
  readonly trust: Trust;
  readonly at: Date;
  readonly allowUnknownStatus: boolean;
}

/**
 * A certificate that may sign now, a person's or the organisation's.
 * @throws RefusalError CERT_EXPIRED, CERT_REVOKED, CERT_NOT_TRUSTED, CERT_USAGE, CERT_WEAK, CERT_STATUS_UNKNOWN
 */
export function certify({ certificates, trust, at, allowUnknownStatus }: Presented): SigningCertificate {
  const certificate = checkSigningCertificate({ certificates, trust, at });
  if (certificate.revocation === 'UNKNOWN' && !allowUnknownStatus) throw new RefusalError('CERT_STATUS_UNKNOWN');
  return certificate;
}

/**
 * I8: the certificate is trusted, in force and made out to exactly this person: the same name and the same identity code.
 * @throws RefusalError CERT_SUBJECT_MISMATCH, and those of `certify`
 */
export function certifyPerson({ person, ...presented }: Presented & { readonly person: PersonRecord }): SigningCertificate {
  const certificate = certify(presented);
  const { commonName, serialNumber } = certificate.subject;
  const same = person.identityCode !== null && serialNumber === person.identityCode && commonName.normalize('NFC') === person.name.normalize('NFC');
  if (!same) throw new RefusalError('CERT_SUBJECT_MISMATCH', { certName: commonName, userName: person.name });
  return certificate;
}
