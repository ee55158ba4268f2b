/** Paragraphs as they are seen: their text, the runs it stands in, and how each looks. */
import type { Element, Node } from '@xmldom/xmldom';
import { childOf, childrenOf, isElement, isWord, switchOf, valueOf } from '../../read/open-docx.ts';
import { placeParagraphs } from '../../read/lines.ts';
import type { Looks, ParagraphLook, RunLook } from './looks.ts';

export interface Run {
  readonly element: Element;
  readonly look: RunLook;
  readonly start: number;
  readonly end: number;
}

/** So much of the paragraph's text stands in this `w:t`. */
export interface Piece {
  readonly element: Element;
  readonly start: number;
  readonly end: number;
}

export interface Paragraph {
  readonly part: string;
  readonly number: number;
  readonly element: Element;
  readonly column: string;
  /** As typed: a tab is \t, a line break \n. */
  readonly text: string;
  /** NFC, white space folded. */
  readonly folded: string;
  readonly runs: readonly Run[];
  readonly pieces: readonly Piece[];
  readonly look: ParagraphLook;
  readonly tag: string | null;
  /** A line or another drawing hangs on it. */
  readonly drawing: boolean;
}

const UNSEEN = new Set(['delText', 'instrText', 'delInstrText', 'moveFrom', 'del', 'Fallback', 'pPr', 'rPr', 'sdtPr']);
const DRAWN = new Set(['drawing', 'pict', 'object']);
const isPrompt = (control: Element): boolean => switchOf(childOf(control, 'sdtPr'), 'showingPlcHdr') === true;

interface Gathered { text: string; runs: Run[]; pieces: Piece[]; drawing: boolean }

const gather = (node: Node, into: Gathered, lookOf: (run: Element) => RunLook): void => {
  for (const child of Array.from(node.childNodes).filter(isElement)) {
    const name = child.localName ?? '';
    if (UNSEEN.has(name) || isWord(child, 'p')) continue;
    if (DRAWN.has(name)) into.drawing = true;
    // What a control asks for is not the document's text.
    else if (isWord(child, 'sdt') && isPrompt(child)) continue;
    else if (isWord(child, 'r')) {
      if (switchOf(childOf(child, 'rPr'), 'vanish') === true) continue;
      const start = into.text.length;
      gather(child, into, lookOf);
      if (into.text.length > start) into.runs.push({ element: child, look: lookOf(child), start, end: into.text.length });
    } else if (isWord(child, 't')) {
      const start = into.text.length;
      into.text += child.textContent ?? '';
      into.pieces.push({ element: child, start, end: into.text.length });
    } else if (isWord(child, 'br') || isWord(child, 'cr')) into.text += '\n';
    else if (isWord(child, 'tab')) into.text += '\t';
    else if (isWord(child, 'noBreakHyphen')) into.text += '-';
    else gather(child, into, lookOf);
  }
};

const tagAround = (element: Element): string | null => {
  for (let up = element.parentNode; up !== null; up = up.parentNode) {
    if (!isElement(up) || !isWord(up, 'sdt')) continue;
    const tag = valueOf(childOf(childOf(up, 'sdtPr'), 'tag'));
    if (tag !== null) return tag;
  }
  return null;
};
const tagWithin = (element: Element): string | null => childrenOf(element, 'sdt').map((control) => valueOf(childOf(childOf(control, 'sdtPr'), 'tag'))).find((tag) => tag !== null) ?? null;

export const fold = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** Every paragraph of a part, in the order in which `readLines` counts them. */
export const readParagraphs = (part: string, root: Element, looks: Looks): readonly Paragraph[] => placeParagraphs(root).map(({ element, column, table, number }) => {
  const properties = childOf(element, 'pPr');
  const style = valueOf(childOf(properties, 'pStyle'));
  const tableStyle = table === null ? null : valueOf(childOf(childOf(table, 'tblPr'), 'tblStyle'));
  const gathered: Gathered = { text: '', runs: [], pieces: [], drawing: false };
  gather(element, gathered, (run) => looks.ofRun(childOf(run, 'rPr'), style, tableStyle));
  return {
    part, number, element, column, ...gathered, folded: fold(gathered.text), look: looks.ofParagraph(properties, tableStyle), tag: tagWithin(element) ?? tagAround(element),
  };
});

/** The runs whose text is seen. */
export const seenRuns = ({ runs, text }: Paragraph): readonly Run[] => runs.filter(({ start, end }) => text.slice(start, end).trim() !== '');
export const everyRun = (paragraph: Paragraph, holds: (look: RunLook) => boolean): boolean => seenRuns(paragraph).every(({ look }) => holds(look));
