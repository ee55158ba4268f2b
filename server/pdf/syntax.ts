import { LIMITS } from './limits.ts';
import { malformed } from './malformed.ts';
import type { PdfDict, PdfText, PdfValue } from './objects.ts';

/** A value and the position after it. */
export interface Parsed<T> { readonly value: T; readonly next: number }

const SPACE = new Set([0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20]);
const DELIMITER = new Set(Buffer.from('()<>[]{}/%', 'latin1'));
export const isSpace = (byte: number | undefined): boolean => byte !== undefined && SPACE.has(byte);
const isRegular = (byte: number | undefined): byte is number => byte !== undefined && !SPACE.has(byte) && !DELIMITER.has(byte);
const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;

const hexDigit = (byte: number | undefined): number => {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
};

/** Position of the next byte that is neither white space nor inside a comment. */
export const skipSpace = (bytes: Uint8Array, from: number): number => {
  let at = from;
  for (;;) {
    while (isSpace(bytes[at])) at += 1;
    if (bytes[at] !== 0x25) return at;
    while (at < bytes.length && bytes[at] !== 0x0a && bytes[at] !== 0x0d) at += 1;
  }
};

/** The run of regular characters at `at`, as ASCII. */
const readToken = (bytes: Uint8Array, at: number): Parsed<string> => {
  let next = at;
  while (isRegular(bytes[next])) {
    next += 1;
    if (next - at > LIMITS.token) throw malformed(`token too long at ${at}`);
  }
  return { value: Buffer.from(bytes.buffer, bytes.byteOffset + at, next - at).toString('latin1'), next };
};

/** True when `word` stands at `at` and ends there. */
export const hasKeyword = (bytes: Uint8Array, at: number, word: string): boolean => {
  for (let i = 0; i < word.length; i += 1) if (bytes[at + i] !== word.charCodeAt(i)) return false;
  return !isRegular(bytes[at + word.length]);
};

/** A non-negative integer without sign. */
export const readUnsigned = (bytes: Uint8Array, at: number): Parsed<number> => {
  let next = at;
  let value = 0;
  while (isDigit(bytes[next])) {
    value = value * 10 + ((bytes[next] ?? 0x30) - 0x30);
    next += 1;
    if (next - at > 10) throw malformed(`number too long at ${at}`);
  }
  if (next === at || isRegular(bytes[next])) throw malformed(`number expected at ${at}`);
  return { value, next };
};

const readName = (bytes: Uint8Array, at: number): Parsed<string> => {
  const { value, next } = readToken(bytes, at + 1);
  if (/#(?![0-9A-Fa-f]{2})|#00/.test(value)) throw malformed(`bad name at ${at}`);
  return { value: value.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))), next };
};

const readHexText = (bytes: Uint8Array, at: number): Parsed<PdfText> => {
  const out: number[] = [];
  let next = at + 1;
  let high = -1;
  for (; bytes[next] !== 0x3e; next += 1) {
    if (isSpace(bytes[next])) continue;
    const digit = hexDigit(bytes[next]);
    if (digit < 0) throw malformed(`bad hexadecimal string at ${at}`);
    if (high < 0) high = digit;
    else { out.push(high * 16 + digit); high = -1; }
  }
  if (high >= 0) out.push(high * 16);
  return { value: { kind: 'text', bytes: Uint8Array.from(out), hex: true, start: at, end: next + 1 }, next: next + 1 };
};

const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12, '(': 40, ')': 41, '\\': 92 };

const readLiteralText = (bytes: Uint8Array, at: number): Parsed<PdfText> => {
  const out: number[] = [];
  let nesting = 1;
  let next = at + 1;
  for (;;) {
    const byte = bytes[next];
    if (byte === undefined) throw malformed(`string without end at ${at}`);
    next += 1;
    if (byte === 0x28) nesting += 1;
    if (byte === 0x29 && (nesting -= 1) === 0) break;
    if (byte === 0x0d) {
      if (bytes[next] === 0x0a) next += 1;
      out.push(0x0a);
      continue;
    }
    if (byte !== 0x5c) { out.push(byte); continue; }
    const escaped = bytes[next];
    if (escaped === undefined) throw malformed(`string without end at ${at}`);
    if (escaped >= 0x30 && escaped <= 0x37) {
      let code = 0;
      for (let i = 0; i < 3 && (bytes[next] ?? 0) >= 0x30 && (bytes[next] ?? 0) <= 0x37; i += 1, next += 1) code = code * 8 + (bytes[next] ?? 0x30) - 0x30;
      out.push(code & 0xff);
    } else if (escaped === 0x0d || escaped === 0x0a) {
      next += escaped === 0x0d && bytes[next + 1] === 0x0a ? 2 : 1;
    } else {
      out.push(ESCAPES[String.fromCharCode(escaped)] ?? escaped);
      next += 1;
    }
  }
  return { value: { kind: 'text', bytes: Uint8Array.from(out), hex: false, start: at, end: next }, next };
};

