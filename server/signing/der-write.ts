import { contextTag, TAG } from './shown/der.ts';

const header = (tag: number, length: number): Uint8Array => {
  if (length < 0x80) return Uint8Array.of(tag, length);
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return Uint8Array.of(tag, 0x80 + octets.length, ...octets);
};

/** One DER element. */
export const element = (tag: number, ...parts: readonly Uint8Array[]): Uint8Array => {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return new Uint8Array(Buffer.concat([header(tag, length), ...parts]));
};

export const sequence = (...parts: readonly Uint8Array[]): Uint8Array => element(TAG.sequence, ...parts);
export const octets = (bytes: Uint8Array): Uint8Array => element(TAG.octetString, bytes);
export const nothing = (): Uint8Array => element(TAG.null);
/** [n] around whole elements, or in place of a constructed tag. */
export const context = (number: number, ...parts: readonly Uint8Array[]): Uint8Array => element(contextTag(number), ...parts);

/** SET OF: elements sorted by their encoding (X.690 §11.6). */
export const setOf = (...parts: readonly Uint8Array[]): Uint8Array => element(TAG.set, ...[...parts].sort((a, b) => Buffer.compare(a, b)));

/** A non-negative integer given as big-endian bytes. */
export const unsigned = (bytes: Uint8Array): Uint8Array => {
  let from = 0;
  while (from < bytes.length - 1 && bytes[from] === 0) from += 1;
  const rest = bytes.subarray(from);
  return element(TAG.integer, ...((rest[0] ?? 0) >= 0x80 ? [Uint8Array.of(0), rest] : [rest]));
};
export const small = (value: number): Uint8Array => element(TAG.integer, Uint8Array.of(value));

export const oid = (dotted: string): Uint8Array => {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((arc) => {
    const base128 = [arc % 128];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) base128.unshift(128 + (left % 128));
    return base128;
  });
  return element(TAG.oid, Uint8Array.from(bytes));
};

/** AlgorithmIdentifier without parameters. */
export const algorithm = (dotted: string, ...parameters: readonly Uint8Array[]): Uint8Array => sequence(oid(dotted), ...parameters);
