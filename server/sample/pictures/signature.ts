/** Signature pictures of invented people: the given name in a running blue hand, each a little different (NĐ 30/2020, Phụ lục I, II.7.d). */
import { createHash } from 'node:crypto';
import { setInCapitals } from './capitals.ts';
import { capitalLetter, dabs, smallLetter } from './cursive.ts';
import { pngOf } from './png.ts';
import type { Ink } from './png.ts';
import { blankSheet, draw } from './sheet.ts';
import type { PenPoint, Sheet } from './sheet.ts';
import { curve, flattened, moved } from './strokes.ts';
import type { Point, Stroke } from './strokes.ts';

/** Pixels; shown about 150 × 60 pt, so some 200 to the inch. */
const WIDTH = 420;
const HEIGHT = 170;
const MARGIN = 10;
const BLUE: Ink = [22, 50, 158];
const DOTS_PER_METRE = 7900;

/** What makes one hand unlike another, each from 0 to 1 and always the same for a name. */
interface Hand {
  readonly slant: number;
  readonly climb: number;
  readonly flourish: number;
  readonly weight: number;
}

const handOf = (name: string): Hand => {
  const [a = 0, b = 0, c = 0, d = 0] = createHash('sha256').update(name.normalize('NFC')).digest();
  return { slant: a / 255, climb: b / 255, flourish: c / 255, weight: d / 255 };
};

interface Written {
  readonly strokes: readonly Stroke[];
  readonly end: number;
}

const markStrokes = (marks: readonly string[], x: number, top: number): readonly Stroke[] => marks.flatMap((mark, index) => {
  const dab = dabs[mark];
  return dab === undefined ? [] : [curve(...dab(x, top + (index > 0 && mark !== '\u0323' ? 0.3 : 0)))];
});

/** The name as strokes: capital, then one flowing line through the small letters, then its marks. */
const write = (givenName: string): Written => {
  const [capital = '', ...rest] = Array.from(givenName.normalize('NFC'));
  const [first = '', ...firstMarks] = capital.replace('Đ', 'D').normalize('NFD');
  const initial = capitalLetter(first);
  const bar = capital === 'Đ' ? [curve([-0.15, 1.1], [0.45, 1.22], [1.05, 1.16])] : [];
  let x = initial.advance;
  const flow: Point[] = [];
  const marks: Stroke[] = [];
  for (const letter of rest) {
    const [base = '', ...own] = letter.normalize('NFD');
    const { advance, points } = smallLetter(base);
    const start = x;
    flow.push(...points.map(([px, py]): Point => [start + px, py]));
    marks.push(...markStrokes(own, x + advance * 0.45, 1));
    if (base === 'i' && own.every((mark) => mark === '\u0323')) marks.push(curve([x + 0.4, 1.5], [x + 0.46, 1.56]));
    if (base === 't') marks.push(curve([x + 0.05, 1.15], [x + 0.4, 1.25], [x + 0.85, 1.22]));
    x += advance;
  }
  return { strokes: [...initial.strokes.map((points) => curve(...points)), ...bar, curve(...flow), ...markStrokes(firstMarks, initial.advance / 2, 2.3), ...marks], end: x };
};

/** The sweep under the name, from its end back to its beginning and out again. */
const flourishUnder = (end: number, { flourish }: Hand): Stroke => {
  if (flourish < 0.34) return curve([end - 0.15, 0.05], [end + 0.6, 0.25], [end + 0.9, -0.15], [end * 0.55, -0.75], [end * 0.12, -0.85], [end * 0.4, -0.6], [end + 1.2, -0.5]);
  if (flourish < 0.67) return curve([end * 0.05, -0.75], [end * 0.5, -0.5], [end + 1, -0.2], [end + 0.4, -0.62], [end * 0.5, -0.85], [end * 0.7, -0.95]);
  return curve([end - 0.15, 0.02], [end + 0.5, 0.5], [end + 1, 1.3], [end + 0.75, 1.6], [end + 0.5, 0.6], [end * 0.6, -0.7], [end * 0.25, -0.75], [end * 0.5, -0.45], [end + 1.3, -0.3]);
};

/** Pen radius along a stroke: thin upwards, full downwards, tapered where the pen lands and lifts. */
const inked = (points: readonly Point[], scale: number, { weight }: Hand): readonly PenPoint[] => {
  const full = (0.036 + 0.014 * weight) * scale;
  const press = points.map((point, index) => {
    const [from, to] = [points[Math.max(0, index - 3)] ?? point, points[Math.min(points.length - 1, index + 3)] ?? point];
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    const down = dy / (Math.hypot(dx, dy) || 1);
    const fromEnd = Math.min(index, points.length - 1 - index);
    return full * (0.72 + 0.38 * down) * Math.min(1, 0.45 + fromEnd / 14);
  });
  return points.map((at, index) => ({ at, radius: press[index] ?? full }));
};

const stamp = (sheet: Sheet): void => {
  const height = 11;
  const { letters, width } = setInCapitals('MẪU');
  for (const { glyph, x } of letters)
    for (const stroke of glyph.strokes)
      draw(sheet, flattened(stroke).map(([px, py]) => ({ at: [WIDTH - 8 + (x + px - width) * height, HEIGHT - 6 - py * height], radius: 0.75 })));
};

/** The PNG of a person's signature, at most 8 KB, transparent ground. */
export const drawSignature = (name: string): Uint8Array => {
  const hand = handOf(name);
  const { strokes, end } = write(name.split(' ').at(-1) ?? name);
  const slant = 0.12 + 0.2 * hand.slant;
  const climb = 0.03 + 0.07 * hand.climb;
  const leaning = [...strokes, flourishUnder(end, hand)].map((stroke) => flattened(moved(stroke, ([x, y]) => [x + y * slant, y + x * climb])));
  const all = leaning.flat();
  const [left, right] = [Math.min(...all.map(([x]) => x)), Math.max(...all.map(([x]) => x))];
  const [bottom, top] = [Math.min(...all.map(([, y]) => y)), Math.max(...all.map(([, y]) => y))];
  const scale = Math.min((WIDTH - 2 * MARGIN) / (right - left), (HEIGHT - 2 * MARGIN) / (top - bottom));
  const [dx, dy] = [(WIDTH - (right - left) * scale) / 2, (HEIGHT - (top - bottom) * scale) / 2];
  const sheet = blankSheet(WIDTH, HEIGHT);
  for (const points of leaning) draw(sheet, inked(points.map(([x, y]): Point => [dx + (x - left) * scale, dy + (top - y) * scale]), scale, hand));
  stamp(sheet);
  return pngOf(sheet, BLUE, DOTS_PER_METRE);
};
