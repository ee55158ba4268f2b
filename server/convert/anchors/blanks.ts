import type { Document, Element } from '@xmldom/xmldom';
import { allOf, childOf, removeNode, W } from '../docx/xml.ts';
import type { AnchorKind } from './anchor.ts';

export const NBSP = '\u00a0';
/** White space and the dots, lines and brackets people type as "to be filled in". */
export const FILLER = '[\\s\\u00a0._…‥‹›<>\\[\\]\\-–—]*';

/** No-break spaces (a quarter em each) that hold four digits, two digits, four digits. */
const LEAST_BLANKS: Readonly<Partial<Record<AnchorKind, number>>> = { number: 8, day: 5, month: 5, year: 9 };

/** A blank of a line, wide enough for its value; no-break, so that it neither wraps nor hangs past the end of its line. */
export const blankFor = (kind: AnchorKind, present: string): string => NBSP.repeat(Math.max(present.length, LEAST_BLANKS[kind] ?? 1));

const newText = (document: Document, container: Element): Element => {
  const run = document.createElementNS(W, 'w:r');
  const text = document.createElementNS(W, 'w:t');
  run.appendChild(text);
  container.appendChild(run);
  return text;
};

/** Leaves `text` as the only text of some runs; a run is made when there is none. */
export const setText = (document: Document, container: Element, text: string): void => {
  const [first, ...rest] = allOf(container, 't');
  rest.forEach(removeNode);
  for (const name of ['tab', 'br', 'ptab']) allOf(container, name).forEach(removeNode);
  const holder = first ?? newText(document, container);
  holder.textContent = text;
  holder.setAttribute('xml:space', 'preserve');
  // Word's grey look of a placeholder ("Click here to enter text") must not stay.
  for (const run of allOf(container, 'r')) {
    const style = childOf(childOf(run, 'rPr') ?? run, 'rStyle');
    if (style !== undefined) removeNode(style);
  }
};
