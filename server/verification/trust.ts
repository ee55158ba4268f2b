import { readCertificate, type Certificate } from '../signing/certificate.ts';
import { readCrl, type Crl } from './crl.ts';
import { readOcsp, type OcspAnswer } from './ocsp.ts';

/** Whom to believe. DER throughout. */
export interface Trust {
  readonly anchors: readonly Uint8Array[];
  /** Certificates of authorities between anchors and signers, beside those that a signature carries. */
  readonly intermediates: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
  /** Whole OCSPResponses. */
  readonly ocsps?: readonly Uint8Array[];
  /** Authorities under which a person's, or the organisation's, certificate must stand to sign here; absent: any that leads to an anchor. */
  readonly personAuthorities?: readonly Uint8Array[];
  readonly organisationAuthorities?: readonly Uint8Array[];
}

/** The same, parsed once. */
export interface ReadTrust {
  readonly anchors: readonly Certificate[];
  readonly intermediates: readonly Certificate[];
  readonly crls: readonly Crl[];
  readonly ocsps: readonly OcspAnswer[];
}

/** Parses what the administrator configured. @throws RangeError for what is no certificate or no list */
export const readTrust = ({ anchors, intermediates, crls, ocsps = [] }: Trust): ReadTrust => ({
  anchors: anchors.map(readCertificate),
  intermediates: intermediates.map(readCertificate),
  crls: crls.map(readCrl),
  ocsps: ocsps.map(readOcsp),
});
