/** P01, P02, P06, P07: paper, margins, page numbers. */
import type { Element } from '@xmldom/xmldom';
import { allOf, childOf, switchOf, valueOf } from '../read/open-docx.ts';
import type { Found } from './finding.ts';
import { align, restyle } from './paper/edit.ts';
import { MAIN } from './paper/docx-parts.ts';
import type { Paper } from './paper/paper.ts';
import { property, setValue } from './paper/tree.ts';

/** Twips. */
const A4 = { width: 11906, height: 16838 };
const SLACK = 30;
const MARGINS = { top: [1134, 1417], bottom: [1134, 1417], left: [1701, 1984], right: [850, 1134] } as const;
/** Rounding of Word's dialogue, which works in tenths of a millimetre. */
const MARGIN_SLACK = 6;
/** Half-points. */
const PAGE_NUMBER = [26, 28] as const;

const number = (element: Element | undefined, name: string): number => Number(valueOf(element, name) ?? Number.NaN);
const near = (value: number, wanted: number): boolean => Math.abs(value - wanted) <= SLACK;

function* checkSection(section: Element): Generator<Found> {
  const size = childOf(section, 'pgSz');
  const [width, height] = [number(size, 'w'), number(size, 'h')];
  const upright = !(width > height);
  if (!near(Math.min(width, height), A4.width) || !near(Math.max(width, height), A4.height)) {
    yield { rule: 'P01', at: null, repair: () => {
      const paper = property(section, 'pgSz');
      setValue(paper, upright ? A4.width : A4.height, 'w');
      setValue(paper, upright ? A4.height : A4.width, 'h');
    } };
  }
  if (!upright) yield { rule: 'P07', at: null };
  const margins = childOf(section, 'pgMar');
  const wrong = Object.entries(MARGINS).filter(([side, [least, most]]) => {
    const value = number(margins, side);
    return !(value >= least - MARGIN_SLACK && value <= most + MARGIN_SLACK);
  });
  if (upright && wrong.length > 0) {
    yield { rule: 'P02', at: null, repair: () => {
      const sides = property(section, 'pgMar');
      for (const [side, [least, most]] of wrong) setValue(sides, number(sides, side) > most ? most : least, side);
    } };
  }
}

const bearsNumber = (root: Element): boolean => [...allOf(root, 'instrText').map((code) => code.textContent ?? ''), ...allOf(root, 'fldSimple').map((field) => valueOf(field, 'instr') ?? '')].some((code) => /(^|\s)PAGE(\s|$)/.test(code));

function* checkPageNumbers({ headers, sections }: Paper): Generator<Found> {
  const numbered = headers.filter(({ root }) => bearsNumber(root));
  const ordinary = numbered.find(({ kind, on }) => kind === 'header' && on === 'default');
  if (ordinary === undefined) yield { rule: 'P06', at: null };
  else {
    const line = ordinary.paragraphs.find(({ element }) => bearsNumber(element));
    const [first] = sections;
    const shownOnFirst = numbered.some(({ on }) => on === 'first') || switchOf(first, 'titlePg') !== true;
    const placed = line === undefined || line.look.align === 'center';
    const sized = line === undefined || line.runs.every(({ look }) => look.size >= PAGE_NUMBER[0] && look.size <= PAGE_NUMBER[1]);
    const repair = (): void => {
      if (line === undefined) return;
      if (!placed) align(line, 'center');
      if (!sized) restyle(line, { size: 14 });
    };
    if (!placed || !sized) yield { rule: 'P06', at: line, part: ordinary.part, repair };
    if (shownOnFirst) {
      yield { rule: 'P06', at: null, ...(first === undefined || numbered.some(({ on }) => on === 'first') ? {} : { repair: () => { property(first, 'titlePg').removeAttribute('w:val'); } }) };
    }
  }
}

export function* checkPage(paper: Paper): Generator<Found> {
  for (const section of paper.sections) for (const found of checkSection(section)) yield { part: MAIN, ...found };
  yield* checkPageNumbers(paper);
}
