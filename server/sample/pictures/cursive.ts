/** A running hand, for the sample's signatures: small letters of height 1 that begin and end near the base line, so that they join. */
import type { Point } from './strokes.ts';

export interface Letter {
  /** Where the next letter begins. */
  readonly advance: number;
  readonly points: readonly Point[];
}

const SMALL: Readonly<Record<string, Letter>> = {
  a: { advance: 1.2, points: [[0, 0.1], [0.74, 0.94], [0.38, 1], [0.1, 0.5], [0.3, 0.04], [0.64, 0.3], [0.86, 0.96], [0.8, 0.25], [0.95, 0]] },
  c: { advance: 0.95, points: [[0, 0.1], [0.68, 0.84], [0.45, 1], [0.13, 0.55], [0.35, 0.04], [0.7, 0.1]] },
  e: { advance: 0.9, points: [[0, 0.15], [0.48, 0.55], [0.58, 0.92], [0.36, 1], [0.14, 0.5], [0.34, 0.02], [0.66, 0.12]] },
  g: { advance: 1.15, points: [[0, 0.1], [0.72, 0.94], [0.36, 1], [0.1, 0.5], [0.3, 0.05], [0.64, 0.3], [0.84, 0.95], [0.72, -0.6], [0.38, -1.1], [0.14, -0.85], [0.6, -0.2]] },
  h: { advance: 1.15, points: [[0, 0.1], [0.45, 1.3], [0.56, 2], [0.36, 2.05], [0.28, 1.2], [0.22, 0], [0.34, 0.55], [0.62, 1], [0.82, 0.78], [0.8, 0.2], [0.94, 0]] },
  i: { advance: 0.7, points: [[0, 0.1], [0.34, 0.98], [0.28, 0.25], [0.44, 0]] },
  m: { advance: 1.55, points: [[0, 0.1], [0.24, 0.95], [0.2, 0], [0.4, 0.72], [0.58, 1], [0.68, 0.7], [0.64, 0], [0.84, 0.72], [1.04, 1], [1.16, 0.7], [1.14, 0.15], [1.28, 0]] },
  n: { advance: 1.15, points: [[0, 0.1], [0.24, 0.95], [0.2, 0], [0.4, 0.72], [0.62, 1], [0.76, 0.7], [0.72, 0.15], [0.88, 0]] },
  o: { advance: 1, points: [[0, 0.1], [0.6, 0.94], [0.35, 1], [0.1, 0.5], [0.32, 0.02], [0.66, 0.4], [0.6, 0.95], [0.78, 0.8]] },
  p: { advance: 1.05, points: [[0, 0.1], [0.3, 0.95], [0.18, -0.9], [0.25, -0.2], [0.42, 0.72], [0.66, 1], [0.8, 0.5], [0.58, 0.03], [0.4, 0.12], [0.75, 0.04]] },
  t: { advance: 0.8, points: [[0, 0.1], [0.38, 1], [0.48, 1.75], [0.38, 0.4], [0.54, 0]] },
  u: { advance: 1.15, points: [[0, 0.1], [0.24, 0.95], [0.18, 0.3], [0.38, 0], [0.64, 0.3], [0.8, 0.95], [0.74, 0.25], [0.9, 0]] },
};

/** Capitals are written by themselves, in one or more movements. */
interface Capital {
  readonly advance: number;
  readonly strokes: readonly (readonly Point[])[];
}

const CAPITAL: Readonly<Record<string, Capital>> = {
  C: { advance: 1.55, strokes: [[[1.15, 1.85], [1.05, 2.3], [0.55, 2.2], [0.12, 1.15], [0.4, 0.1], [0.95, 0.02], [1.5, 0.35]]] },
  D: { advance: 1.85, strokes: [[[0.62, 2.15], [0.5, 1.1], [0.34, 0.08], [0.08, 0.14], [0.4, 0], [1.2, 0.3], [1.62, 1.2], [1.2, 2.1], [0.5, 2.42], [0, 2.05]]] },
  H: { advance: 1.75, strokes: [[[0.1, 1.85], [0.48, 2.35], [0.42, 1.1], [0.2, 0]], [[1.5, 2.35], [1.2, 1.2], [1.12, 0.2], [1.35, 0], [1.7, 0.25]], [[0.2, 1.02], [0.7, 1.18], [1.45, 1.2]]] },
  L: { advance: 1.5, strokes: [[[0.32, 1.6], [0.75, 1.95], [0.92, 2.35], [0.68, 2.25], [0.55, 1], [0.36, 0.12], [0.08, 0.06], [0.3, 0.2], [0.95, 0], [1.45, 0.2]]] },
  M: { advance: 2.15, strokes: [[[-0.1, 0.15], [0.16, 0], [0.52, 2.15], [0.62, 2.15], [0.9, 0.35], [0.98, 0.35], [1.5, 2.3], [1.62, 2.2], [1.6, 0.35], [1.76, 0], [2.1, 0.2]]] },
  N: { advance: 2, strokes: [[[-0.1, 0.15], [0.16, 0], [0.52, 2.15], [0.62, 2.15], [1.14, 0.06], [1.26, 0.1], [1.56, 2.3], [1.95, 2.5]]] },
  T: { advance: 1.25, strokes: [[[0, 1.8], [0.35, 2.3], [1, 2.12], [1.75, 2.4]], [[1.02, 2.1], [0.86, 1], [0.72, 0.12], [0.4, 0], [0.18, 0.3]]] },
};

/** A letter that the hand does not know becomes a small wave: a signature, not a text. */
const WAVE: Letter = { advance: 0.9, points: [[0, 0.1], [0.25, 0.6], [0.45, 0.15], [0.65, 0.4]] };

export const smallLetter = (letter: string): Letter => SMALL[letter] ?? WAVE;
export const capitalLetter = (letter: string): Capital => CAPITAL[letter] ?? { advance: 1.2, strokes: [[[0.2, 1.6], [0.7, 2.3], [0.5, 1], [0.2, 0.1], [0.7, 0], [1.1, 0.4]]] };

/** Marks as quick dabs; `x` is the letter's middle, `top` its height. */
export const dabs: Readonly<Record<string, (x: number, top: number) => readonly Point[]>> = {
  '\u0300': (x, top) => [[x - 0.25, top + 0.62], [x + 0.02, top + 0.36]],
  '\u0301': (x, top) => [[x - 0.02, top + 0.36], [x + 0.28, top + 0.7]],
  '\u0302': (x, top) => [[x - 0.26, top + 0.24], [x, top + 0.5], [x + 0.24, top + 0.22]],
  '\u0303': (x, top) => [[x - 0.28, top + 0.5], [x - 0.1, top + 0.66], [x + 0.08, top + 0.5], [x + 0.3, top + 0.68]],
  '\u0306': (x, top) => [[x - 0.24, top + 0.5], [x, top + 0.26], [x + 0.26, top + 0.54]],
  '\u0309': (x, top) => [[x - 0.08, top + 0.7], [x + 0.12, top + 0.68], [x, top + 0.4]],
  '\u031b': (x, top) => [[x + 0.22, top - 0.06], [x + 0.44, top + 0.04], [x + 0.4, top + 0.24]],
  '\u0323': (x) => [[x, -0.42], [x + 0.05, -0.44]],
};
