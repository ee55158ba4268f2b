import type { Document, Element } from '@xmldom/xmldom';
import { allOf, ancestorOf, childOf } from '../docx/xml.ts';

const isVisible = (text: Element, paragraph: Element): boolean => ancestorOf(text, 'p') === paragraph && ancestorOf(text, 'del') === null;

/** The text pieces (`w:t`) of a paragraph in reading order. */
export const textsOf = (paragraph: Element): readonly Element[] => allOf(paragraph, 't').filter((text) => isVisible(text, paragraph));

export const paragraphText = (paragraph: Element): string => textsOf(paragraph).map((text) => text.textContent ?? '').join('');

/** Moves what follows `text` within its run into a new run of the same look. */
const splitAfter = (document: Document, text: Element): void => {
  const run = ancestorOf(text, 'r');
  let next = text.nextSibling;
  if (run === null || next === null) return;
  const rest = document.createElementNS(run.namespaceURI, 'w:r');
  const look = childOf(run, 'rPr');
  if (look !== undefined) rest.appendChild(look.cloneNode(true));
  for (; next !== null; next = text.nextSibling) rest.appendChild(next);
  run.parentNode?.insertBefore(rest, run.nextSibling);
};

/** Cuts a paragraph's text into runs at an offset, so that a run starts exactly there. @returns that run, null at the very end */
export const runAt = (document: Document, paragraph: Element, offset: number): Element | null => {
  let at = 0;
  for (const text of textsOf(paragraph)) {
    const content = text.textContent ?? '';
    if (offset < at + content.length) {
      const run = ancestorOf(text, 'r');
      if (run === null) return null;
      if (offset === at) {
        const before = text.previousSibling;
        const startsRun = before === null || before === childOf(run, 'rPr');
        if (startsRun) return run;
        splitAfter(document, before as Element);
        return ancestorOf(text, 'r');
      }
      const rest = text.cloneNode(false) as Element;
      rest.setAttribute('xml:space', 'preserve');
      text.setAttribute('xml:space', 'preserve');
      rest.textContent = content.slice(offset - at);
      text.textContent = content.slice(0, offset - at);
      text.parentNode?.insertBefore(rest, text.nextSibling);
      splitAfter(document, text);
      return ancestorOf(rest, 'r');
    }
    at += content.length;
  }
  return null;
};
