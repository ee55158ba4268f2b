import type { PdfDict, PdfValue } from './objects.ts';

const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');

const writeName = (value: string): string =>
  `/${value.replace(/[^A-Za-z0-9_.+\-*@$&!:;,?=|^~'"`]/g, (c) => `#${c.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`)}`;

/** Shortest decimal without exponent; PDF has no other form (ISO 32000-2 §7.3.3). */
const writeNumber = (value: number): string => {
  if (!Number.isFinite(value)) throw new RangeError('a PDF number must be finite');
  const text = String(value);
  return text.includes('e') ? value.toFixed(10) : text;
};

const writeLiteral = (bytes: Uint8Array): string =>
  `(${Buffer.from(bytes).toString('latin1').replace(/[\\()]/g, '\\$&').replace(/[^\x20-\x7e]/g, (c) => `\\${c.charCodeAt(0).toString(8).padStart(3, '0')}`)})`;

const writeDict = ({ entries }: PdfDict): string =>
  `<<${[...entries].map(([key, value]) => `${writeName(key)} ${writeValue(value)}`).join(' ')}>>`;

/** Any value but a stream, as PDF syntax. */
export const writeValue = (value: PdfValue): string => {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return writeNumber(value);
  switch (value.kind) {
    case 'name': return writeName(value.name);
    case 'text': return value.hex ? `<${Buffer.from(value.bytes).toString('hex').toUpperCase()}>` : writeLiteral(value.bytes);
    case 'ref': return `${value.number} ${value.generation} R`;
    case 'array': return `[${value.items.map(writeValue).join(' ')}]`;
    case 'dict': return writeDict(value);
    case 'stream': throw new TypeError('a stream is always an object of its own');
  }
};

/** What stands between `n g obj` and `endobj`. */
export const writeBody = (value: PdfValue): Uint8Array => {
  if (typeof value !== 'object' || value === null || value.kind !== 'stream') return latin1(writeValue(value));
  return Buffer.concat([latin1(`${writeDict(value.dict)}\nstream\n`), value.data, latin1('\nendstream')]);
};
