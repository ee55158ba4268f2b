import type { PageSize, Rect } from '../../pdf/geometry.ts';
import { bottomOf, topOf, type PageText } from '../pages/page-text.ts';

/** Something already on a page: text, or a place that is taken. By its edges, in points. */
export interface Obstacle {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
  readonly text: string;
}

/** Places keep this far from text and from each other. */
export const CLEARANCE = 2;
/** Nothing is placed nearer to the edge of the paper. */
export const PAPER_EDGE = 10;

export const textObstacles = (page: PageText): readonly Obstacle[] =>
  page.segments.map((segment) => ({ left: segment.x0, right: segment.x1, bottom: bottomOf(segment), top: topOf(segment), text: segment.text }));

export const asObstacle = ({ x, y, width, height }: Rect): Obstacle => ({ left: x, right: x + width, bottom: y, top: y + height, text: '' });

/** Touching edges do not overlap. */
export const overlap = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Moves a rectangle inside the page, shrinking it if it is larger. */
export const clampToPage = (rect: Rect, page: PageSize): Rect => {
  const width = Math.min(rect.width, page.width);
  const height = Math.min(rect.height, page.height);
  const x = Math.min(Math.max(0, rect.x), page.width - width);
  const y = Math.min(Math.max(0, rect.y), page.height - height);
  return { x, y, width, height };
};

/** To hundredths of a point, never outward. */
export const rounded = ({ x, y, width, height }: Rect): Rect => {
  const round = (value: number): number => Math.floor(value * 100 + 1e-6) / 100;
  return { x: round(x), y: round(y), width: round(width), height: round(height) };
};

/** The free height at a spot: from the nearest thing below to the nearest above, over a horizontal range. */
export const freeHeight = (page: PageSize, obstacles: readonly Obstacle[], range: { readonly left: number; readonly right: number }, y: number): { readonly bottom: number; readonly top: number; readonly below: Obstacle | null; readonly above: Obstacle | null } => {
  const inRange = obstacles.filter(({ left, right }) => left < range.right && right > range.left);
  const middle = ({ bottom, top }: Obstacle): number => (bottom + top) / 2;
  const below = inRange.filter((obstacle) => middle(obstacle) <= y).reduce<Obstacle | null>((best, obstacle) => (best === null || obstacle.top > best.top ? obstacle : best), null);
  const above = inRange.filter((obstacle) => middle(obstacle) > y).reduce<Obstacle | null>((best, obstacle) => (best === null || obstacle.bottom < best.bottom ? obstacle : best), null);
  return { bottom: below?.top ?? PAPER_EDGE, top: above?.bottom ?? page.height - PAPER_EDGE, below, above };
};

/** The free width around `x` over a vertical range. */
export const freeWidth = (page: PageSize, obstacles: readonly Obstacle[], range: { readonly bottom: number; readonly top: number }, x: number): { readonly left: number; readonly right: number } => {
  const inRange = obstacles.filter(({ bottom, top }) => bottom < range.top && top > range.bottom);
  const middle = ({ left, right }: Obstacle): number => (left + right) / 2;
  return {
    left: Math.max(PAPER_EDGE, ...inRange.filter((obstacle) => middle(obstacle) <= x).map(({ right }) => right)),
    right: Math.min(page.width - PAPER_EDGE, ...inRange.filter((obstacle) => middle(obstacle) > x).map(({ left }) => left)),
  };
};
