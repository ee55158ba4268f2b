/** Lines drawn by a pen: points (any unit, y upwards) and the curve through them. */

export type Point = readonly [x: number, y: number];

/** One movement of the pen without lifting it; `smooth` lets it flow through its points instead of turning at them. */
export interface Stroke {
  readonly points: readonly Point[];
  readonly smooth: boolean;
}

export const line = (...points: readonly Point[]): Stroke => ({ points, smooth: false });
export const curve = (...points: readonly Point[]): Stroke => ({ points, smooth: true });

/** Points on an ellipse from one angle to another (degrees, counter-clockwise from the right). */
export const arc = ([cx, cy]: Point, [rx, ry]: Point, from: number, to: number, steps = 16): readonly Point[] =>
  Array.from({ length: steps + 1 }, (_, index) => {
    const angle = ((from + ((to - from) * index) / steps) * Math.PI) / 180;
    return [cx + rx * Math.cos(angle), cy + ry * Math.sin(angle)];
  });

export const moved = (stroke: Stroke, move: (point: Point) => Point): Stroke => ({ ...stroke, points: stroke.points.map(move) });

const mix = (a: Point, b: Point, t: number): Point => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];

/** The Catmull-Rom curve between `b` and `c` at `t` from 0 to 1. */
const between = (a: Point, b: Point, c: Point, d: Point, t: number): Point => {
  const along = (i: 0 | 1): number => 0.5 * (2 * b[i] + (c[i] - a[i]) * t + (2 * a[i] - 5 * b[i] + 4 * c[i] - d[i]) * t * t + (3 * b[i] - a[i] - 3 * c[i] + d[i]) * t * t * t);
  return [along(0), along(1)];
};

/** The stroke as a fine polyline. */
export const flattened = ({ points, smooth }: Stroke, steps = 14): readonly Point[] => points.flatMap((point, index) => {
  const next = points[index + 1];
  if (next === undefined) return [point];
  const before = points[index - 1] ?? mix(next, point, 2);
  const after = points[index + 2] ?? mix(point, next, 2);
  return Array.from({ length: steps }, (_, step) => (smooth ? between(before, point, next, after, step / steps) : mix(point, next, step / steps)));
});
