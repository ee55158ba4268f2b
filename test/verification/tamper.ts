import { appendRevision, numbering, withDelta, type NewObject } from '../../server/pdf/append.ts';
import type { PdfFile } from '../../server/pdf/file.ts';
import { listFields, type FormField } from '../../server/pdf/fields.ts';
import { array, isRef, name, stream, type PdfDict, type PdfRef, type PdfValue } from '../../server/pdf/objects.ts';
import { openPdf } from '../../server/pdf/open.ts';

/** Adds a revision of the attacker's making, well-formed as a file. */
export const update = (pdf: Uint8Array, make: (file: PdfFile, next: () => PdfRef) => readonly NewObject[]): Uint8Array => {
  const file = openPdf(pdf);
  return withDelta(pdf, appendRevision(file, make(file, numbering(file))).delta);
};

export const field = (file: PdfFile, wanted: string): FormField => {
  const found = listFields(file).find((candidate) => candidate.name === wanted);
  if (found === undefined) throw new Error(`no field ${wanted}`);
  return found;
};

/** The first page. */
export const firstPage = (file: PdfFile): { readonly ref: PdfRef; readonly dict: PdfDict } => {
  const pages = file.dictOf(file.catalog.entries.get('Pages'), 'Pages');
  const [kid] = file.itemsOf(pages.entries.get('Kids'), 'Kids');
  if (!isRef(kid)) throw new Error('no page');
  return { ref: kid, dict: file.dictOf(kid, 'page') };
};

/** A form XObject that draws a black box. */
export const blackBox = (entries: Readonly<Record<string, PdfValue>> = {}): PdfValue =>
  stream({ Type: name('XObject'), Subtype: name('Form'), BBox: array([0, 0, 50, 50]), ...entries }, new TextEncoder().encode('0 0 50 50 re f'));

export const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
export const fromLatin1 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

/** Replaces text by text of the same length, the `nth` time it occurs (from 0; -1 is the last). */
export const overwrite = (pdf: Uint8Array, from: string | RegExp, to: (found: string) => string, nth = -1): Uint8Array => {
  const text = latin1(pdf);
  const match = [...text.matchAll(new RegExp(from, 'g'))].at(nth);
  if (match === undefined) throw new Error('nothing to overwrite');
  const put = to(match[0]);
  if (put.length !== match[0].length) throw new Error('length differs');
  return fromLatin1(text.slice(0, match.index) + put + text.slice(match.index + match[0].length));
};
