/** Vietnamese made comparable: both spellings of a word, with and without marks, are one. The same code folds what is stored and what is asked. */

const MARKS = /\p{M}+/gu;
const NOT_A_WORD = /[^\p{L}\p{N}]+/u;
/** A document code, or its beginning: `15/QĐ-SCT`, `239/SCT-VP`, `15/q`. */
const CODE = /^\d+\/[\p{L}\p{N}/-]*$/u;
/** Stands before the letters of a code kept whole; no word of the language begins so. */
const CODE_PREFIX = '0code';
const MOST_WORDS = 8;

/** Lower case, no marks, đ → d: `Đèn Chợ` → `den cho`. */
const fold = (text: string): string =>
  text.normalize('NFD').replace(MARKS, '').replace(/đ/g, 'd').replace(/Đ/g, 'd').toLowerCase().normalize('NFC');

const words = (text: string): readonly string[] => fold(text).split(NOT_A_WORD).filter((word) => word !== '');

const wholeCode = (code: string): string => CODE_PREFIX + words(code).join('');

/** The column that is searched: the folded words of some texts, each code also as one word, since codes fall to pieces as words. */
export const searchText = (texts: readonly string[], codes: readonly string[]): string =>
  [...texts, ...codes].flatMap(words).concat(codes.map(wholeCode)).join(' ');

/** What a person typed, as the beginnings of words that must all be there; empty when nothing searchable was typed. */
export const searchWords = (query: string): readonly string[] =>
  query.normalize('NFC').trim().split(/\s+/u).flatMap((part) => (CODE.test(part) ? [wholeCode(part)] : words(part))).slice(0, MOST_WORDS);
