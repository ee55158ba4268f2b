import { RefusalError } from '../../circulation/errors.ts';
import type { PageText } from './page-text.ts';

/** Capitals by formatting, hyphens at line ends and the like make a few words differ; more means that text is gone. */
const TOLERATED_SHARE = 0.02;
const TOLERATED_WORDS = 3;

const wordsOf = (text: string): readonly string[] =>
  text.normalize('NFC').toLocaleLowerCase('vi').split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));

const count = (words: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
};

const occurrences = (text: string, word: string): number => text.split(word).length - 1;

/**
 * Compares the words of the .docx with those of the PDF. An engine's "done" is not to be trusted.
 * @throws RefusalError CONVERT_FAILED
 */
export const checkNothingLost = (text: readonly string[], pages: readonly PageText[]): void => {
  const words = wordsOf(text.join(' '));
  const shown = wordsOf(pages.flatMap(({ segments }) => segments.map((segment) => segment.text)).join(' '));
  const available = count(shown);
  // A word may be parted by the end of a line or by a change of font: then it is there when blanks are left out.
  const run = shown.join('');
  let lost = 0;
  for (const [word, needed] of count(words)) {
    const short = needed - (available.get(word) ?? 0);
    if (short > 0) lost += Math.min(short, Math.max(0, needed - occurrences(run, word)));
  }
  if (lost > TOLERATED_WORDS + words.length * TOLERATED_SHARE) throw new RefusalError('CONVERT_FAILED', { detail: `- ${lost}/${words.length}` });
};
