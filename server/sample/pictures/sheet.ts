/** A sheet of coverage values on which pens of changing width draw; pixels, y downwards. */
import type { Point } from './strokes.ts';

export interface Sheet {
  readonly width: number;
  readonly height: number;
  /** 0 … 1 per pixel, row by row. */
  readonly coverage: Float32Array;
}

export const blankSheet = (width: number, height: number): Sheet => ({ width, height, coverage: new Float32Array(width * height) });

/** A point of the pen's way with the pen's radius there, in pixels. */
export interface PenPoint {
  readonly at: Point;
  readonly radius: number;
}

/** Visits the pixels of a box, cut to the sheet. */
const within = (sheet: Sheet, [left, top]: Point, [right, bottom]: Point, visit: (x: number, y: number) => void): void => {
  for (let y = Math.max(0, Math.floor(top)); y < Math.min(sheet.height, Math.ceil(bottom)); y += 1)
    for (let x = Math.max(0, Math.floor(left)); x < Math.min(sheet.width, Math.ceil(right)); x += 1) visit(x, y);
};

const cover = (sheet: Sheet, x: number, y: number, value: number): void => {
  const index = y * sheet.width + x;
  sheet.coverage[index] = Math.max(sheet.coverage[index] ?? 0, Math.min(1, value));
};

/** Draws the pen's way between two points: what is nearer than the radius is covered, its edge softly. */
const drawSegment = (sheet: Sheet, a: PenPoint, b: PenPoint): void => {
  const reach = Math.max(a.radius, b.radius) + 1;
  const [dx, dy] = [b.at[0] - a.at[0], b.at[1] - a.at[1]];
  const squared = dx * dx + dy * dy;
  within(sheet, [Math.min(a.at[0], b.at[0]) - reach, Math.min(a.at[1], b.at[1]) - reach], [Math.max(a.at[0], b.at[0]) + reach, Math.max(a.at[1], b.at[1]) + reach], (x, y) => {
    const [px, py] = [x + 0.5 - a.at[0], y + 0.5 - a.at[1]];
    const t = squared === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / squared));
    const distance = Math.hypot(px - dx * t, py - dy * t);
    const value = a.radius + (b.radius - a.radius) * t + 0.5 - distance;
    if (value > 0) cover(sheet, x, y, value);
  });
};

/** Draws a polyline; a single point is a dot. */
export const draw = (sheet: Sheet, way: readonly PenPoint[]): void => {
  way.forEach((point, index) => drawSegment(sheet, way[index - 1] ?? point, point));
};

/** Draws a circle's line of the given width (pixels). */
export const drawRing = (sheet: Sheet, [cx, cy]: Point, radius: number, width: number): void => {
  within(sheet, [cx - radius - width, cy - radius - width], [cx + radius + width, cy + radius + width], (x, y) => {
    const value = width / 2 + 0.5 - Math.abs(Math.hypot(x + 0.5 - cx, y + 0.5 - cy) - radius);
    if (value > 0) cover(sheet, x, y, value);
  });
};

/** Fills a star of five points that stands upright. */
export const fillStar = (sheet: Sheet, [cx, cy]: Point, radius: number): void => {
  const inner = radius * 0.382;
  const sector = (2 * Math.PI) / 5;
  // The edge between a tip and the notch beside it, as a half plane in polar symmetry.
  const [nx, ny] = [inner * Math.sin(sector / 2), inner * Math.cos(sector / 2)];
  const [ex, ey] = [nx, ny - radius];
  const length = Math.hypot(ex, ey);
  within(sheet, [cx - radius - 1, cy - radius - 1], [cx + radius + 1, cy + radius + 1], (x, y) => {
    const [px, py] = [x + 0.5 - cx, cy - (y + 0.5)];
    const turn = ((Math.atan2(px, py) % sector) + sector) % sector;
    const angle = Math.min(turn, sector - turn);
    const distance = Math.hypot(px, py);
    const [qx, qy] = [distance * Math.sin(angle), distance * Math.cos(angle)];
    const value = 0.5 - (ex * (qy - radius) - ey * qx) / length;
    if (value > 0) cover(sheet, x, y, value);
  });
};
