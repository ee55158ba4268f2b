/** Engraved capitals of one line width, for seals: height 1, base line 0. Only the letters that the sample's seal needs. */
import { arc, curve, line } from './strokes.ts';
import type { Stroke } from './strokes.ts';

export interface Glyph {
  readonly width: number;
  readonly strokes: readonly Stroke[];
}

const bowl: Stroke = line([0, 1], [0.3, 1], ...arc([0.3, 0.74], [0.28, 0.26], 90, -90), [0, 0.48]);
const round = (from: number, to: number): Stroke => curve(...arc([0.38, 0.5], [0.38, 0.52], from, to, 24));

const LETTERS: Readonly<Record<string, Glyph>> = {
  A: { width: 0.72, strokes: [line([0, 0], [0.36, 1], [0.72, 0]), line([0.13, 0.34], [0.59, 0.34])] },
  C: { width: 0.7, strokes: [round(45, 315)] },
  G: { width: 0.74, strokes: [round(45, 338), line([0.74, 0.02], [0.74, 0.46], [0.46, 0.46])] },
  H: { width: 0.64, strokes: [line([0, 0], [0, 1]), line([0.64, 0], [0.64, 1]), line([0, 0.52], [0.64, 0.52])] },
  I: { width: 0.02, strokes: [line([0.01, 0], [0.01, 1])] },
  K: { width: 0.62, strokes: [line([0, 0], [0, 1]), line([0.6, 1], [0, 0.4]), line([0.22, 0.6], [0.62, 0])] },
  L: { width: 0.5, strokes: [line([0, 1], [0, 0], [0.5, 0])] },
  M: { width: 0.82, strokes: [line([0, 0], [0.03, 1], [0.41, 0.25], [0.79, 1], [0.82, 0])] },
  N: { width: 0.64, strokes: [line([0, 0], [0, 1], [0.64, 0], [0.64, 1])] },
  O: { width: 0.76, strokes: [round(0, 360)] },
  P: { width: 0.58, strokes: [line([0, 0], [0, 1]), bowl] },
  R: { width: 0.6, strokes: [line([0, 0], [0, 1]), bowl, line([0.3, 0.48], [0.6, 0])] },
  S: { width: 0.6, strokes: [curve([0.56, 0.84], [0.46, 0.97], [0.28, 1.01], [0.1, 0.93], [0.05, 0.76], [0.14, 0.61], [0.32, 0.52], [0.5, 0.42], [0.58, 0.26], [0.51, 0.08], [0.3, -0.01], [0.12, 0.03], [0.02, 0.16])] },
  T: { width: 0.66, strokes: [line([0, 1], [0.66, 1]), line([0.33, 1], [0.33, 0])] },
  U: { width: 0.64, strokes: [line([0, 1], ...arc([0.32, 0.32], [0.32, 0.33], 180, 360), [0.64, 1])] },
  Y: { width: 0.66, strokes: [line([0, 1], [0.33, 0.48], [0.66, 1]), line([0.33, 0.48], [0.33, 0])] },
  ' ': { width: 0.34, strokes: [] },
};

/** Vietnamese marks over the middle of a letter `width` wide; a second mark above stands higher. */
const MARKS: Readonly<Record<string, (width: number, lift: number) => Stroke>> = {
  '\u0300': (width, lift) => line([width / 2 - 0.14, 1.36 + lift], [width / 2 + 0.06, 1.18 + lift]),
  '\u0301': (width, lift) => line([width / 2 - 0.06, 1.18 + lift], [width / 2 + 0.14, 1.36 + lift]),
  '\u0302': (width, lift) => line([width / 2 - 0.2, 1.16 + lift], [width / 2, 1.34 + lift], [width / 2 + 0.2, 1.16 + lift]),
  '\u0303': (width, lift) => curve([width / 2 - 0.22, 1.18 + lift], [width / 2 - 0.1, 1.3 + lift], [width / 2 + 0.08, 1.2 + lift], [width / 2 + 0.22, 1.32 + lift]),
  '\u0309': (width, lift) => curve([width / 2 - 0.1, 1.42 + lift], [width / 2 + 0.06, 1.46 + lift], [width / 2 + 0.08, 1.34 + lift], [width / 2, 1.22 + lift]),
  '\u031b': (width) => curve([width - 0.08, 0.9], [width + 0.1, 0.98], [width + 0.12, 1.16]),
  '\u0323': (width) => line([width / 2, -0.24], [width / 2, -0.24]),
};
const STANDS_ABOVE = /[\u0300-\u0303\u0309]/g;

const glyphOf = (letter: string): Glyph => {
  const [base = ' ', ...marks] = letter.normalize('NFD');
  const glyph = LETTERS[base] ?? { width: 0.34, strokes: [] };
  return {
    width: glyph.width,
    strokes: [...glyph.strokes, ...marks.flatMap((mark, index) => {
      const make = MARKS[mark];
      const below = marks.slice(0, index).join('').match(STANDS_ABOVE)?.length ?? 0;
      return make === undefined ? [] : [make(glyph.width, below * 0.3)];
    })],
  };
};

const GAP = 0.3;

/** The text's letters with the place of each, and its whole width, in letter heights. */
export const setInCapitals = (text: string): { readonly width: number; readonly letters: readonly { readonly glyph: Glyph; readonly x: number }[] } => {
  const glyphs = Array.from(text.normalize('NFC'), glyphOf);
  const letters = glyphs.map((glyph, index) => ({ glyph, x: glyphs.slice(0, index).reduce((sum, { width }) => sum + width + GAP, 0) }));
  const last = letters.at(-1);
  return { width: last === undefined ? 0 : last.x + last.glyph.width, letters };
};
