import { isArray, isDict, isName, isRef, isStream, type PdfValue } from '../../pdf/objects.ts';
import type { Step } from './rule.ts';

export interface Reached { readonly objects: readonly number[]; readonly problems: readonly string[] }

/**
 * The new objects that a value leads to. Old objects may be pointed at only when `mayPointAt` says so (a font, the catalog):
 * otherwise a new revision could show old content in a new place.
 */
export const reach = ({ added, current }: Step, from: PdfValue, mayPointAt: (value: PdfValue, number: number) => boolean): Reached => {
  const objects = new Set<number>();
  const problems: string[] = [];
  const walk = (value: PdfValue, depth: number): void => {
    if (depth > 64) { problems.push('nested too deeply'); return; }
    if (isRef(value)) {
      const target = current.load(value);
      if (!added.has(value.number)) {
        if (!mayPointAt(target, value.number)) problems.push(`reference to object ${value.number}`);
        return;
      }
      if (objects.has(value.number)) return;
      objects.add(value.number);
      walk(target, depth + 1);
    } else if (isArray(value)) value.items.forEach((item) => walk(item, depth + 1));
    else if (isDict(value)) value.entries.forEach((item) => walk(item, depth + 1));
    else if (isStream(value)) walk(value.dict, depth + 1);
  };
  walk(from, 0);
  return { objects: [...objects], problems };
};

export const isFont = (value: PdfValue): boolean => isDict(value) && isName(value.entries.get('Type'), 'Font');
