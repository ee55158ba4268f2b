/** Changes to WordprocessingML trees that keep the order of the schema (ECMA-376 Part 1, §17.3): Word refuses a file that breaks it. */
import type { Element } from '@xmldom/xmldom';
import { childOf, childrenOf } from '../../read/open-docx.ts';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

const PARAGRAPH_ORDER = [
  'pStyle', 'keepNext', 'keepLines', 'pageBreakBefore', 'framePr', 'widowControl', 'numPr', 'suppressLineNumbers', 'pBdr', 'shd', 'tabs', 'suppressAutoHyphens',
  'kinsoku', 'wordWrap', 'overflowPunct', 'topLinePunct', 'autoSpaceDE', 'autoSpaceDN', 'bidi', 'adjustRightInd', 'snapToGrid', 'spacing', 'ind',
  'contextualSpacing', 'mirrorIndents', 'suppressOverlap', 'jc', 'textDirection', 'textAlignment', 'textboxTightWrap', 'outlineLvl', 'divId', 'cnfStyle', 'rPr', 'sectPr', 'pPrChange',
] as const;
const RUN_ORDER = [
  'rStyle', 'rFonts', 'b', 'bCs', 'i', 'iCs', 'caps', 'smallCaps', 'strike', 'dstrike', 'outline', 'shadow', 'emboss', 'imprint', 'noProof', 'snapToGrid', 'vanish',
  'webHidden', 'color', 'spacing', 'w', 'kern', 'position', 'sz', 'szCs', 'highlight', 'u', 'effect', 'bdr', 'shd', 'fitText', 'vertAlign', 'rtl', 'cs', 'em', 'lang',
  'eastAsianLayout', 'specVanish', 'oMath', 'rPrChange',
] as const;
const SECTION_ORDER = [
  'headerReference', 'footerReference', 'footnotePr', 'endnotePr', 'type', 'pgSz', 'pgMar', 'paperSrc', 'pgBorders', 'lnNumType', 'pgNumType', 'cols', 'formProt',
  'vAlign', 'noEndnote', 'titlePg', 'textDirection', 'bidi', 'rtlGutter', 'docGrid', 'printerSettings', 'sectPrChange',
] as const;
const ORDERS: Readonly<Record<string, readonly string[]>> = { pPr: PARAGRAPH_ORDER, rPr: RUN_ORDER, sectPr: SECTION_ORDER };

const make = (near: Element, name: string): Element => {
  const prefix = near.prefix === null || near.prefix === '' ? '' : `${near.prefix}:`;
  const document = near.ownerDocument;
  if (document === null) throw new TypeError('an element of no document');
  return document.createElementNS(W, prefix + name);
};

/** The property of this name, put where the schema wants it if it was not there. */
export const property = (properties: Element, name: string): Element => {
  const there = childOf(properties, name);
  if (there !== undefined) return there;
  const order = ORDERS[properties.localName ?? ''] ?? [];
  const later = childrenOf(properties).find((child) => order.indexOf(child.localName ?? '') > order.indexOf(name));
  const made = make(properties, name);
  properties.insertBefore(made, later ?? null);
  return made;
};

/** `w:pPr` of a paragraph, `w:rPr` of a run: always the first child. */
export const propertiesOf = (owner: Element, name: 'pPr' | 'rPr'): Element => {
  const there = childOf(owner, name);
  if (there !== undefined) return there;
  const made = make(owner, name);
  owner.insertBefore(made, owner.firstChild);
  return made;
};

export const setValue = (element: Element, value: string | number, name = 'val'): void => {
  element.setAttributeNS(W, element.prefix === null || element.prefix === '' ? name : `${element.prefix}:${name}`, String(value));
};

export const unset = (element: Element, ...names: readonly string[]): void => {
  for (const name of names) element.removeAttributeNS(W, name);
};

export const drop = (properties: Element, name: string): void => {
  const there = childOf(properties, name);
  if (there !== undefined) properties.removeChild(there);
};
