import { createHash } from 'node:crypto';
import { bmpBytes } from './der.ts';

/** Input block and output of SHA-256, bytes. */
const BLOCK = 64;
const OUTPUT = 32;
/** Diversifier of integrity keys (RFC 7292, Appendix B.3). */
const INTEGRITY = 3;

/** `bytes` again and again until a whole number of blocks is full. */
const filled = (bytes: Uint8Array): Uint8Array =>
  Uint8Array.from({ length: BLOCK * Math.ceil(bytes.length / BLOCK) }, (_, index) => bytes[index % bytes.length] ?? 0);

/** The key of a PKCS#12 file's MAC, from its password (RFC 7292, Appendix B.2, with SHA-256: one round is enough for 32 bytes). */
export const integrityKey = (password: string, salt: Uint8Array, iterations: number): Uint8Array => {
  const diversifier = new Uint8Array(BLOCK).fill(INTEGRITY);
  const input = Buffer.concat([diversifier, filled(salt), filled(Buffer.concat([bmpBytes(password), Uint8Array.of(0, 0)]))]);
  let key: Uint8Array = createHash('sha256').update(input).digest();
  for (let round = 1; round < iterations; round += 1) key = createHash('sha256').update(key).digest();
  return key.subarray(0, OUTPUT);
};
