/** The sample's round seal: red ring, star and text around like a real one, and «MẪU» across it so that nobody takes it for one. */
import { setInCapitals } from './capitals.ts';
import { pngOf } from './png.ts';
import type { Ink } from './png.ts';
import { blankSheet, draw, drawRing, fillStar } from './sheet.ts';
import type { Sheet } from './sheet.ts';
import { flattened } from './strokes.ts';
import type { Point } from './strokes.ts';

const SIDE = 284;
const CENTRE: Point = [SIDE / 2, SIDE / 2];
const RED: Ink = [208, 20, 30];

interface Line {
  readonly text: string;
  /** Pixels. */
  readonly height: number;
  readonly pen: number;
}

const drawLetters = (sheet: Sheet, { text, pen }: Line, place: (x: number) => (point: Point) => Point): void => {
  for (const { glyph, x } of setInCapitals(text).letters) {
    const onSheet = place(x + glyph.width / 2);
    for (const stroke of glyph.strokes)
      draw(sheet, flattened(stroke).map(([px, py]) => ({ at: onSheet([px - glyph.width / 2, py]), radius: pen })));
  }
};

/** Sets a line around the centre, its letters' feet towards it (above) or away from it (below). */
const drawAround = (sheet: Sheet, line: Line, radius: number, side: 'above' | 'below'): void => {
  const { width } = setInCapitals(line.text);
  const sign = side === 'above' ? 1 : -1;
  drawLetters(sheet, line, (middle) => {
    const angle = ((middle - width / 2) * line.height) / (radius + (sign * line.height) / 2);
    const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
    return ([x, y]) => {
      const [along, out] = [x * line.height, radius + sign * y * line.height];
      return [CENTRE[0] + out * sin + along * cos, CENTRE[1] - sign * (out * cos - along * sin)];
    };
  });
};

/** Sets a line straight, its middle at the centre, `up` pixels above it. */
const drawStraight = (sheet: Sheet, line: Line, up: number): void => {
  const { width } = setInCapitals(line.text);
  drawLetters(sheet, line, (middle) => ([x, y]) => [CENTRE[0] + (middle - width / 2 + x) * line.height, CENTRE[1] - up - y * line.height]);
};

/** The seal's PNG; the ring touches the picture's edge, so that the picture is as wide as the seal (`diameterMm`). */
export const drawSeal = (agencyName: string, diameterMm: number): Uint8Array => {
  const sheet = blankSheet(SIDE, SIDE);
  const edge = SIDE / 2;
  drawRing(sheet, CENTRE, edge - 4, 6);
  drawRing(sheet, CENTRE, edge - 11, 2);
  drawRing(sheet, CENTRE, edge - 50, 2);
  drawAround(sheet, { text: agencyName, height: 21, pen: 2 }, edge - 43, 'above');
  drawAround(sheet, { text: 'KHÔNG CÓ GIÁ TRỊ', height: 15, pen: 1.5 }, edge - 24, 'below');
  for (const side of [-1, 1]) fillStar(sheet, [CENTRE[0] + side * (edge - 31), CENTRE[1] + 12], 8);
  fillStar(sheet, [CENTRE[0], CENTRE[1] - 48], 24);
  drawStraight(sheet, { text: 'MẪU', height: 40, pen: 3.4 }, -46);
  return pngOf(sheet, RED, Math.round((SIDE / diameterMm) * 1000));
};
