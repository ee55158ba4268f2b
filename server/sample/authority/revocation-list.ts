/** Certificate revocation lists of the sample authority (RFC 5280 §5). */
import { context, sequence, small, unsigned } from '../../signing/der-write.ts';
import { RSA_SHA256, signedWith, subjectOf } from './certificate.ts';
import type { Identity } from './certificate.ts';
import { time } from './der.ts';
import { authorityKeyIdentifier, extension } from './extensions.ts';

export interface Revocation {
  /** Serial number of the certificate, big-endian. */
  readonly serial: Uint8Array;
  readonly at: Date;
}

export interface RevocationListOrder {
  readonly revoked: readonly Revocation[];
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
}

/** Grows with time, as a list's number must (§5.2.3): the second in which it was made. */
const numberOf = (thisUpdate: Date): Uint8Array => {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(Math.floor(thisUpdate.getTime() / 1000)));
  return unsigned(bytes);
};

/** A signed list in DER. */
export const issueRevocationList = (issuer: Identity, { revoked, thisUpdate, nextUpdate }: RevocationListOrder): Uint8Array => signedWith(issuer.key, sequence(
  small(1),
  RSA_SHA256,
  subjectOf(issuer.certificate),
  time(thisUpdate),
  time(nextUpdate),
  ...(revoked.length === 0 ? [] : [sequence(...revoked.map(({ serial, at }) => sequence(unsigned(serial), time(at))))]),
  context(0, sequence(authorityKeyIdentifier(issuer.key), extension('2.5.29.20', false, numberOf(thisUpdate))))));
