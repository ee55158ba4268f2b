import { inflateSync } from 'node:zlib';
import { LIMITS } from './limits.ts';
import { malformed } from './malformed.ts';
import { isArray, isDict, isInteger, isName, type PdfDict, type PdfStream } from './objects.ts';

/** Undo the PNG row filters of a /Predictor ≥ 10 (ISO 32000-2 §7.4.4.4); one byte per component. */
const undoRows = (data: Uint8Array, columns: number): Uint8Array => {
  const rows = Math.floor(data.length / (columns + 1));
  if (rows * (columns + 1) !== data.length) throw malformed('predictor rows are incomplete');
  const out = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    const filter = data[row * (columns + 1)] ?? 0;
    if (filter > 2) throw malformed(`predictor filter ${filter} is not accepted here`);
    for (let column = 0; column < columns; column += 1) {
      const raw = data[row * (columns + 1) + 1 + column] ?? 0;
      const left = column > 0 ? out[row * columns + column - 1] ?? 0 : 0;
      const above = row > 0 ? out[(row - 1) * columns + column] ?? 0 : 0;
      out[row * columns + column] = raw + (filter === 1 ? left : filter === 2 ? above : 0);
    }
  }
  return out;
};

const single = (dict: PdfDict, key: string): PdfDict['entries'] extends ReadonlyMap<string, infer V> ? V | undefined : never => {
  const value = dict.entries.get(key);
  return isArray(value) && value.items.length === 1 ? value.items[0] : value;
};

/**
 * The plain bytes of a structural stream (cross-reference, object stream): none or Flate, with or without a predictor.
 * @param most bytes it may inflate to, row filters included
 */
export const inflateStream = (stream: PdfStream, most: number = LIMITS.inflated): Uint8Array => {
  const filter = single(stream.dict, 'Filter');
  if (filter === undefined || filter === null) return stream.data;
  if (!isName(filter, 'FlateDecode')) throw malformed('a structural stream uses an unknown filter');
  let plain: Uint8Array;
  try {
    plain = inflateSync(stream.data, { maxOutputLength: Math.min(most, LIMITS.inflated) });
  } catch (cause) {
    throw malformed(`a stream does not inflate: ${cause instanceof Error ? cause.message : 'unknown'}`);
  }
  const parms = single(stream.dict, 'DecodeParms');
  if (!isDict(parms)) return plain;
  const predictor = parms.entries.get('Predictor') ?? 1;
  const columns = parms.entries.get('Columns') ?? 1;
  const plainShape = (parms.entries.get('Colors') ?? 1) === 1 && (parms.entries.get('BitsPerComponent') ?? 8) === 8;
  if (predictor === 1) return plain;
  if (!isInteger(predictor) || predictor < 10 || predictor > 15 || !isInteger(columns) || columns < 1 || columns > 4096 || !plainShape) {
    throw malformed('a structural stream uses an unknown predictor');
  }
  return undoRows(plain, columns);
};
