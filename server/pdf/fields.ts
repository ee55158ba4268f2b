import type { PdfFile } from './file.ts';
import type { Rect } from './geometry.ts';
import { LIMITS } from './limits.ts';
import { malformed } from './malformed.ts';
import { isArray, isDict, isName, isRef, isText, textOf, type PdfDict, type PdfRef, type PdfValue } from './objects.ts';

/** A terminal form field together with its one widget (ISO 32000-2 §12.7.4): both in one dictionary. */
export interface FormField {
  /** Fully qualified name, parts joined by full stops. */
  readonly name: string;
  readonly ref: PdfRef;
  readonly dict: PdfDict;
  readonly type: 'Sig' | 'Tx' | 'other';
  readonly rect: Rect | null;
  readonly tooltip: string | null;
}

/** Four numbers in any order of corners, as a rectangle. */
export const rectOf = (file: PdfFile, value: PdfValue | undefined): Rect | null => {
  const resolved = file.resolve(value);
  if (!isArray(resolved) || resolved.items.length !== 4) return null;
  const [a, b, c, d] = resolved.items.map((item) => file.resolve(item));
  if (typeof a !== 'number' || typeof b !== 'number' || typeof c !== 'number' || typeof d !== 'number') return null;
  return { x: Math.min(a, c), y: Math.min(b, d), width: Math.abs(c - a), height: Math.abs(d - b) };
};

const textAt = (file: PdfFile, dict: PdfDict, key: string): string | null => {
  const value = file.get(dict, key);
  return isText(value) ? textOf(value) : null;
};

const typeOf = (value: PdfValue): FormField['type'] => (isName(value, 'Sig') ? 'Sig' : isName(value, 'Tx') ? 'Tx' : 'other');

/** Every field of the form, in the form's order. A field seen twice, or fields inside each other without end, are refused. */
export const listFields = (file: PdfFile): readonly FormField[] => {
  const form = file.get(file.catalog, 'AcroForm');
  if (form === null) return [];
  if (!isDict(form)) throw malformed('/AcroForm is no dictionary');
  const fields: FormField[] = [];
  const seen = new Set<number>();
  const walk = (value: PdfValue, prefix: string, inherited: PdfValue, depth: number): void => {
    if (!isRef(value)) throw malformed('a form field is no object of its own');
    if (seen.has(value.number) || depth > LIMITS.depth || seen.size > LIMITS.items) throw malformed('form fields run in a circle');
    seen.add(value.number);
    const dict = file.dictOf(value, 'form field');
    const own = textAt(file, dict, 'T');
    const name = own === null ? prefix : prefix === '' ? own : `${prefix}.${own}`;
    const type = dict.entries.has('FT') ? file.get(dict, 'FT') : inherited;
    const kids = dict.entries.has('Kids') ? file.itemsOf(dict.entries.get('Kids'), '/Kids') : [];
    if (kids.length > 0) {
      kids.forEach((kid) => walk(kid, name, type, depth + 1));
      return;
    }
    fields.push({ name, ref: value, dict, type: typeOf(type), rect: rectOf(file, dict.entries.get('Rect')), tooltip: textAt(file, dict, 'TU') });
  };
  if (form.entries.has('Fields')) file.itemsOf(form.entries.get('Fields'), '/Fields').forEach((value) => walk(value, '', null, 0));
  return fields;
};

/** The one field of that name. */
export const findField = (file: PdfFile, name: string): FormField => {
  const [field, second] = listFields(file).filter((candidate) => candidate.name === name);
  if (field === undefined || second !== undefined) throw malformed(`field ${name} is ${field === undefined ? 'missing' : 'there twice'}`);
  return field;
};
