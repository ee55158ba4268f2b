/** One document before the rules. */
import type { FormatContext } from '../finding.ts';
import { allOf, childOf } from '../../read/open-docx.ts';
import type { Element } from '@xmldom/xmldom';
import { readAnatomy } from './anatomy.ts';
import type { Anatomy } from './anatomy.ts';
import { MAIN, openParts } from './docx-parts.ts';
import type { DocxParts, HeaderPart } from './docx-parts.ts';
import { readLooks } from './looks.ts';
import { readParagraphs } from './paragraphs.ts';
import type { Paragraph } from './paragraphs.ts';

export interface Paper {
  readonly context: FormatContext;
  readonly parts: DocxParts;
  /** Paragraphs of the main text. */
  readonly main: readonly Paragraph[];
  readonly headers: readonly (HeaderPart & { readonly root: Element; readonly paragraphs: readonly Paragraph[] })[];
  readonly sections: readonly Element[];
  readonly form: Anatomy;
  /** The main text, a line per paragraph. */
  readonly text: string;
}

/** @throws RefusalError FILE_EMPTY, FILE_LEGACY_DOC, FILE_ENCRYPTED, FILE_NOT_DOCX, FILE_UNSAFE, FILE_CORRUPT */
export const openPaper = (docx: Uint8Array, context: FormatContext): Paper => {
  const parts = openParts(docx);
  const looks = readLooks(parts.tree('word/styles.xml'), parts.tree('word/theme/theme1.xml'));
  const tree = parts.tree(MAIN);
  const body = tree?.documentElement ? childOf(tree.documentElement, 'body') : undefined;
  const main = body === undefined ? [] : readParagraphs(MAIN, body, looks);
  const headers = parts.headers().flatMap((header) => {
    const root = parts.tree(header.part)?.documentElement;
    return root ? [{ ...header, root, paragraphs: readParagraphs(header.part, root, looks) }] : [];
  });
  return {
    context, parts, main, headers, sections: tree === null ? [] : allOf(tree, 'sectPr'), form: readAnatomy(main, context.type, context.agency.name),
    text: main.map(({ folded }) => folded).filter((line) => line !== '').join('\n'),
  };
};

/** The paragraph that follows in the same column. */
export const following = ({ main }: Paper, paragraph: Paragraph): Paragraph | undefined => main.slice(paragraph.number).find(({ column }) => column === paragraph.column);
