import type { Document, Element } from '@xmldom/xmldom';
import { ancestorOf, attributeOf, isElement, removeNode, unwrap, W } from './xml.ts';

/** Field codes that fetch from a file, an address or another program. */
const OUTSIDE_FIELD = /^\s*(INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|DDE|DDEAUTO|LINK|DATABASE|RD|HTMLACTIVEX|MACROBUTTON|GOTOBUTTON|PRINT|EMBED|SHAPE|ADDIN|AUTOTEXT|AUTOTEXTLIST|MERGEFIELD|NEXT|NEXTIF|ASK|FILLIN)\b/i;

interface OpenField {
  readonly marks: Element[];
  code: string;
  inResult: boolean;
}

const runOf = (mark: Element): Element => {
  const run = ancestorOf(mark, 'r');
  return run ?? mark;
};

/** Every field mark and code of the part, in document order. */
const fieldMarks = (document: Document): readonly Element[] =>
  Array.from(document.getElementsByTagNameNS(W, '*')).filter((element) => element.localName === 'fldChar' || element.localName === 'instrText');

/**
 * Turns fields that look outside into the plain text (or picture) that Word last showed in them.
 * @returns the codes that were cut
 */
export const freezeOutsideFields = (document: Document): readonly string[] => {
  const cut: string[] = [];
  for (const field of Array.from(document.getElementsByTagNameNS(W, 'fldSimple'))) {
    const code = attributeOf(field, 'instr') ?? '';
    if (!OUTSIDE_FIELD.test(code)) continue;
    cut.push(code.trim());
    unwrap(field);
  }
  const open: OpenField[] = [];
  for (const mark of fieldMarks(document)) {
    const type = mark.localName === 'instrText' ? 'code' : attributeOf(mark, 'fldCharType');
    const field = open.at(-1);
    if (type === 'begin') open.push({ marks: [mark], code: '', inResult: false });
    else if (field === undefined) continue;
    else if (type === 'code') {
      field.marks.push(mark);
      if (!field.inResult) field.code += mark.textContent ?? '';
    } else if (type === 'separate') {
      field.inResult = true;
      field.marks.push(mark);
    } else if (type === 'end') {
      open.pop();
      if (!OUTSIDE_FIELD.test(field.code)) continue;
      cut.push(field.code.trim());
      for (const part of [...field.marks, mark]) removeMark(part);
    }
  }
  return cut;
};

/** Removes a mark, and its run when nothing else is left in it. */
const removeMark = (mark: Element): void => {
  const run = runOf(mark);
  removeNode(mark);
  if (run !== mark && Array.from(run.childNodes).filter(isElement).every((child) => child.localName === 'rPr')) removeNode(run);
};
