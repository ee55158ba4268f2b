/** B04–B08: the running text and its articles. */
import type { Found } from './finding.ts';
import { together } from './letters.ts';
import { align, indent, restyle, restyleStart, rewrite, space } from './paper/edit.ts';
import type { Paper } from './paper/paper.ts';
import { everyRun, seenRuns } from './paper/paragraphs.ts';
import type { Paragraph } from './paper/paragraphs.ts';

const SIZE = [26, 28] as const;
/** 1 cm and 1.27 cm in twips. */
const INDENTS = [567, 720] as const;
const SLACK = 20;
/** 6 pt in twips. */
const GAP = 120;
/** Single to one and a half, in 240ths of a line; in twips where the height is set by measure. */
const LINES = { auto: [240, 360], measured: [280, 520] } as const;

const sized = (paragraph: Paragraph): boolean => everyRun(paragraph, ({ size }) => size >= SIZE[0] && size <= SIZE[1]);
const justified = ({ look }: Paragraph): boolean => look.align === 'both' || look.align === 'distribute';
const indented = ({ look }: Paragraph): boolean => look.numbered || INDENTS.some((wanted) => Math.abs(look.firstLine - wanted) <= SLACK);
const lined = ({ look: { line, lineRule } }: Paragraph): boolean => {
  const [least, most] = lineRule === 'auto' ? LINES.auto : LINES.measured;
  return line >= least && line <= most;
};
const spaced = ({ look: { before, after } }: Paragraph): boolean => before + after >= GAP;

/** Text that is set in the middle or to the right is a heading or a note, not running text. */
const isRunning = ({ look }: Paragraph): boolean => look.align !== 'center' && look.align !== 'right' && look.align !== 'end';

export function* checkBody(paper: Paper): Generator<Found> {
  const body = paper.form.body.filter(isRunning);
  yield* together('B04', body.filter((paragraph) => !sized(paragraph) || !justified(paragraph)), (paragraph) => {
    if (!sized(paragraph)) restyle(paragraph, { size: Math.max(...seenRuns(paragraph).map(({ look }) => look.size)) > SIZE[1] ? 14 : 13 });
    if (!justified(paragraph)) align(paragraph, 'both');
  });
  yield* together('B05', body.filter((paragraph) => !indented(paragraph)), (paragraph) => { indent(paragraph, INDENTS[1]); });
  yield* together('B06', body.filter((paragraph) => !spaced(paragraph) || !lined(paragraph)), ({ look, ...paragraph }) => {
    space({ ...paragraph, look }, Math.max(look.after, GAP - look.before), lined({ ...paragraph, look }) ? null : LINES.auto[0]);
  });
  yield* checkArticles(paper);
  yield* checkEnd(paper);
}

function* checkArticles({ form: { articles } }: Paper): Generator<Found> {
  for (const [index, article] of articles.entries()) {
    const [opening = '', typed, dot] = /^\s*Điều\s+(\d+)(\.?)/u.exec(article.text) ?? [];
    const n = index + 1;
    if (Number(typed) !== n) yield { rule: 'B07', at: article, facts: { n } };
    const bold = seenRuns(article).filter(({ start }) => start < opening.length).every(({ look }) => look.bold && !look.italic);
    if (dot !== '.' || !bold) {
      yield { rule: 'B07', at: article, facts: { n }, repair: () => {
        restyleStart(article, opening.length, { bold: true, italic: false });
        if (dot !== '.') rewrite(article, [{ start: opening.length, end: opening.length, text: '.' }]);
      } };
    }
  }
}

const END = './.';

function* checkEnd({ main, form: { body } }: Paper): Generator<Found> {
  const ends = main.flatMap((paragraph) => Array.from(paragraph.text.matchAll(/\.\/\./gu), ({ index }) => ({ paragraph, index })));
  const last = body.at(-1);
  if (ends.length === 1 || last === undefined) return;
  yield { rule: 'B08', at: ends[0]?.paragraph ?? last, facts: { count: ends.length }, repair: () => {
    const trimmed = last.text.trimEnd();
    if (ends.length === 0) rewrite(last, [{ start: trimmed.replace(/[.;,]$/u, '').length, end: trimmed.length, text: END }]);
    for (const { paragraph } of ends.slice(0, -1)) {
      const mine = ends.slice(0, -1).filter((end) => end.paragraph === paragraph);
      rewrite(paragraph, mine.map(({ index }) => ({ start: index, end: index + END.length, text: '.' })));
    }
  } };
}
