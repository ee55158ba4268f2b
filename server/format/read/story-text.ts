import type { Document, Element, Node } from '@xmldom/xmldom';
import { isElement, W } from './open-docx.ts';

/** Names whose text is not part of what is read on the page: deleted text, field codes, the second copy of an alternative. */
const UNSEEN = new Set(['delText', 'instrText', 'delInstrText', 'moveFrom', 'del', 'Fallback', 'rPr', 'pPr', 'sectPr', 'tblPr', 'tcPr', 'trPr', 'sdtPr']);
const BREAKS = new Set(['br', 'cr', 'tab', 'ptab']);

const isHidden = (run: Element): boolean => {
  const properties = Array.from(run.childNodes).find((child) => isElement(child) && child.localName === 'rPr');
  if (properties === undefined) return false;
  return Array.from(properties.childNodes).some((child) => isElement(child) && child.localName === 'vanish' && !/^(0|false|off)$/.test(child.getAttributeNS(W, 'val') ?? ''));
};

const append = (node: Node, lines: string[]): void => {
  for (const child of Array.from(node.childNodes)) {
    if (!isElement(child) || UNSEEN.has(child.localName ?? '')) continue;
    if (child.namespaceURI !== W) {
      append(child, lines);
      continue;
    }
    if (child.localName === 'p') lines.push('');
    if (child.localName === 't') lines[lines.length - 1] = (lines.at(-1) ?? '') + (child.textContent ?? '');
    else if (BREAKS.has(child.localName ?? '')) lines[lines.length - 1] = `${lines.at(-1) ?? ''} `;
    else if (child.localName === 'noBreakHyphen') lines[lines.length - 1] = `${lines.at(-1) ?? ''}-`;
    else if (child.localName !== 'r' || !isHidden(child)) append(child, lines);
  }
};

/** The text of a part as it is read: one line per paragraph that has text, NFC, white space folded to one space. */
export const storyText = (document: Document): readonly string[] => {
  const lines: string[] = [''];
  append(document, lines);
  return lines.map((line) => line.normalize('NFC').replace(/\s+/g, ' ').trim()).filter((line) => line !== '');
};
