import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { ScryptOptions } from 'node:crypto';

/** Cost of a new hash: 32 MiB and some 200 ms for each guess; one of the equal choices of the OWASP Password Storage Cheat Sheet. */
const COST = { N: 2 ** 15, r: 8, p: 3 };
const SALT_BYTES = 16;
const HASH_BYTES = 32;
const MOST_MEMORY = 128 * 1024 * 1024;
const STORED = /^scrypt\$(\d+)\$(\d+)\$(\d+)\$([\w-]+)\$([\w-]+)$/;

const derive = (password: string, salt: Buffer, cost: Pick<ScryptOptions, 'N' | 'r' | 'p'>): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, HASH_BYTES, { ...cost, maxmem: MOST_MEMORY }, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });

/** Makes the text to store for a password: algorithm, cost, salt and hash. Slow on purpose, off the event loop. */
export const hashPassword = async (password: string): Promise<string> => {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password, salt, COST);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), hash.toString('base64url')].join('$');
};

/** Whether a password belongs to a stored hash, compared in constant time. */
export const passwordMatches = async (password: string, stored: string): Promise<boolean> => {
  const [, N, r, p, salt, hash] = STORED.exec(stored) ?? [];
  if (salt === undefined || hash === undefined) throw new TypeError('Not a stored password hash.');
  const expected = Buffer.from(hash, 'base64url');
  const actual = await derive(password, Buffer.from(salt, 'base64url'), { N: Number(N), r: Number(r), p: Number(p) });
  return actual.length === expected.length && timingSafeEqual(actual, expected);
};

let nobodysHash: Promise<string> | null = null;

/** A hash no password has: checking against it takes the time of a real check, so a stranger cannot tell who has an account. */
export const hashOfNobody = (): Promise<string> => {
  nobodysHash ??= hashPassword(randomBytes(HASH_BYTES).toString('base64url'));
  return nobodysHash;
};
