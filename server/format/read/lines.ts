/** A document as lines of text, each with the column of the table it stands in. */
import type { Document, Element, Node } from '@xmldom/xmldom';
import { allOf, childOf, childrenOf, isElement, isWord, switchOf, valueOf } from './open-docx.ts';
import type { OpenDocx } from './open-docx.ts';

export interface Line {
  /** NFC, white space folded; empty for an empty paragraph. */
  readonly text: string;
  /** All of its text is bold, by its runs or by its style. */
  readonly bold: boolean;
  /** Equal for lines that stand under each other: the body, one column of one table, what follows a tab. */
  readonly column: string;
  /** Counts the paragraphs; equal for lines that a break or a tab divides. */
  readonly paragraph: number;
}

/** Not part of what is read on the page: deleted text, field codes, the second copy of an alternative. */
const UNSEEN = new Set(['delText', 'instrText', 'delInstrText', 'moveFrom', 'del', 'Fallback', 'pPr', 'rPr', 'sdtPr']);

type IsBold = (styleId: string | null) => boolean;

const boldStyles = (styles: Document | null): IsBold => {
  const byId = new Map((styles === null ? [] : allOf(styles, 'style')).map((style) => [valueOf(style, 'styleId') ?? '', style]));
  const isBold = (id: string | null, depth = 0): boolean => {
    const style = id === null || depth > 20 ? undefined : byId.get(id);
    return style !== undefined && (switchOf(childOf(style, 'rPr'), 'b') ?? isBold(valueOf(childOf(style, 'basedOn')), depth + 1));
  };
  return (id) => isBold(id);
};

interface Piece { readonly text: string; readonly bold: boolean }

const pieces = (node: Node, styleBold: boolean, run: Element | null): readonly Piece[] => Array.from(node.childNodes).filter(isElement).flatMap((child): readonly Piece[] => {
  if (UNSEEN.has(child.localName ?? '') || isWord(child, 'p')) return [];
  const properties = run === null ? undefined : childOf(run, 'rPr');
  const bold = switchOf(properties, 'b') ?? styleBold;
  if (isWord(child, 't')) return [{ text: child.textContent ?? '', bold }];
  if (isWord(child, 'br') || isWord(child, 'cr')) return [{ text: '\n', bold: true }];
  if (isWord(child, 'tab')) return [{ text: '\t', bold: true }];
  if (isWord(child, 'noBreakHyphen')) return [{ text: '-', bold }];
  if (isWord(child, 'r')) return switchOf(childOf(child, 'rPr'), 'vanish') === true ? [] : pieces(child, styleBold, child);
  return pieces(child, styleBold, run);
});

const fold = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

const linesOfParagraph = (paragraph: Element, isBold: IsBold, column: string, number: number): readonly Line[] => {
  const found = pieces(paragraph, isBold(valueOf(childOf(childOf(paragraph, 'pPr'), 'pStyle'))), null);
  const bold = found.some(({ text }) => text.trim() !== '') && found.every((piece) => piece.bold || piece.text.trim() === '');
  const lines = found.map(({ text }) => text).join('').split('\n').flatMap((line) =>
    line.split('\t').map(fold).filter((text) => text !== '').map((text, index) => ({ text, bold, column: index === 0 ? column : `${column} tab ${index}`, paragraph: number })));
  return lines.length === 0 ? [{ text: '', bold, column, paragraph: number }] : lines;
};

/** A paragraph and where it stands. */
export interface PlacedParagraph {
  readonly element: Element;
  readonly column: string;
  /** The innermost table around it. */
  readonly table: Element | null;
  /** Counts the paragraphs from 1. */
  readonly number: number;
}

/** Every paragraph under a node in the order of the text; a table's by rows, a text box behind the paragraph that holds it. */
export const placeParagraphs = (root: Node): readonly PlacedParagraph[] => {
  const placed: PlacedParagraph[] = [];
  let tables = 0;

  const visit = (node: Node, column: string, table: Element | null): void => {
    for (const child of childrenOf(node)) {
      if (UNSEEN.has(child.localName ?? '')) continue;
      if (isWord(child, 'tbl')) visitTable(child);
      else if (isWord(child, 'p')) {
        const number = placed.length + 1;
        placed.push({ element: child, column, table, number });
        // Text boxes stand inside a paragraph's run.
        for (const box of allOf(child, 'txbxContent')) if (!inFallback(box)) visit(box, `box ${number}`, table);
      } else visit(child, column, table);
    }
  };
  const visitTable = (tableElement: Element): void => {
    tables += 1;
    const table = tables;
    for (const row of rowsOf(tableElement)) {
      let at = 0;
      for (const cell of cellsOf(row)) {
        visit(cell, `table ${table} column ${at}`, tableElement);
        at += Number(valueOf(childOf(childOf(cell, 'tcPr'), 'gridSpan')) ?? '1') || 1;
      }
    }
  };
  visit(root, 'body', null);
  return placed;
};

/** The document's lines in the order of its text. */
export const readLines = ({ main, styles }: OpenDocx): readonly Line[] => {
  const isBold = boldStyles(styles);
  const body = main.documentElement === null ? undefined : childOf(main.documentElement, 'body');
  return body === undefined ? [] : placeParagraphs(body).flatMap(({ element, column, number }) => linesOfParagraph(element, isBold, column, number));
};

/** Rows and cells may stand inside content controls. */
const inside = (node: Node, name: string): readonly Element[] => childrenOf(node).flatMap((child) =>
  (isWord(child, name) ? [child] : isWord(child, 'sdt') || isWord(child, 'sdtContent') || isWord(child, 'ins') ? inside(child, name) : []));
const rowsOf = (table: Element): readonly Element[] => inside(table, 'tr');
const cellsOf = (row: Element): readonly Element[] => inside(row, 'tc');

const inFallback = (node: Element): boolean => {
  for (let up = node.parentNode; up !== null; up = up.parentNode) if (isElement(up) && up.localName === 'Fallback') return true;
  return false;
};

/** Tags of the content controls that reserve places (`lc:…`), in order. */
export const readTags = ({ main }: OpenDocx): readonly string[] =>
  [...new Set(allOf(main, 'tag').map((tag) => valueOf(tag) ?? '').filter((tag) => tag.startsWith('lc:')))];
