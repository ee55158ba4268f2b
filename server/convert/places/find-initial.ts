import type { Rect } from '../../pdf/geometry.ts';
import type { Anchor } from '../anchors/anchor.ts';
import { ASCENT, bottomOf, DESCENT, topOf, type PageText, type Segment } from '../pages/page-text.ts';
import type { PdfReading } from '../pages/read-pages.ts';
import type { Obstacle } from './boxes.ts';
import { placeInitial } from './place-initials.ts';

const AFTER_MARK = 4;
const USUAL_SIZE = 14;

/** The end mark of the text, `./.` (NĐ 30/2020, Phụ lục I, II.6): its last occurrence. */
const endMark = (pages: readonly PageText[]): { readonly page: number; readonly segment: Segment } | null => {
  for (let page = pages.length - 1; page >= 0; page -= 1) {
    const marks = pages[page]?.segments.filter(({ text }) => /\/\.$/.test(text)) ?? [];
    const segment = marks.reduce<Segment | undefined>((lowest, mark) => (lowest === undefined || mark.baseline < lowest.baseline ? mark : lowest), undefined);
    if (segment !== undefined) return { page, segment };
  }
  return null;
};

/** Where an initial (ký nháy) goes: at its content control, else right of the last end mark, after those already there. */
export const findInitial = (
  { pages, destinations }: PdfReading,
  obstaclesOn: (page: number) => readonly Obstacle[],
  anchor: Anchor | undefined,
): { readonly page: number; readonly rect: Rect; readonly source: 'tag' | 'text' } | null => {
  const spot = anchor && destinations.get(anchor.start);
  const paper = spot && pages[spot.page];
  if (spot !== undefined && paper !== undefined) {
    const line = paper.segments.find((segment) => Math.abs(topOf(segment) - spot.y) < segment.size / 2);
    const top = line ? topOf(line) : spot.y;
    const bottom = line ? bottomOf(line) : spot.y - (ASCENT + DESCENT) * USUAL_SIZE;
    const rect = placeInitial(paper, obstaclesOn(spot.page), { x: spot.x + AFTER_MARK, bottom, top });
    if (rect !== null) return { page: spot.page, rect, source: 'tag' };
  }
  const mark = endMark(pages);
  const page = mark && pages[mark.page];
  if (!mark || !page) return null;
  const rect = placeInitial(page, obstaclesOn(mark.page), { x: mark.segment.x1 + AFTER_MARK, bottom: bottomOf(mark.segment), top: topOf(mark.segment) });
  return rect && { page: mark.page, rect, source: 'text' };
};
