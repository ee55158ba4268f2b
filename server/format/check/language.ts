/** B09–B11, D02, D03: spaces, capitals, sums, days, marks. */
import { amountInWords } from '../../registry/amount-in-words.ts';
import { isCalendarDate } from '../../registry/local-date.ts';
import { readAmounts } from '../read/amounts.ts';
import { readSecretMarks } from '../read/marks.ts';
import type { Found } from './finding.ts';
import { together } from './letters.ts';
import { linesOf } from './paper/anatomy.ts';
import { rewrite } from './paper/edit.ts';
import type { Change } from './paper/edit.ts';
import type { Paper } from './paper/paper.ts';
import type { Paragraph } from './paper/paragraphs.ts';

/** Before a stroke stands the gap for a number. */
const SPACES = /(?<=\S) {2,}(?=[^\s/])| +(?=[,;:!?)](?:\s|$))| +(?=\.(?:\s|$|\/\.))/gu;
const CITED_LOW = /(?<!\p{L})(?:điều|chương|phụ lục)(?= (?:\d|[IVX]+(?!\p{L})))/gu;
const DAY = /(?:thứ (hai|ba|tư|năm|sáu|bảy)|(chủ nhật))?[\s,(]*(?:ngày\s+)?(?<!\d)(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})(?!\d)/giu;
const WEEKDAYS = ['chủ nhật', 'hai', 'ba', 'tư', 'năm', 'sáu', 'bảy'] as const;

const spacesIn = ({ text }: Paragraph): readonly Change[] => Array.from(text.matchAll(SPACES), ({ index, 0: found }) => {
  const end = index + found.length;
  return { start: index, end, text: /[\p{L}\p{N}("«–-]/u.test(text[end] ?? '') ? ' ' : '' };
});

const lowIn = ({ text }: Paragraph, before: Paragraph | undefined): readonly Change[] => {
  const starts = before !== undefined && /[.!?]$/u.test(before.folded) && /^\p{Ll}\p{Ll}/u.test(text) ? [0] : [];
  const cited = Array.from(text.matchAll(CITED_LOW), ({ index }) => index);
  return [...new Set([...starts, ...cited])].map((start) => ({ start, end: start + 1, text: (text[start] ?? '').toLocaleUpperCase('vi') }));
};

const isWrongDay = ([, weekday, sunday, day = '', month = '', year = '']: RegExpExecArray): boolean => {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!isCalendarDate(date)) return true;
  const said = (sunday ?? weekday)?.toLocaleLowerCase('vi');
  return said !== undefined && WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] !== said;
};

export function* checkLanguage({ main, text, form: { body, number, date, bases } }: Paper): Generator<Found> {
  const written = main.filter((paragraph) => paragraph !== number && paragraph !== date);
  yield* together('B09', written.filter((paragraph) => spacesIn(paragraph).length > 0), (paragraph) => { rewrite(paragraph, spacesIn(paragraph)); });
  const running = [...bases, ...body].toSorted((one, other) => one.number - other.number);
  const low = new Map(running.map((paragraph, index) => [paragraph, lowIn(paragraph, running[index - 1])] as const).filter(([, changes]) => changes.length > 0));
  yield* together('B10', [...low.keys()], (paragraph) => { rewrite(paragraph, low.get(paragraph) ?? []); });
  for (const { figures, value, words, agree } of readAmounts(text)) {
    if (agree !== false || words === null) continue;
    const at = main.find(({ text: own }) => own.includes(words)) ?? null;
    const right = amountInWords(value);
    yield { rule: 'B11', at, facts: { figures, words: right }, ...(at === null ? {} : { repair: () => {
      const start = at.text.indexOf(words);
      rewrite(at, [{ start, end: start + words.length, text: right }]);
    } }) };
  }
  for (const paragraph of main) {
    if (!paragraph.folded.includes('tháng')) continue;
    for (const match of paragraph.folded.matchAll(DAY)) if (isWrongDay(match)) yield { rule: 'D02', at: paragraph, facts: { date: match[0].trim() } };
  }
  for (const mark of readSecretMarks(linesOf(main))) yield { rule: 'D03', at: main.find(({ folded }) => folded === mark) ?? null, facts: { mark } };
}
