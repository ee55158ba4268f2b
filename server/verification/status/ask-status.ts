import { randomBytes } from 'node:crypto';
import { displayName, type Certificate } from '../../signing/certificate.ts';
import { sameBytes } from '../../signing/shown/der.ts';
import { readCrl } from '../crl.ts';
import { readOcsp } from '../ocsp.ts';
import { revocationOf } from '../revocation.ts';
import type { ReadTrust } from '../trust.ts';
import { answerAddresses, listAddresses } from './addresses.ts';
import { statusQuestion } from './question.ts';
import type { Transport } from './transport.ts';

/** What was learnt of one certificate: the bytes that prove it, or why there are none. */
export type StatusFound =
  | { readonly ocsp: Uint8Array }
  | { readonly crl: Uint8Array }
  | { readonly subject: string; readonly tried: readonly string[] };

export interface StatusAsker {
  /** Status of `certificate`, as its issuer says now: an answer first, else a list; kept for some minutes. Never throws. */
  readonly ask: (certificate: Certificate, issuer: Certificate, trust: ReadTrust) => Promise<StatusFound>;
}

interface AskerOrder {
  readonly transport: Transport;
  readonly clock: () => Date;
  readonly newNonce?: () => Uint8Array;
}

/** A person's certificate is checked at preparing and at completing: within this time one answer serves both. */
const FRESH_MS = 5 * 60_000;
/** So that a failing authority is not asked again by every click. */
const FAILED_MS = 30_000;
const MOST_KEPT = 1000;
const FUTURE_MS = 5 * 60_000;

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Asks authorities over `transport`. */
export const createStatusAsker = ({ transport, clock, newNonce = () => new Uint8Array(randomBytes(16)) }: AskerOrder): StatusAsker => {
  const kept = new Map<string, { readonly until: number; readonly found: Promise<StatusFound> }>();

  const byAnswer = async (address: string, certificate: Certificate, issuer: Certificate, trust: ReadTrust): Promise<StatusFound> => {
    const nonce = newNonce();
    const answer = readOcsp(await transport(address, statusQuestion(certificate, issuer, nonce)));
    // A responder may leave the nonce out (RFC 8954 §3.1), but never return another.
    if (answer.nonce !== null && !sameBytes(answer.nonce, nonce)) throw new RangeError('answer to another question');
    const now = clock();
    if (answer.producedAt.getTime() > now.getTime() + FUTURE_MS) throw new RangeError('answer from the future');
    if (revocationOf(certificate, issuer, { ...trust, crls: [], ocsps: [answer] }, now).status === 'UNKNOWN') throw new RangeError('the answer proves nothing');
    return { ocsp: answer.der };
  };

  const byList = async (address: string, certificate: Certificate, issuer: Certificate, trust: ReadTrust): Promise<StatusFound> => {
    const der = await transport(address, null);
    if (revocationOf(certificate, issuer, { ...trust, crls: [readCrl(der)], ocsps: [] }, clock()).status === 'UNKNOWN') throw new RangeError('the list proves nothing');
    return { crl: der };
  };

  const learn = async (certificate: Certificate, issuer: Certificate, trust: ReadTrust): Promise<StatusFound> => {
    const tried: string[] = [];
    const tries = [
      ...answerAddresses(certificate).map((address) => [address, byAnswer] as const),
      ...listAddresses(certificate).map((address) => [address, byList] as const),
    ];
    for (const [address, attempt] of tries) {
      try {
        return await attempt(address, certificate, issuer, trust);
      } catch (error) {
        tried.push(`${address}: ${reasonOf(error)}`);
      }
    }
    return { subject: displayName(certificate), tried };
  };

  return {
    ask: async (certificate, issuer, trust) => {
      const key = `${certificate.sha256} ${issuer.sha256}`;
      const now = clock().getTime();
      const known = kept.get(key);
      if (known !== undefined && now < known.until) return known.found;
      for (const [old, { until }] of kept) if (until <= now) kept.delete(old);
      if (kept.size >= MOST_KEPT) kept.clear();
      const found = learn(certificate, issuer, trust);
      kept.set(key, { until: now + FRESH_MS, found });
      if ('tried' in await found) kept.set(key, { until: now + FAILED_MS, found });
      return found;
    },
  };
};