const NUMBER = /^[+-]?(\d{1,12}(\.\d*)?|\.\d+)$/;

/** A number, or `12 0 R`. */
const readNumeric = (bytes: Uint8Array, at: number): Parsed<PdfValue> => {
  const { value: token, next } = readToken(bytes, at);
  if (!NUMBER.test(token) || token.length > 40) throw malformed(`unknown token at ${at}`);
  if (/^\d+$/.test(token)) {
    const second = skipSpace(bytes, next);
    if (isDigit(bytes[second])) {
      const generation = readToken(bytes, second);
      const third = skipSpace(bytes, generation.next);
      if (/^\d{1,5}$/.test(generation.value) && hasKeyword(bytes, third, 'R')) {
        const number = Number(token);
        if (number < 1 || number > LIMITS.objectNumber) throw malformed(`object number out of range at ${at}`);
        return { value: { kind: 'ref', number, generation: Number(generation.value) }, next: third + 1 };
      }
    }
  }
  return { value: Number(token), next };
};

const readArray = (bytes: Uint8Array, at: number, depth: number): Parsed<PdfValue> => {
  const items: PdfValue[] = [];
  for (let next = at + 1; ;) {
    next = skipSpace(bytes, next);
    if (bytes[next] === 0x5d) return { value: { kind: 'array', items }, next: next + 1 };
    if (items.length >= LIMITS.items) throw malformed(`array too long at ${at}`);
    const item = readValue(bytes, next, depth + 1);
    items.push(item.value);
    next = item.next;
  }
};

/** A dictionary; a key that comes twice is refused, since readers differ in which one they take. */
export const readDict = (bytes: Uint8Array, at: number, depth = 0): Parsed<PdfDict> => {
  if (bytes[at] !== 0x3c || bytes[at + 1] !== 0x3c) throw malformed(`dictionary expected at ${at}`);
  const entries = new Map<string, PdfValue>();
  for (let next = at + 2; ;) {
    next = skipSpace(bytes, next);
    if (bytes[next] === 0x3e && bytes[next + 1] === 0x3e) return { value: { kind: 'dict', entries }, next: next + 2 };
    if (bytes[next] !== 0x2f) throw malformed(`key expected at ${next}`);
    const key = readName(bytes, next);
    if (entries.has(key.value)) throw malformed(`key /${key.value} comes twice at ${next}`);
    if (entries.size >= LIMITS.items) throw malformed(`dictionary too long at ${at}`);
    const item = readValue(bytes, skipSpace(bytes, key.next), depth + 1);
    entries.set(key.value, item.value);
    next = item.next;
  }
};

/** Any direct value or reference at `at` (ISO 32000-2 §7.3); streams are read by `PdfFile`, which knows their length. */
export const readValue = (bytes: Uint8Array, at: number, depth = 0): Parsed<PdfValue> => {
  if (depth > LIMITS.depth) throw malformed(`nested too deeply at ${at}`);
  switch (bytes[at]) {
    case 0x2f: {
      const { value, next } = readName(bytes, at);
      return { value: { kind: 'name', name: value }, next };
    }
    case 0x28: return readLiteralText(bytes, at);
    case 0x5b: return readArray(bytes, at, depth);
    case 0x3c: return bytes[at + 1] === 0x3c ? readDict(bytes, at, depth) : readHexText(bytes, at);
    default: return readWord(bytes, at);
  }
};

const readWord = (bytes: Uint8Array, at: number): Parsed<PdfValue> => {
  if (hasKeyword(bytes, at, 'true')) return { value: true, next: at + 4 };
  if (hasKeyword(bytes, at, 'false')) return { value: false, next: at + 5 };
  if (hasKeyword(bytes, at, 'null')) return { value: null, next: at + 4 };
  return readNumeric(bytes, at);
};
