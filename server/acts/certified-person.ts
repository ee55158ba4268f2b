import { RefusalError } from '../circulation/errors.ts';
import type { PersonRecord } from '../store/directory.ts';
import { checkSigningCertificate, type SigningCertificate } from '../verification/check-signing-certificate.ts';
import { sha256Hex } from './files.ts';
import type { Trust } from '../verification/trust.ts';

interface Presented {
  /** DER, leaf first. */
  readonly certificates: readonly Uint8Array[];
  readonly trust: Trust;
  readonly at: Date;
  readonly allowUnknownStatus: boolean;
}

/**
 * A certificate that may sign now, under an authority that may certify for this.
 * @throws RefusalError CERT_EXPIRED, CERT_REVOKED, CERT_NOT_TRUSTED, CERT_USAGE, CERT_WEAK, CERT_STATUS_UNKNOWN
 */
function certifyUnder({ certificates, trust, at, allowUnknownStatus }: Presented, authorities: readonly Uint8Array[] | undefined): SigningCertificate {
  const certificate = checkSigningCertificate({ certificates, trust, at });
  const allowed = authorities?.map((der) => sha256Hex(der));
  if (allowed !== undefined && !certificate.authorities.some((authority) => allowed.includes(authority))) throw new RefusalError('CERT_NOT_TRUSTED');
  if (certificate.revocation === 'UNKNOWN' && !allowUnknownStatus) throw new RefusalError('CERT_STATUS_UNKNOWN');
  return certificate;
}

/** The organisation's certificate, for its seal. @throws RefusalError as `certifyUnder` */
export const certify = (presented: Presented): SigningCertificate => certifyUnder(presented, presented.trust.organisationAuthorities);

/**
 * I8: the certificate is trusted, in force and made out to exactly this person: the same name and the same identity code.
 * @throws RefusalError CERT_SUBJECT_MISMATCH, and those of `certifyUnder`
 */
export function certifyPerson({ person, ...presented }: Presented & { readonly person: PersonRecord }): SigningCertificate {
  const certificate = certifyUnder(presented, presented.trust.personAuthorities);
  const { commonName, serialNumber } = certificate.subject;
  const same = person.identityCode !== null && serialNumber === person.identityCode && commonName.normalize('NFC') === person.name.normalize('NFC');
  if (!same) throw new RefusalError('CERT_SUBJECT_MISMATCH', { certName: commonName, userName: person.name });
  return certificate;
}
