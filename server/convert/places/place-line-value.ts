import type { Rect } from '../../pdf/geometry.ts';
import { ASCENT, DESCENT, type Destination, type PageText, type Segment } from '../pages/page-text.ts';

const USUAL_SIZE = 13;
const SAME_LINE = 0.6;
/** Bookmarks are measured to a fraction of a point; the box stays clear of the letters on either side. */
const INSET = 0.5;

/** The segment of the same line nearest to a gap: its baseline and size are those of the value to come. */
const neighbour = (page: PageText, left: number, right: number, top: number): Segment | null => {
  const distance = ({ x0, x1 }: Segment): number => Math.max(0, x0 - right, left - x1);
  return page.segments
    .filter(({ baseline, size }) => Math.abs(baseline + ASCENT * size - top) < SAME_LINE * size)
    .reduce<Segment | null>((best, segment) => (best === null || distance(segment) < distance(best) ? segment : best), null);
};

/**
 * The box of a value (number, day, month, year) in a line's gap: as wide as the gap, exactly as high as its font, so that text drawn
 * with its baseline 0.216 of the font size above the lower edge stands on the line's own baseline.
 */
export const placeLineValue = (page: PageText, start: Destination, end: Destination): Rect | null => {
  if (start.page !== end.page || Math.abs(start.y - end.y) > 2 || end.x - start.x < 4) return null;
  const beside = neighbour(page, start.x, end.x, start.y);
  const size = beside?.size ?? USUAL_SIZE;
  const baseline = beside?.baseline ?? start.y - ASCENT * size;
  return { x: start.x + INSET, y: baseline - DESCENT * size, width: end.x - start.x - 2 * INSET, height: (ASCENT + DESCENT) * size };
};
