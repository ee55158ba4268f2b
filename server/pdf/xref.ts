import { inflateStream } from './inflate.ts';
import { LIMITS } from './limits.ts';
import { malformed } from './malformed.ts';
import { isArray, isInteger, isName, type PdfDict, type PdfStream } from './objects.ts';
import { hasKeyword, isSpace, readDict, readUnsigned, skipSpace } from './syntax.ts';

export type XrefEntry =
  | { readonly kind: 'free' }
  | { readonly kind: 'plain'; readonly offset: number; readonly generation: number }
  | { readonly kind: 'packed'; readonly container: number; readonly index: number };

/** Object numbers `first … first + count − 1`, their entries of fixed width lying one after the other from `at`. */
interface XrefRange { readonly first: number; readonly count: number; readonly at: number }

/** One link of the /Prev chain (ISO 32000-2 §7.5.4, §7.5.8). Entries are decoded when asked for, so a long table costs nothing. */
export interface XrefSection {
  readonly style: 'table' | 'stream';
  /** Byte offset of `xref`, or of the cross-reference stream's object. */
  readonly offset: number;
  /** Byte after the trailer dictionary or after `endobj`. */
  readonly end: number;
  readonly trailer: PdfDict;
  readonly ranges: readonly XrefRange[];
  readonly entry: (number: number) => XrefEntry | undefined;
}

const inRange = (ranges: readonly XrefRange[], number: number): XrefRange | undefined =>
  ranges.find(({ first, count }) => number >= first && number < first + count);

/** Every object number a section speaks of. */
export function* numbersOf({ ranges }: XrefSection): Generator<number> {
  for (const { first, count } of ranges) for (let i = 0; i < count; i += 1) yield first + i;
}

const checkRanges = (ranges: readonly XrefRange[]): void => {
  const sorted = [...ranges].sort((a, b) => a.first - b.first);
  sorted.forEach((range, i) => {
    const before = sorted[i - 1];
    if (range.first + range.count - 1 > LIMITS.objectNumber) throw malformed('object number out of range in the cross-reference');
    if (before !== undefined && before.first + before.count > range.first) throw malformed('cross-reference subsections overlap');
  });
};

const tableEntry = (bytes: Uint8Array, at: number): XrefEntry => {
  const line = Buffer.from(bytes.buffer, bytes.byteOffset + at, 20).toString('latin1');
  const match = /^(\d{10}) (\d{5}) ([nf])( \r| \n|\r\n)$/.exec(line);
  if (match === null) throw malformed(`bad cross-reference entry at ${at}`);
  return match[3] === 'f' ? { kind: 'free' } : { kind: 'plain', offset: Number(match[1]), generation: Number(match[2]) };
};

/** A classic table at `offset`, where the keyword `xref` stands. */
export const readTable = (bytes: Uint8Array, offset: number): XrefSection => {
  const ranges: XrefRange[] = [];
  let at = skipSpace(bytes, offset + 4);
  while (!hasKeyword(bytes, at, 'trailer')) {
    if (ranges.length >= LIMITS.subsections) throw malformed('too many cross-reference subsections');
    const first = readUnsigned(bytes, at);
    if (bytes[first.next] !== 0x20) throw malformed(`bad cross-reference subsection at ${at}`);
    const count = readUnsigned(bytes, first.next + 1);
    let start = count.next;
    while (bytes[start] === 0x20) start += 1;
    if (bytes[start] === 0x0d) start += 1;
    if (bytes[start] === 0x0a) start += 1;
    if (start === count.next || !isSpace(bytes[start - 1])) throw malformed(`bad cross-reference subsection at ${at}`);
    if (start + count.value * 20 > bytes.length) throw malformed('cross-reference table longer than the file');
    ranges.push({ first: first.value, count: count.value, at: start });
    at = skipSpace(bytes, start + count.value * 20);
  }
  checkRanges(ranges);
  const trailer = readDict(bytes, skipSpace(bytes, at + 7));
  if (trailer.value.entries.has('XRefStm')) throw malformed('hybrid cross-references are not accepted');
  const entry = (number: number): XrefEntry | undefined => {
    const range = inRange(ranges, number);
    return range && tableEntry(bytes, range.at + (number - range.first) * 20);
  };
  return { style: 'table', offset, end: trailer.next, trailer: trailer.value, ranges, entry };
};

const integers = (stream: PdfStream, key: string): readonly number[] | undefined => {
  const value = stream.dict.entries.get(key);
  if (!isArray(value)) return undefined;
  const items = value.items.filter(isInteger);
  if (items.length !== value.items.length || items.some((item) => item < 0)) throw malformed(`/${key} of a cross-reference stream is no list of numbers`);
  return items;
};

/** A cross-reference stream, already read as the object between `offset` and `end`. */
export const readStreamSection = (stream: PdfStream, offset: number, end: number): XrefSection => {
  if (!isName(stream.dict.entries.get('Type'), 'XRef')) throw malformed(`no cross-reference at ${offset}`);
  const [w0, w1, w2, ...more] = integers(stream, 'W') ?? [];
  if (w0 === undefined || w1 === undefined || w2 === undefined || more.length > 0 || w0 > 2 || w1 < 1 || w1 > 6 || w2 > 4) throw malformed('bad /W of a cross-reference stream');
  const width = w0 + w1 + w2;
  const size = stream.dict.entries.get('Size');
  const index = integers(stream, 'Index') ?? (isInteger(size) ? [0, size] : []);
  if (index.length === 0 || index.length % 2 !== 0 || index.length / 2 > LIMITS.subsections) throw malformed('bad /Index of a cross-reference stream');
  const ranges: XrefRange[] = [];
  let at = 0;
  for (let i = 0; i < index.length; i += 2) {
    const count = index[i + 1] ?? 0;
    ranges.push({ first: index[i] ?? 0, count, at });
    at += count * width;
  }
  checkRanges(ranges);
  if (at / width > LIMITS.entries) throw malformed('too many cross-reference entries');
  // A row filter adds one byte to each row; what inflates to more than that is no cross-reference.
  const data = inflateStream(stream, 2 * at + 4096);
  if (data.length !== at) throw malformed('cross-reference stream is not as long as its /Index says');
  const field = (from: number, length: number): number => {
    let value = 0;
    for (let i = 0; i < length; i += 1) value = value * 256 + (data[from + i] ?? 0);
    return value;
  };
  const entry = (number: number): XrefEntry | undefined => {
    const range = inRange(ranges, number);
    if (range === undefined) return undefined;
    const from = range.at + (number - range.first) * width;
    const second = field(from + w0, w1);
    const third = field(from + w0 + w1, w2);
    switch (w0 === 0 ? 1 : field(from, w0)) {
      case 0: return { kind: 'free' };
      case 1: return { kind: 'plain', offset: second, generation: third };
      case 2: return { kind: 'packed', container: second, index: third };
      default: throw malformed('unknown kind of cross-reference entry');
    }
  };
  return { style: 'stream', offset, end, trailer: stream.dict, ranges, entry };
};
