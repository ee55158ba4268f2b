/** Text of a page by where it stands: points, origin bottom left. */
import type { PageSize } from '../../pdf/geometry.ts';

/** A stretch of one line without a wide gap: a cell's line, a title, a name. */
export interface Segment {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  readonly baseline: number;
  /** Font size in points. */
  readonly size: number;
}

export interface PageText extends PageSize {
  readonly segments: readonly Segment[];
}

/** A named destination: the top left corner of the character it points to. */
export interface Destination {
  readonly page: number;
  readonly x: number;
  readonly y: number;
}

/** A piece of text as the PDF shows it in one go. */
export interface TextItem {
  readonly text: string;
  readonly x: number;
  readonly baseline: number;
  readonly width: number;
  readonly size: number;
}

/** Ascent and descent of Liberation Serif (and Times New Roman), parts of the font size. */
export const ASCENT = 0.891;
export const DESCENT = 0.216;

export const topOf = ({ baseline, size }: Segment): number => baseline + ASCENT * size;
export const bottomOf = ({ baseline, size }: Segment): number => baseline - DESCENT * size;

/** A gap wider than this many font sizes parts two segments. */
const WIDE_GAP = 1.2;
const SAME_LINE = 0.6;

const fold = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

interface OpenSegment {
  text: string;
  x0: number;
  x1: number;
  baseline: number;
  size: number;
}

/** Joins the items of a page into segments, line by line from the top, left to right. */
export const segmentsOf = (items: readonly TextItem[]): readonly Segment[] => {
  const lines: TextItem[][] = [];
  for (const item of [...items].sort((a, b) => b.baseline - a.baseline || a.x - b.x)) {
    const line = lines.at(-1);
    const first = line?.[0];
    if (line !== undefined && first !== undefined && Math.abs(first.baseline - item.baseline) <= SAME_LINE) line.push(item);
    else lines.push([item]);
  }
  const segments: OpenSegment[] = [];
  for (const line of lines) {
    let open: OpenSegment | null = null;
    for (const item of line.sort((a, b) => a.x - b.x)) {
      const blank = fold(item.text) === '';
      if (blank) continue;
      if (open !== null && item.x - open.x1 < WIDE_GAP * item.size) {
        const spaced: boolean = item.x - open.x1 > 0.12 * item.size;
        open.text += (spaced ? ' ' : '') + item.text;
        open.x1 = Math.max(open.x1, item.x + item.width);
        open.size = Math.max(open.size, item.size);
      } else {
        open = { text: item.text, x0: item.x, x1: item.x + item.width, baseline: item.baseline, size: item.size };
        segments.push(open);
      }
    }
  }
  return segments.map((segment) => ({ ...segment, text: fold(segment.text) }));
};
