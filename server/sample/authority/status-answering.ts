/** An OCSP responder (RFC 6960) for the sample organisation: request in, response out. */
import { createHash, sign } from 'node:crypto';
import { context, element, octets, oid, sequence } from '../../signing/der-write.ts';
import { TAG, childAt, childrenOf, contextTag, oidOf, readDer, sameBytes } from '../../signing/shown/der.ts';
import type { DerNode } from '../../signing/shown/der.ts';
import { OID } from '../../signing/shown/oid.ts';
import { RSA_SHA256, subjectOf } from './certificate.ts';
import type { Identity } from './certificate.ts';
import { bits, generalizedTime } from './der.ts';
import { extension } from './extensions.ts';

const BASIC = '1.3.6.1.5.5.7.48.1.1';
const NONCE = '1.3.6.1.5.5.7.48.1.2';
const HASHES: Readonly<Record<string, string>> = { [OID.sha1]: 'sha1', [OID.sha256]: 'sha256' };
const MOST_QUESTIONS = 16;
/** OCSPResponseStatus (§4.2.1). */
const MALFORMED = 1;

export interface StatusAuthority {
  /** Signs the answers; its certificate was issued by `issuer`, for whom it answers. */
  readonly identity: Identity;
  readonly issuer: Identity;
  readonly clock: () => Date;
  /** When a certificate was revoked, by its serial number (content octets, hex); null while it stands. */
  readonly revokedAt: (serialHex: string) => Date | null;
  /** How long an answer stands. */
  readonly lifeMs: number;
}

/** SHA-1 or SHA-256 over an authority's name and key bits, as a CertID names it. */
const namesIssuer = (certId: DerNode, issuer: Uint8Array): boolean => {
  const hash = HASHES[oidOf(childAt(childAt(certId, 0, TAG.sequence), 0, TAG.oid))];
  if (hash === undefined) return false;
  const info = childAt(childAt(readDer(issuer), 0), 6, TAG.sequence);
  const digest = (bytes: Uint8Array): Uint8Array => createHash(hash).update(bytes).digest();
  return sameBytes(childAt(certId, 1, TAG.octetString).content, digest(subjectOf(issuer)))
    && sameBytes(childAt(certId, 2, TAG.octetString).content, digest(childAt(info, 1, TAG.bitString).content.subarray(1)));
};

/** CertStatus: good, revoked since, or not ours. */
const statusOf = (certId: DerNode, { issuer, revokedAt }: StatusAuthority): Uint8Array => {
  if (!namesIssuer(certId, issuer.certificate)) return element(contextTag(2, false));
  const at = revokedAt(Buffer.from(childAt(certId, 3, TAG.integer).content).toString('hex'));
  return at === null ? element(contextTag(0, false)) : context(1, generalizedTime(at));
};

const nonceOf = (request: DerNode): Uint8Array | null => {
  const extensions = childrenOf(request).find(({ tag }) => tag === contextTag(2));
  const found = extensions === undefined ? undefined : childrenOf(readDer(extensions.content, TAG.sequence)).find((item) => oidOf(childAt(item, 0, TAG.oid)) === NONCE);
  return found === undefined ? null : childrenOf(found).at(-1)?.content ?? null;
};

const answer = (der: Uint8Array, authority: StatusAuthority): Uint8Array => {
  const request = childAt(readDer(der, TAG.sequence), 0, TAG.sequence);
  const questions = childrenOf(request).find(({ tag }) => tag === TAG.sequence);
  const certIds = questions === undefined ? [] : childrenOf(questions).map((question) => childAt(question, 0, TAG.sequence));
  if (certIds.length === 0 || certIds.length > MOST_QUESTIONS) throw new RangeError('no question, or too many');
  const now = authority.clock();
  const next = new Date(now.getTime() + authority.lifeMs);
  const nonce = nonceOf(request);
  const tbs = sequence(
    context(1, subjectOf(authority.identity.certificate)),
    generalizedTime(now),
    sequence(...certIds.map((certId) => sequence(certId.raw, statusOf(certId, authority), generalizedTime(now), context(0, generalizedTime(next))))),
    ...(nonce === null ? [] : [context(1, sequence(extension(NONCE, false, nonce)))]));
  const basic = sequence(tbs, RSA_SHA256, bits(sign('sha256', tbs, authority.identity.key)), context(0, sequence(authority.identity.certificate)));
  return sequence(element(TAG.enumerated, Uint8Array.of(0)), context(0, sequence(oid(BASIC), octets(basic))));
};

/** Answers OCSPRequest with OCSPResponse, both DER; what is no request gets `malformedRequest`, never an exception. */
export const sampleStatusAuthority = (authority: StatusAuthority) => (request: Uint8Array): Uint8Array => {
  try {
    return answer(request, authority);
  } catch (error) {
    if (error instanceof RangeError) return sequence(element(TAG.enumerated, Uint8Array.of(MALFORMED)));
    throw error;
  }
};
