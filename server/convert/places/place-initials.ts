import type { Rect } from '../../pdf/geometry.ts';
import type { PageText } from '../pages/page-text.ts';
import { CLEARANCE, freeHeight, freeWidth, PAPER_EDGE, type Obstacle } from './boxes.ts';

/** Ký nháy: 35 × 35 pt where there is room, 2 pt apart. */
const SIDE = 35;
const LEAST_SIDE = 16;

/**
 * The box of one initial that starts at `x` on a line whose text spans `bottom` to `top`: beside the text, reaching into the free
 * space above or below the line, never over text.
 */
const onLine = (page: PageText, obstacles: readonly Obstacle[], x: number, line: { readonly bottom: number; readonly top: number }): Rect | null => {
  const middle = (line.bottom + line.top) / 2;
  const { right } = freeWidth(page, obstacles, line, x);
  const width = Math.min(SIDE, right - CLEARANCE - x);
  if (width < LEAST_SIDE) return null;
  const free = freeHeight(page, obstacles, { left: x - CLEARANCE, right: x + width + CLEARANCE }, middle);
  const room = { bottom: free.bottom + CLEARANCE, top: free.top - CLEARANCE };
  const height = Math.min(SIDE, room.top - room.bottom);
  if (height < LEAST_SIDE) return null;
  const y = Math.min(Math.max(middle - height / 2, room.bottom), room.top - height);
  return { x, y, width, height };
};

/** Right of the mark on its line, else in the free band below it, else in the margin right of the text. */
export const placeInitial = (page: PageText, obstacles: readonly Obstacle[], at: { readonly x: number; readonly bottom: number; readonly top: number }): Rect | null => {
  const taken = obstacles.filter(({ text, bottom, top }) => text === '' && bottom < at.top && top > at.bottom);
  const start = taken.reduce((x, { left, right }) => (left < x + SIDE && right + CLEARANCE > x ? right + CLEARANCE : x), at.x);
  const beside = onLine(page, obstacles, start, at);
  if (beside !== null) return beside;
  const under = { bottom: at.bottom - SIDE, top: at.bottom };
  for (let x = page.width - PAPER_EDGE - SIDE; x > page.width / 2; x -= SIDE + CLEARANCE) {
    const below = onLine(page, obstacles, x, { bottom: under.bottom + SIDE / 4, top: under.top - SIDE / 4 });
    if (below !== null) return below;
  }
  return null;
};
