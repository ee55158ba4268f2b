/** The values of a PDF (ISO 32000-2 §7.3) as plain data: null, booleans and numbers are their own JavaScript kind. */

export interface PdfName { readonly kind: 'name'; readonly name: string }
/** `start` and `end` are the token's bytes in what was parsed, delimiters included; -1 when it was made here. */
export interface PdfText { readonly kind: 'text'; readonly bytes: Uint8Array; readonly hex: boolean; readonly start: number; readonly end: number }
export interface PdfArray { readonly kind: 'array'; readonly items: readonly PdfValue[] }
export interface PdfDict { readonly kind: 'dict'; readonly entries: ReadonlyMap<string, PdfValue> }
export interface PdfRef { readonly kind: 'ref'; readonly number: number; readonly generation: number }
/** `data` is what the file holds between `stream` and `endstream`, still encoded. */
export interface PdfStream { readonly kind: 'stream'; readonly dict: PdfDict; readonly data: Uint8Array }

export type PdfValue = null | boolean | number | PdfName | PdfText | PdfArray | PdfDict | PdfRef | PdfStream;

export const name = (value: string): PdfName => ({ kind: 'name', name: value });
export const array = (items: readonly PdfValue[]): PdfArray => ({ kind: 'array', items });
export const dict = (entries: Readonly<Record<string, PdfValue>>): PdfDict => ({ kind: 'dict', entries: new Map(Object.entries(entries)) });
export const ref = (number: number, generation = 0): PdfRef => ({ kind: 'ref', number, generation });
export const stream = (entries: Readonly<Record<string, PdfValue>>, data: Uint8Array): PdfStream =>
  ({ kind: 'stream', dict: dict({ ...entries, Length: data.length }), data });
export const bytesText = (bytes: Uint8Array, hex = true): PdfText => ({ kind: 'text', bytes, hex, start: -1, end: -1 });

/** A dictionary like this one with some entries set anew. */
export const withEntries = (base: PdfDict, entries: Readonly<Record<string, PdfValue>>): PdfDict =>
  ({ kind: 'dict', entries: new Map([...base.entries, ...Object.entries(entries)]) });

type Kinded = Exclude<PdfValue, null | boolean | number>;
const isKind = <K extends Kinded['kind']>(value: PdfValue | undefined, kind: K): value is Extract<Kinded, { kind: K }> =>
  typeof value === 'object' && value !== null && value.kind === kind;

export const isName = (value: PdfValue | undefined, expected?: string): value is PdfName =>
  isKind(value, 'name') && (expected === undefined || value.name === expected);
export const isText = (value: PdfValue | undefined): value is PdfText => isKind(value, 'text');
export const isArray = (value: PdfValue | undefined): value is PdfArray => isKind(value, 'array');
export const isDict = (value: PdfValue | undefined): value is PdfDict => isKind(value, 'dict');
export const isRef = (value: PdfValue | undefined): value is PdfRef => isKind(value, 'ref');
export const isStream = (value: PdfValue | undefined): value is PdfStream => isKind(value, 'stream');
export const isInteger = (value: PdfValue | undefined): value is number => typeof value === 'number' && Number.isSafeInteger(value);

/** Text string (ISO 32000-2 §7.9.2.2) as UTF-16BE with its byte-order mark, which every reader understands. */
export const unicodeText = (value: string): PdfText => {
  const text = value.normalize('NFC');
  const bytes = new Uint8Array(2 + text.length * 2);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff);
  for (let i = 0; i < text.length; i += 1) view.setUint16(2 + i * 2, text.charCodeAt(i));
  return bytesText(bytes);
};

/** ASCII text such as a date. */
export const asciiText = (value: string): PdfText => bytesText(new TextEncoder().encode(value), false);

/** A text string's characters: UTF-16BE or UTF-8 by its mark, else taken as Latin-1. */
export const textOf = ({ bytes }: PdfText): string => {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes.subarray(2));
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return new TextDecoder().decode(bytes.subarray(3));
  return Buffer.from(bytes).toString('latin1');
};
