import forge from 'node-forge';
import { content, integer, oid, parts } from './asn1.ts';
import type { Asn1 } from './asn1.ts';

const DIGESTS: Readonly<Record<string, { readonly start: () => forge.md.MessageDigest; readonly length: number }>> = {
  '1.3.14.3.2.26': { start: () => forge.md.sha1.create(), length: 20 },
  '2.16.840.1.101.3.4.2.1': { start: () => forge.md.sha256.create(), length: 32 },
  '2.16.840.1.101.3.4.2.2': { start: () => forge.md.sha384.create(), length: 48 },
  '2.16.840.1.101.3.4.2.3': { start: () => forge.md.sha512.create(), length: 64 },
};

/** More rounds than any real program writes: a file that asks for more only wants to keep the pane busy. */
export const MOST_ROUNDS = 5_000_000;

/**
 * Does the PKCS#12 integrity code agree with this spelling of the PIN (RFC 7292 §4, appendix B)?
 * `unknown` when the code is of a kind we do not read (PBMAC1): then only the decryption can tell.
 */
export const macAgrees = (macData: Asn1, authenticatedSafe: string, pin: string): 'yes' | 'no' | 'unknown' => {
  const [digestInfo, salt, rounds] = parts(macData);
  const [algorithm, expected] = parts(digestInfo);
  const digest = DIGESTS[oid(parts(algorithm)[0])];
  if (!digest) return 'unknown';
  const count = rounds ? integer(rounds) : 1;
  if (count < 1 || count > MOST_ROUNDS) throw new RangeError('iteration count out of range');
  const key = forge.pkcs12.generateKey(pin, forge.util.createBuffer(content(salt)), 3, count, digest.length, digest.start());
  const hmac = forge.hmac.create();
  hmac.start(digest.start(), key);
  hmac.update(authenticatedSafe);
  return hmac.getMac().getBytes() === content(expected) ? 'yes' : 'no';
};
