/** Start and length before the hole, start and length after it (ISO 32000-2 §12.8.1). */
export type ByteRange = readonly [number, number, number, number];

/** True when the two parts enclose exactly one hole and reach both ends of a file of `length` bytes. */
export const coversFile = ([start, before, after, rest]: ByteRange, length: number): boolean =>
  [start, before, after, rest].every((n) => Number.isSafeInteger(n) && n >= 0) && start === 0 && after > before + 1 && after + rest === length;

/** The signed bytes: everything but the hole. */
export const signedBytes = (file: Uint8Array, [, before, after, rest]: ByteRange): Uint8Array => {
  const signed = new Uint8Array(before + rest);
  signed.set(file.subarray(0, before));
  signed.set(file.subarray(after, after + rest), before);
  return signed;
};

/** True when the hole is `<`, zeros only, `>`: nothing is hidden where the signature will go. */
export const isEmptyHole = (file: Uint8Array, [, before, after]: ByteRange): boolean =>
  file[before] === 0x3c && file[after - 1] === 0x3e && file.subarray(before + 1, after - 1).every((byte) => byte === 0x30);
