import { randomBytes } from 'node:crypto';

const RANDOM_BYTES = 10;

/**
 * A UUIDv7 (RFC 9562 §5.7): 48 bits of milliseconds, then random, so that new rows lie beside each other in an index.
 * Never guessable enough to be a secret: access is checked, not hidden.
 */
export const newId = (now: Date = new Date()): string => {
  const time = now.getTime().toString(16).padStart(12, '0');
  const random = randomBytes(RANDOM_BYTES);
  random[0] = ((random[0] ?? 0) & 0x0f) | 0x70;
  random[2] = ((random[2] ?? 0) & 0x3f) | 0x80;
  const tail = random.toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-${tail.slice(0, 4)}-${tail.slice(4, 8)}-${tail.slice(8)}`;
};
