import type { Document, Element } from '@xmldom/xmldom';
import { allOf, ancestorOf, attributeOf, childOf, isElement, removeNode, unwrap } from '../docx/xml.ts';
import type { Anchor, AnchorKind } from './anchor.ts';
import { blankFor, setText } from './blanks.ts';
import type { Bookmarks } from './bookmarks.ts';

const TAG = /^lc:(?:(sign|initial):(.+)|(number|day|month|year))$/;

/** A value typed into a control instead of the blank. */
export interface TypedControl {
  readonly kind: AnchorKind;
  readonly text: string;
}

const insideFallback = (element: Element): boolean => {
  for (let up = element.parentNode; up !== null; up = up.parentNode) if (isElement(up) && up.localName === 'Fallback') return true;
  return false;
};

const marks = (control: Element, content: Element, bookmarks: Bookmarks): { readonly start: string; readonly end: string } | null => {
  const parent = control.parentNode;
  if (ancestorOf(control, 'p') !== null && parent !== null) return { start: bookmarks.put(parent, control), end: bookmarks.put(parent, control.nextSibling) };
  const paragraphs = allOf(content, 'p');
  const first = paragraphs[0];
  const last = paragraphs.at(-1);
  if (first === undefined || last === undefined) return null;
  const properties = childOf(first, 'pPr');
  return { start: bookmarks.put(first, properties?.nextSibling ?? first.firstChild), end: bookmarks.put(last, null) };
};

const prepare = (document: Document, kind: AnchorKind, content: Element): TypedControl | null => {
  const text = content.textContent ?? '';
  if (kind === 'sign') {
    // Trailing blanks hang past the centre of a line and would shift what is measured.
    if (allOf(content, 't').length > 0) setText(document, content, ' ');
  } else if (kind !== 'initial') {
    if (/\d/.test(text)) return { kind, text: text.trim() };
    setText(document, content, blankFor(kind, text));
  }
  return null;
};

/**
 * Marks every content control tagged for a place, then unwraps all controls of the part: plain content has no placeholders,
 * no shading, no dates that renew themselves, and does not abort LibreOffice builds without a user interface.
 */
export const anchorControls = (document: Document, bookmarks: Bookmarks): { readonly anchors: readonly Anchor[]; readonly typed: readonly TypedControl[] } => {
  const anchors: Anchor[] = [];
  const typed: TypedControl[] = [];
  const controls = allOf(document, 'sdt');
  for (const control of controls) {
    const properties = childOf(control, 'sdtPr');
    const content = childOf(control, 'sdtContent');
    const tag = TAG.exec(attributeOf(properties && childOf(properties, 'tag'), 'val')?.normalize('NFC') ?? '');
    if (tag === null || content === undefined || insideFallback(control)) continue;
    const kind = (tag[1] ?? tag[3]) as AnchorKind;
    const written = prepare(document, kind, content);
    if (written !== null) typed.push(written);
    const placed = written === null ? marks(control, content, bookmarks) : null;
    if (placed !== null) anchors.push({ kind, slot: tag[2] ?? '', ...placed, source: 'tag' });
  }
  for (const control of controls.toReversed()) {
    const content = childOf(control, 'sdtContent');
    if (content === undefined) removeNode(control);
    else unwrap(control, content);
  }
  return { anchors, typed };
};
