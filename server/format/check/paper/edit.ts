/** Small changes to a paragraph: its text, the look of a stretch of it, its own properties. Nothing else of it changes. */
import type { Element } from '@xmldom/xmldom';
import { childOf, isElement, isWord } from '../../read/open-docx.ts';
import type { Paragraph } from './paragraphs.ts';
import { drop, property, propertiesOf, setValue, unset } from './tree.ts';

export const FONT = 'Times New Roman';
const XML = 'http://www.w3.org/XML/1998/namespace';

export interface NewLook {
  readonly font?: boolean;
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** Points. */
  readonly size?: number;
  readonly black?: boolean;
}

const setSwitch = (properties: Element, name: string, on: boolean): void => {
  const element = property(properties, name);
  if (on) unset(element, 'val');
  else setValue(element, 0);
};

const relook = (run: Element, { font, bold, italic, size, black }: NewLook): void => {
  const properties = propertiesOf(run, 'rPr');
  if (font === true) {
    const fonts = property(properties, 'rFonts');
    unset(fonts, 'asciiTheme', 'hAnsiTheme', 'cstheme', 'eastAsiaTheme');
    for (const slot of ['ascii', 'hAnsi', 'cs']) setValue(fonts, FONT, slot);
  }
  for (const [name, on] of [['b', bold], ['i', italic]] as const) {
    if (on === undefined) continue;
    setSwitch(properties, name, on);
    setSwitch(properties, `${name}Cs`, on);
  }
  if (black === true) {
    const color = property(properties, 'color');
    unset(color, 'themeColor', 'themeTint', 'themeShade');
    setValue(color, '000000');
  }
  if (size !== undefined) for (const name of ['sz', 'szCs']) setValue(property(properties, name), size * 2);
};

/** Gives every run of the paragraph a look. */
export const restyle = (paragraph: Paragraph, look: NewLook): void => {
  for (const { element } of paragraph.runs) relook(element, look);
};

const writeText = (element: Element, text: string): void => {
  element.textContent = text;
  if (text.trim() !== text) element.setAttributeNS(XML, 'xml:space', 'preserve');
};

/** Gives the first `length` characters a look; the run they end in is divided there. */
export const restyleStart = (paragraph: Paragraph, length: number, look: NewLook): void => {
  for (const { element, start, end } of paragraph.runs) {
    if (start >= length) return;
    if (end > length) {
      const piece = paragraph.pieces.find((one) => one.start < length && length <= one.end && one.element.parentNode === element);
      if (piece === undefined) return;
      const rest = element.cloneNode(true) as Element;
      const index = Array.from(element.childNodes).indexOf(piece.element);
      const text = piece.element.textContent ?? '';
      writeText(piece.element, text.slice(0, length - piece.start));
      for (const node of Array.from(element.childNodes).slice(index + 1)) element.removeChild(node);
      for (const node of Array.from(rest.childNodes).slice(0, index)) if (!isElement(node) || !isWord(node, 'rPr')) rest.removeChild(node);
      const own = childOf(rest, 't');
      if (own !== undefined) writeText(own, text.slice(length - piece.start));
      element.parentNode?.insertBefore(rest, element.nextSibling);
    }
    relook(element, look);
  }
};

export interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Writes changes into the text; the characters take the look of the run in which the change begins. They must not cross each other. */
export const rewrite = (paragraph: Paragraph, changes: readonly Change[]): void => {
  const texts = new Map(paragraph.pieces.map((piece) => [piece, piece.element.textContent ?? '']));
  for (const { start, end, text } of changes.toSorted((one, other) => other.start - one.start)) {
    const touching = paragraph.pieces.filter((piece) => (start === end ? piece.start <= start && start <= piece.end : piece.start < end && piece.end > start));
    touching.forEach((piece, index) => {
      const now = texts.get(piece) ?? '';
      const [from, to] = [Math.max(start, piece.start) - piece.start, Math.min(end, piece.end) - piece.start];
      if (index === 0 || start !== end) texts.set(piece, now.slice(0, from) + (index === 0 ? text : '') + now.slice(to));
    });
  }
  for (const [piece, text] of texts) if (text !== piece.element.textContent) writeText(piece.element, text);
};

/** The text made anew, from the first character that differs to the last. */
export const retype = (paragraph: Paragraph, wanted: string): void => {
  const { text } = paragraph;
  const most = Math.min(text.length, wanted.length);
  let head = 0;
  while (head < most && text[head] === wanted[head]) head += 1;
  let tail = 0;
  while (tail < most - head && text[text.length - 1 - tail] === wanted[wanted.length - 1 - tail]) tail += 1;
  rewrite(paragraph, [{ start: head, end: text.length - tail, text: wanted.slice(head, wanted.length - tail) }]);
};

export const align = (paragraph: Paragraph, to: 'center' | 'both'): void => setValue(property(propertiesOf(paragraph.element, 'pPr'), 'jc'), to);

/** First-line indent in twips. */
export const indent = (paragraph: Paragraph, firstLine: number): void => {
  const element = property(propertiesOf(paragraph.element, 'pPr'), 'ind');
  unset(element, 'hanging', 'hangingChars', 'firstLineChars');
  setValue(element, firstLine, 'firstLine');
};

/** Space behind and between the lines, in twips and 240ths of a line. */
export const space = (paragraph: Paragraph, after: number, line: number | null): void => {
  const properties = propertiesOf(paragraph.element, 'pPr');
  const element = property(properties, 'spacing');
  unset(element, 'afterAutospacing', 'afterLines');
  setValue(element, after, 'after');
  drop(properties, 'contextualSpacing');
  if (line === null) return;
  setValue(element, line, 'line');
  setValue(element, 'auto', 'lineRule');
};
