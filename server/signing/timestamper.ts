import { randomBytes } from 'node:crypto';
import { RefusalError } from '../circulation/errors.ts';
import { algorithm, element, nothing, octets, sequence, small, unsigned } from './der-write.ts';
import { childrenOf, readDer, sameBytes, TAG } from './shown/der.ts';
import { OID } from './shown/oid.ts';
import { readTimestampInfo } from './timestamp-token.ts';

/** Whoever can date a hash: a time-stamping authority over HTTP, or the sample's own. */
export interface Timestamper {
  /**
   * @param imprintSha256 SHA-256 of what is dated
   * @returns DER of the RFC 3161 TimeStampToken
   * @throws RefusalError TSA_UNAVAILABLE
   */
  readonly timestamp: (imprintSha256: Uint8Array) => Promise<Uint8Array>;
}

const MAX_RESPONSE = 64 * 1024;

/** TimeStampReq (RFC 3161 §2.4.1) asking for the authority's certificate. `nonce` has its top bit clear. */
export const timestampRequest = (imprint: Uint8Array, nonce: Uint8Array): Uint8Array =>
  sequence(small(1), sequence(algorithm(OID.sha256, nothing()), octets(imprint)), unsigned(nonce), element(TAG.boolean, Uint8Array.of(0xff)));

/** The token of a TimeStampResp, if it was granted and answers exactly this request. @throws RangeError */
export const readTimestampResponse = (response: Uint8Array, imprint: Uint8Array, nonce: Uint8Array): Uint8Array => {
  const [status, token, more] = childrenOf(readDer(response, TAG.sequence));
  const granted = status === undefined ? undefined : childrenOf(status)[0];
  if (granted?.tag !== TAG.integer || granted.content.length !== 1 || (granted.content[0] ?? 9) > 1) throw new RangeError('the authority refused');
  if (token === undefined || more !== undefined) throw new RangeError('no token');
  const info = readTimestampInfo(token.raw);
  if (info.imprintAlgorithm !== OID.sha256 || !sameBytes(info.imprint, imprint)) throw new RangeError('token over another hash');
  if (info.nonce === null || !sameBytes(readDer(unsigned(nonce)).content, info.nonce)) throw new RangeError('token with another nonce');
  return token.raw;
};

const freshNonce = (): Uint8Array => {
  const nonce = new Uint8Array(randomBytes(8));
  nonce[0] = ((nonce[0] ?? 0) & 0x3f) | 0x40;
  return nonce;
};

/** A time-stamping authority at `url` (RFC 3161 §3.4, HTTP). One try; the caller decides what a failure means. */
export const httpTimestamper = (url: string, { timeoutMs, newNonce = freshNonce }: { readonly timeoutMs: number; readonly newNonce?: () => Uint8Array }): Timestamper => ({
  timestamp: async (imprint) => {
    const nonce = newNonce();
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/timestamp-query' },
        body: new Uint8Array(timestampRequest(imprint, nonce)),
        signal: AbortSignal.timeout(timeoutMs),
        redirect: 'error',
      });
      if (!response.ok) throw new RangeError(`HTTP ${response.status}`);
      const body = new Uint8Array(await response.arrayBuffer());
      if (body.length > MAX_RESPONSE) throw new RangeError('answer too long');
      return readTimestampResponse(body, imprint, nonce);
    } catch (cause) {
      throw new RefusalError('TSA_UNAVAILABLE', {}, { cause });
    }
  },
});
