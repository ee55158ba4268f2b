import type { PageSize, Rect } from '../../server/pdf/geometry.ts';

/** Smaller than this (points) nothing can be signed into, or grasped with a finger. */
export const SMALLEST = 12;

/** A rectangle in percent of the page, from its top-left corner, as style sheets want it. */
export interface Share {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** PDF points from the bottom-left corner → percent from the top-left corner. */
export const shareOf = (rect: Rect, page: PageSize): Share => ({
  left: (rect.x / page.width) * 100,
  top: ((page.height - rect.y - rect.height) / page.height) * 100,
  width: (rect.width / page.width) * 100,
  height: (rect.height / page.height) * 100,
});

const within = (value: number, low: number, high: number): number => Math.max(low, Math.min(value, Math.max(low, high)));
/** Hundredths of a point are finer than any printer. */
const rounded = (rect: Rect): Rect => ({ x: tidy(rect.x), y: tidy(rect.y), width: tidy(rect.width), height: tidy(rect.height) });
const tidy = (value: number): number => Math.round(value * 100) / 100;

/** The same box inside the page. */
export const clampRect = (rect: Rect, page: PageSize): Rect => {
  const width = within(rect.width, SMALLEST, page.width);
  const height = within(rect.height, SMALLEST, page.height);
  return rounded({ width, height, x: within(rect.x, 0, page.width - width), y: within(rect.y, 0, page.height - height) });
};

/** @param right @param down movement on the screen, in points */
export const moveRect = (rect: Rect, right: number, down: number, page: PageSize): Rect => clampRect({ ...rect, x: rect.x + right, y: rect.y - down }, page);

/** Moves the bottom-right corner; the top-left one stays. */
export const resizeRect = (rect: Rect, right: number, down: number, page: PageSize): Rect => {
  const top = rect.y + rect.height;
  const width = within(rect.width + right, SMALLEST, page.width - rect.x);
  const height = within(rect.height + down, SMALLEST, top);
  return rounded({ x: rect.x, y: top - height, width, height });
};

const STEPS: Readonly<Record<string, readonly [right: number, down: number]>> = {
  ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1],
};

/**
 * What an arrow key does to a box: moves it by 2 points, by 20 with Shift, and with Alt changes its size.
 * @returns null for any other key
 */
export const nudgeRect = (rect: Rect, key: { readonly key: string; readonly shiftKey: boolean; readonly altKey: boolean }, page: PageSize): Rect | null => {
  const step = STEPS[key.key];
  if (!step) return null;
  const by = key.shiftKey ? 20 : 2;
  return (key.altKey ? resizeRect : moveRect)(rect, step[0] * by, step[1] * by, page);
};

/** A4 pages at most this many device pixels on a side keep a phone's memory whole. */
const MOST_PIXELS = 12_000_000;

/** Device pixels per point for a page shown `shownWidth` CSS pixels wide; never coarser than two per CSS pixel, small text stays clear. */
export const renderScale = (page: PageSize, shownWidth: number, devicePixelRatio: number): number => {
  const wanted = (shownWidth * Math.max(devicePixelRatio, 2)) / page.width;
  return Math.min(wanted, Math.sqrt(MOST_PIXELS / (page.width * page.height)));
};
