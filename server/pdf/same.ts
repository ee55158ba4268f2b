import type { PdfDict, PdfValue } from './objects.ts';

/** Equal in meaning: the order of a dictionary's keys and the spelling of a string do not count; numbers, bytes and references do. */
export const sameValue = (a: PdfValue, b: PdfValue): boolean => {
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return a === b;
  switch (a.kind) {
    case 'name': return b.kind === 'name' && a.name === b.name;
    case 'text': return b.kind === 'text' && Buffer.compare(a.bytes, b.bytes) === 0;
    case 'ref': return b.kind === 'ref' && a.number === b.number && a.generation === b.generation;
    case 'array': return b.kind === 'array' && a.items.length === b.items.length && a.items.every((item, i) => sameValue(item, b.items[i] ?? null));
    case 'dict': return b.kind === 'dict' && changedKeys(a, b).length === 0;
    case 'stream': return b.kind === 'stream' && Buffer.compare(a.data, b.data) === 0 && sameValue(a.dict, b.dict);
  }
};

/** Keys whose value differs between two dictionaries, sorted. */
export const changedKeys = (a: PdfDict, b: PdfDict): readonly string[] =>
  [...new Set([...a.entries.keys(), ...b.entries.keys()])]
    .filter((key) => !sameValue(a.entries.get(key) ?? null, b.entries.get(key) ?? null))
    .sort();
