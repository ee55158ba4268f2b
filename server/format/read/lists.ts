/** Recipients (9b), addressees (9a) and legal bases. */
import type { Line } from './lines.ts';
import { isCapitals } from './spelling.ts';

const item = (text: string): string => text.replace(/^[-–—+•]\s*/u, '').replace(/[\s;.,]+$/u, '');
const isItem = (text: string): boolean => /^[-–—+•]/u.test(text);

/** What stands in the column of a line under it. */
const below = (lines: readonly Line[], index: number): readonly Line[] =>
  lines.slice(index + 1).filter(({ column }) => column === lines[index]?.column);

/** Texts until the first for which `ends` holds. */
const until = (lines: readonly Line[], ends: (text: string, index: number) => boolean): readonly string[] => {
  const end = lines.findIndex(({ text }, index) => ends(text, index));
  return lines.slice(0, end === -1 ? lines.length : end).map(({ text }) => text);
};

/** The names under `Nơi nhận:`, without dashes and closing marks; the last tells where it is kept (`Lưu: VT, …`). */
export const readRecipients = (lines: readonly Line[]): readonly string[] => {
  const start = lines.findLastIndex(({ text }) => /^Nơi nhận\s*:/u.test(text));
  if (start === -1) return [];
  const own = (lines[start]?.text ?? '').replace(/^Nơi nhận\s*:\s*/u, '');
  return [own, ...until(below(lines, start), (text) => text === '' || isCapitals(text))].map(item).filter((text) => text !== '');
};

/** Whom a letter is addressed to: on the line of `Kính gửi:`, or one on each line under it. */
export const readAddressees = (lines: readonly Line[]): readonly string[] => {
  const start = lines.findIndex(({ text }) => /^Kính gửi\s*:?/u.test(text));
  if (start === -1) return [];
  const own = (lines[start]?.text ?? '').replace(/^Kính gửi\s*:?\s*/u, '');
  const listed = own === '' || isItem(own) || own.endsWith(';');
  const under = listed ? until(below(lines, start), (text) => text === '' || !isItem(text)) : [];
  return [own, ...under].map(item).filter((text) => text !== '');
};

const BASIS = /^(-\s*)?(Căn cứ|Theo đề nghị|Xét đề nghị|Xét)\s/u;

/** The paragraphs on which the document rests, before its first article. */
export const readLegalBases = (lines: readonly Line[]): readonly string[] =>
  until(lines, (text) => /^Điều\s+1\b/u.test(text)).filter((text) => BASIS.test(text)).map((text) => text.replace(/^-\s*/u, ''));
