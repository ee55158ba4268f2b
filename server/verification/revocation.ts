import type { Certificate } from '../signing/certificate.ts';
import { listedIn, type Revocation } from './crl.ts';
import { provenBy, type OcspStatus } from './ocsp.ts';
import type { ReadTrust } from './trust.ts';

/** Clocks of authorities may go a little fast. */
const SKEW_MS = 5 * 60_000;
/** An answer that names no end speaks for its own moment. */
const UNDATED_MS = 60 * 60_000;

/** In force at a moment: not before it was made is no condition, an answer given later speaks of what was before. */
const lastsUntil = ({ thisUpdate, nextUpdate }: OcspStatus): number => (nextUpdate?.getTime() ?? thisUpdate.getTime() + UNDATED_MS) + SKEW_MS;

const answeredFor = (certificate: Certificate, issuer: Certificate, { ocsps, crls }: ReadTrust, at: Date): Revocation => {
  const [newest] = ocsps
    .flatMap((answer) => provenBy(answer, certificate, issuer) ?? [])
    .filter(({ status }) => lastsUntil(status) >= at.getTime())
    .filter(({ answerable, status }) => answerable === null || listedIn(answerable, issuer, crls, status.thisUpdate).status !== 'REVOKED')
    .sort((a, b) => b.status.thisUpdate.getTime() - a.status.thisUpdate.getTime());
  if (newest === undefined) return { status: 'UNKNOWN', source: null };
  const { revokedAt, thisUpdate } = newest.status;
  return revokedAt === null ? { status: 'GOOD', source: 'OCSP', thisUpdate } : { status: 'REVOKED', source: 'OCSP', at: revokedAt };
};

/**
 * What is known of a certificate's revocation: the newest answer of its authority first, then the newest list. Where either says
 * that it was revoked, it was.
 * @param at answers and lists must still be in force then
 */
export const revocationOf = (certificate: Certificate, issuer: Certificate, trust: ReadTrust, at: Date): Revocation => {
  const answered = answeredFor(certificate, issuer, trust, at);
  if (answered.status === 'REVOKED') return answered;
  const listed = listedIn(certificate, issuer, trust.crls, at);
  return listed.status === 'REVOKED' || answered.status === 'UNKNOWN' ? listed : answered;
};
