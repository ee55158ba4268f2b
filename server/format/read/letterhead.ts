/** Number line and date line (ô 3 and 4 of NĐ 30/2020, Phụ lục I, Mục IV). */
import type { Line } from './lines.ts';

export interface NumberLine {
  /** A number that is already typed, which the clerk's will take the place of; null where the form leaves it blank. */
  readonly number: string | null;
  /** What follows the stroke, e.g. `QĐ-SCT`. */
  readonly notation: string;
}

export interface DateLine {
  readonly place: string;
  /** Null where left blank. */
  readonly day: number | null;
  readonly month: number | null;
  readonly year: number | null;
}

/** The head of a document is over long before this many lines. */
const HEAD_LINES = 40;
const BLANK = '[\\s._…‥]*';
const NUMBER = new RegExp(`^Số\\s*:?${BLANK}(\\d*)${BLANK}/\\s*([\\p{L}\\d]+(?:-[\\p{L}\\d]+)*)\\s*$`, 'u');
const DATE = new RegExp(`^([\\p{L}][\\p{L} .-]{1,60}),\\s*ngày(?:${BLANK}(\\d{1,2}))?${BLANK}tháng(?:${BLANK}(\\d{1,2}))?${BLANK}năm(?:${BLANK}(\\d{4}))?${BLANK}$`, 'u');

const firstMatch = (lines: readonly Line[], pattern: RegExp): RegExpExecArray | null => {
  for (const { text } of lines.slice(0, HEAD_LINES)) {
    const match = pattern.exec(text);
    if (match !== null) return match;
  }
  return null;
};

const numberOrNull = (digits: string | undefined): number | null => (digits === undefined ? null : Number(digits));

export const readNumberLine = (lines: readonly Line[]): NumberLine | null => {
  const match = firstMatch(lines, NUMBER);
  return match === null ? null : { number: match[1] === '' ? null : match[1] ?? null, notation: match[2] ?? '' };
};

/** The date line; a date inside the text is content and not meant. */
export const readDateLine = (lines: readonly Line[]): DateLine | null => {
  const match = firstMatch(lines, DATE);
  return match === null ? null : { place: match[1] ?? '', day: numberOrNull(match[2]), month: numberOrNull(match[3]), year: numberOrNull(match[4]) };
};
