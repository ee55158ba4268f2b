import type { PreparedSignature } from './prepare.ts';
import type { ByteRange } from './shown/byte-range.ts';

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const bytes = (value: unknown): Uint8Array => {
  if (typeof value !== 'string') throw new TypeError('stored signing request is damaged');
  return new Uint8Array(Buffer.from(value, 'base64'));
};
const integer = (value: unknown): number => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw new TypeError('stored signing request is damaged');
  return value;
};
const text = (value: unknown): string => {
  if (typeof value !== 'string') throw new TypeError('stored signing request is damaged');
  return value;
};

/** A prepared signature as text, to be kept between the two phases. */
export const preparedToJson = (prepared: PreparedSignature): string => JSON.stringify({
  ...prepared,
  delta: base64(prepared.delta),
  documentDigest: base64(prepared.documentDigest),
  signedAttributes: base64(prepared.signedAttributes),
});

/** And back. @throws TypeError */
export const preparedFromJson = (json: string): PreparedSignature => {
  const stored: unknown = JSON.parse(json);
  if (typeof stored !== 'object' || stored === null) throw new TypeError('stored signing request is damaged');
  const value = stored as Readonly<Record<keyof PreparedSignature, unknown>>;
  const range = Array.isArray(value.byteRange) ? value.byteRange.map(integer) : [];
  const [a, b, c, d, more] = range;
  if (a === undefined || b === undefined || c === undefined || d === undefined || more !== undefined) throw new TypeError('stored signing request is damaged');
  const byteRange: ByteRange = [a, b, c, d];
  return {
    fieldName: text(value.fieldName), delta: bytes(value.delta), byteRange, holeLength: integer(value.holeLength), documentDigest: bytes(value.documentDigest),
    signedAttributes: bytes(value.signedAttributes), baseLength: integer(value.baseLength), baseSha256: text(value.baseSha256),
  };
};
