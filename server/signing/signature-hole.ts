import { createHash } from 'node:crypto';
import type { AppendedRevision } from '../pdf/append.ts';
import { dict, type PdfRef, type PdfValue } from '../pdf/objects.ts';
import { writeValue } from '../pdf/serialize.ts';
import type { ByteRange } from './shown/byte-range.ts';

/** What a signature dictionary is for: a person's or the organisation's signature, or a timestamp over the document. */
export type SignatureDictionary = { readonly type: 'Sig'; readonly subFilter: 'ETSI.CAdES.detached' } | { readonly type: 'DocTimeStamp'; readonly subFilter: 'ETSI.RFC3161' };

/** A signature dictionary as bytes, its range blank and its hole full of zeros; where both are, counted from its first byte. */
export interface HoledBody { readonly body: Uint8Array; readonly rangeAt: number; readonly holeAt: number; readonly holeLength: number }

const RANGE_WIDTH = 44;

/** ISO 32000-2 Table 255; ETSI EN 319 142-1 §5.3, §5.4.3. @param holeLength bytes of CMS that fit */
export const holedBody = ({ type, subFilter }: SignatureDictionary, entries: Readonly<Record<string, PdfValue>>, holeLength: number): HoledBody => {
  const rest = writeValue(dict(entries));
  const head = `<</Type /${type} /Filter /Adobe.PPKLite /SubFilter /${subFilter} /ByteRange `;
  const middle = ' /Contents ';
  const hole = `<${'0'.repeat(holeLength * 2)}>`;
  const rangeAt = head.length;
  return { body: Buffer.from(`${head}${' '.repeat(RANGE_WIDTH)}${middle}${hole} ${rest.slice(2)}`, 'latin1'), rangeAt, holeAt: rangeAt + RANGE_WIDTH + middle.length, holeLength };
};

export interface MeasuredHole {
  /** Counts from the start of the whole file (base + delta). */
  readonly byteRange: ByteRange;
  /** SHA-256 of the file without the hole. */
  readonly documentDigest: Uint8Array;
  /** Lower-case hex. */
  readonly baseSha256: string;
}

/** Writes the range of the appended revision into it, and hashes everything but the hole. Costs one hash over the file. */
export const measureHole = (pdf: Uint8Array, { delta, bodies }: AppendedRevision, { number }: PdfRef, { rangeAt, holeAt, holeLength }: HoledBody): MeasuredHole => {
  const bodyAt = bodies.get(number) ?? 0;
  const before = pdf.length + bodyAt + holeAt;
  const after = before + holeLength * 2 + 2;
  const byteRange: ByteRange = [0, before, after, pdf.length + delta.length - after];
  delta.set(Buffer.from(`[${byteRange.join(' ')}]`.padEnd(RANGE_WIDTH), 'latin1'), bodyAt + rangeAt);
  const hash = createHash('sha256').update(pdf);
  const baseSha256 = hash.copy().digest('hex');
  const documentDigest = new Uint8Array(hash.update(delta.subarray(0, before - pdf.length)).update(delta.subarray(after - pdf.length)).digest());
  return { byteRange, documentDigest, baseSha256 };
};

/** The update with `value` (DER) in its hole; no other byte moves. The caller has seen that it fits. */
export const fillHole = (update: Uint8Array, baseLength: number, byteRange: ByteRange, value: Uint8Array): Uint8Array => {
  const delta = new Uint8Array(update);
  delta.set(Buffer.from(Buffer.from(value).toString('hex').toUpperCase(), 'latin1'), byteRange[1] + 1 - baseLength);
  return delta;
};
