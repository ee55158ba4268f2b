import { malformed } from './malformed.ts';
import type { PdfFile } from './file.ts';
import { isArray, isDict, isRef, isStream, type PdfValue } from './objects.ts';
import { openPdf } from './open.ts';

/** References inside a value, streams' dictionaries included. */
const refsIn = (value: PdfValue): readonly number[] => {
  if (isRef(value)) return [value.number];
  if (isArray(value)) return value.items.flatMap(refsIn);
  if (isDict(value)) return [...value.entries.values()].flatMap(refsIn);
  return isStream(value) ? refsIn(value.dict) : [];
};

/** Object numbers that the file refers to although it has no such object: a later revision could put anything there (shadow attack). */
export const danglingRefs = (file: PdfFile): ReadonlySet<number> => {
  const dangling = new Set<number>();
  const seen = new Set<number>();
  const waiting = [...file.trailer.entries.values()].flatMap(refsIn);
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    if (seen.has(number)) continue;
    seen.add(number);
    const entry = file.entry(number);
    if (entry === undefined || entry.kind === 'free') dangling.add(number);
    else waiting.push(...refsIn(file.load({ kind: 'ref', number, generation: entry.kind === 'plain' ? entry.generation : 0 })));
  }
  return dangling;
};

/** What every base must be: one contiguous classic table, read by our own reader, with no reference into the void. */
export const checkBase = (bytes: Uint8Array): void => {
  const file = openPdf(bytes);
  const [section, second] = file.sections;
  const [range, more] = section?.ranges ?? [];
  if (second !== undefined || section?.style !== 'table' || more !== undefined || range?.first !== 0 || range.count !== file.size) {
    throw malformed('the base has no single contiguous cross-reference table');
  }
  if (danglingRefs(file).size > 0) throw malformed('the base refers to objects that do not exist');
};
