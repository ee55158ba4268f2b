/** Paragraphs, runs, controls and tables of WordprocessingML (ECMA-376 Part 1, §17); children keep the order of the schema. */
import { chars, el } from './xml.ts';
import type { StyleId } from './styles.ts';

/** No-break space: keeps blanks at their width and on their line. */
export const NBSP = '\u00a0';

export interface RunLook {
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** Points. */
  readonly size?: number;
}

const runProperties = ({ bold, italic, size }: RunLook): string => {
  const inner = [
    bold === undefined ? '' : el('w:b', bold ? {} : { 'w:val': 0 }),
    italic === undefined ? '' : el('w:i', italic ? {} : { 'w:val': 0 }),
    size === undefined ? '' : el('w:sz', { 'w:val': size * 2 }) + el('w:szCs', { 'w:val': size * 2 }),
  ].join('');
  return inner === '' ? '' : el('w:rPr', {}, inner);
};

/** A run of text; a line feed in it becomes a line break. */
export const run = (text: string, look: RunLook = {}): string =>
  el('w:r', {}, runProperties(look), ...text.split('\n').flatMap((line, index) => [
    ...(index > 0 ? [el('w:br')] : []),
    el('w:t', { 'xml:space': 'preserve' }, chars(line)),
  ]));

export interface ParagraphLook {
  readonly align?: 'left' | 'center' | 'right' | 'both';
  /** Twips. */
  readonly after?: number;
  readonly left?: number;
  readonly right?: number;
  readonly keepNext?: boolean;
}

const paragraphProperties = (style: StyleId, look: ParagraphLook): string => el('w:pPr', {},
  el('w:pStyle', { 'w:val': style }),
  look.keepNext ? el('w:keepNext') : '',
  look.after === undefined ? '' : el('w:spacing', { 'w:after': look.after }),
  look.left === undefined && look.right === undefined ? '' : el('w:ind', { 'w:left': look.left ?? 0, 'w:right': look.right ?? 0 }),
  look.align === undefined ? '' : el('w:jc', { 'w:val': look.align }));

/** A paragraph of runs; a plain string is one run in the style's own look. */
export const paragraph = (style: StyleId, content: string | readonly string[], look: ParagraphLook = {}): string =>
  el('w:p', {}, paragraphProperties(style, look), ...(typeof content === 'string' ? (content === '' ? [] : [run(content)]) : content));

/** A rule `length` twips long in the middle of a column `width` twips wide. */
export const rule = (width: number, length: number): string => {
  const side = Math.round((width - length) / 2);
  return paragraph('Rule', '', { left: side, right: side });
};

/** Word wants an id of its own for each control; taken from the tag, so that the same document is the same bytes (FNV-1a, 31 bits). */
const controlId = (tag: string): number =>
  Array.from(tag).reduce((hash, char) => Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193), 0x811c9dc5) & 0x7fffffff;

const control = (tag: string, title: string, kind: string, content: string): string => el('w:sdt', {},
  el('w:sdtPr', {},
    el('w:alias', { 'w:val': title }),
    el('w:tag', { 'w:val': tag }),
    el('w:id', { 'w:val': controlId(tag) }),
    el('w:lock', { 'w:val': 'sdtLocked' }),
    kind),
  el('w:sdtContent', {}, content));

/** A blank inside a line, `blanks` no-break spaces wide, that the clerk's value or an initial fills later. */
export const blank = (tag: string, title: string, blanks: number, look: RunLook = {}): string =>
  control(tag, title, el('w:text'), run(NBSP.repeat(blanks), look));

/** The empty lines between a signatory's title and printed name. */
export const signingSpace = (tag: string, title: string, lines: number): string =>
  control(tag, title, '', Array.from({ length: lines }, () => paragraph('SigningSpace', '', { align: 'center', keepNext: true })).join(''));

export interface CellLook {
  /** Columns that the cell spans. */
  readonly span?: number;
  readonly vertical?: 'top' | 'center' | 'bottom';
}

export const cell = (width: number, content: readonly string[], { span, vertical }: CellLook = {}): string => el('w:tc', {},
  el('w:tcPr', {},
    el('w:tcW', { 'w:w': width, 'w:type': 'dxa' }),
    span === undefined ? '' : el('w:gridSpan', { 'w:val': span }),
    vertical === undefined ? '' : el('w:vAlign', { 'w:val': vertical })),
  ...content);

export const row = (cells: readonly string[], { heading = false }: { readonly heading?: boolean } = {}): string =>
  el('w:tr', {}, el('w:trPr', {}, el('w:cantSplit'), heading ? el('w:tblHeader') : ''), ...cells);

const SIDES = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'] as const;

/** A table of fixed columns (twips). `ruled` draws thin black lines and gives the text room; otherwise the table only places things. */
export const table = (columns: readonly number[], rows: readonly string[], { ruled = false }: { readonly ruled?: boolean } = {}): string => el('w:tbl', {},
  el('w:tblPr', {},
    el('w:tblW', { 'w:w': columns.reduce((sum, width) => sum + width, 0), 'w:type': 'dxa' }),
    el('w:jc', { 'w:val': 'center' }),
    el('w:tblBorders', {}, ...SIDES.map((side) => el(`w:${side}`, ruled ? { 'w:val': 'single', 'w:sz': 4, 'w:space': 0, 'w:color': '000000' } : { 'w:val': 'nil' }))),
    el('w:tblLayout', { 'w:type': 'fixed' }),
    el('w:tblCellMar', {}, ...(['left', 'right'] as const).map((side) => el(`w:${side}`, { 'w:w': ruled ? 85 : 0, 'w:type': 'dxa' }))),
    el('w:tblLook', { 'w:val': '0000' })),
  el('w:tblGrid', {}, ...columns.map((width) => el('w:gridCol', { 'w:w': width }))),
  ...rows);
