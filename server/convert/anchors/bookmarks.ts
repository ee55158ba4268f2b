import type { Document, Element, Node } from '@xmldom/xmldom';
import { allOf, attributeOf, W } from '../docx/xml.ts';

/** Puts numbered zero-width bookmarks into a part; LibreOffice turns each into a named destination of the PDF. */
export interface Bookmarks {
  /** @returns the bookmark's name */
  put(parent: Node, before: Node | null): string;
}

/** Names start with `LcAnchor<series>`; ids go on after the highest in the part. */
export const bookmarksIn = (document: Document, series: string): Bookmarks => {
  let id = allOf(document, 'bookmarkStart').reduce((highest, mark) => Math.max(highest, Number(attributeOf(mark, 'id')) || 0), 0);
  let count = 0;
  const mark = (name: string): Element => {
    const element = document.createElementNS(W, `w:${name}`);
    element.setAttributeNS(W, 'w:id', String(id));
    return element;
  };
  return {
    put: (parent, before) => {
      id += 1;
      count += 1;
      const name = `LcAnchor${series}${count}`;
      const start = mark('bookmarkStart');
      start.setAttributeNS(W, 'w:name', name);
      parent.insertBefore(start, before);
      parent.insertBefore(mark('bookmarkEnd'), before);
      return name;
    },
  };
};
