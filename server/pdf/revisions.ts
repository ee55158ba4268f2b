import type { PdfFile } from './file.ts';
import { malformed } from './malformed.ts';
import { readTail } from './open.ts';
import { skipSpace } from './syntax.ts';
import { numbersOf, type XrefSection } from './xref.ts';

/** A state of the file that ended with its own `%%EOF`. */
export interface Revision {
  /** First byte of what it added. */
  readonly start: number;
  /** Byte after `%%EOF`. */
  readonly eof: number;
  /** Byte after the line end that follows it, if any: where the next revision begins. */
  readonly end: number;
  /** The section it added; null for the first, which may have several (linearised files). */
  readonly section: XrefSection | null;
}

const tailOf = (file: PdfFile, section: XrefSection): { readonly startxref: number; readonly eof: number; readonly end: number } => {
  const tail = readTail(file.bytes, section.end);
  if (tail === null) throw malformed(`no end after the cross-reference at ${section.offset}`);
  return tail;
};

/**
 * The revisions, oldest first. Every update must lie behind the one before, end with a tail that names its own cross-reference,
 * and the last must be the end of the file: no byte belongs to nothing.
 * @throws RefusalError PDF_MALFORMED
 */
export const revisionsOf = (file: PdfFile): readonly Revision[] => {
  const oldest = file.sections.at(-1);
  if (oldest === undefined) throw malformed('no cross-reference');
  const base = tailOf(file, oldest);
  if (!file.sections.some(({ offset }) => offset === base.startxref && offset < base.end)) throw malformed('the first revision has no end of its own');
  const revisions: Revision[] = [{ start: 0, eof: base.eof, end: base.end, section: null }];
  let end = base.end;
  for (const section of file.sections.filter(({ offset }) => offset >= base.end).reverse()) {
    if (section.offset < end) throw malformed('the revisions are not in order');
    const tail = tailOf(file, section);
    if (tail.startxref !== section.offset) throw malformed('a revision ends with the number of another');
    revisions.push({ start: end, eof: tail.eof, end: tail.end, section });
    end = tail.end;
  }
  if (end !== file.bytes.length) throw malformed('there are bytes behind the last revision');
  return revisions;
};

/**
 * Holds an update to its own cross-reference: its bytes are the objects it lists, one after the other, and nothing else;
 * and it lists nothing that lies elsewhere.
 * @returns what is wrong, or null
 */
export const strayContent = (file: PdfFile, { start, section }: Revision): string | null => {
  if (section === null) return null;
  const listed = new Map<number, number>();
  for (const number of numbersOf(section)) {
    const entry = section.entry(number);
    if (entry === undefined) continue;
    if (entry.kind === 'free') {
      if (number !== 0) return `object ${number} is freed`;
    } else if (entry.kind === 'plain' && entry.offset !== section.offset) {
      if (entry.offset < start || entry.offset > section.offset) return `object ${number} lies outside its revision`;
      listed.set(entry.offset, number);
    } else if (entry.kind === 'packed' && section.entry(entry.container)?.kind !== 'plain') return `object ${number} lies outside its revision`;
  }
  let at = skipSpace(file.bytes, start);
  while (at < section.offset) {
    const number = listed.get(at);
    if (number === undefined) return `unlisted content at ${at}`;
    listed.delete(at);
    at = skipSpace(file.bytes, file.objectAt(at, number).end);
  }
  return at === section.offset && listed.size === 0 ? null : 'the objects do not fill their revision';
};
