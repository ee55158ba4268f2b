import type { PageText, Segment } from '../pages/page-text.ts';

export interface NameSpot {
  readonly page: number;
  readonly segment: Segment;
}

/** Academic and professional titles that may stand before a printed name. */
const TITLES = /^(?:(?:gs|pgs|ts|tskh|ths|bs|ks|cn|cvc|ông|bà)\s*\.?\s+)+/u;

/** Case, composition and white space do not tell names apart. */
const foldName = (name: string): string => name.normalize('NFC').replace(/\s+/g, ' ').trim().toLocaleLowerCase('vi');

const standsAlone = (text: string, name: string): boolean => {
  const folded = foldName(text);
  return folded === name || folded.replace(TITLES, '') === name;
};

/** Where a name is printed on a line (or in a cell) of its own, in reading order. */
export const nameSpots = (pages: readonly PageText[], name: string): readonly NameSpot[] => {
  const wanted = foldName(name);
  return pages.flatMap(({ segments }, page) => segments.filter(({ text }) => standsAlone(text, wanted)).map((segment) => ({ page, segment })));
};

export const isName = (text: string, name: string): boolean => standsAlone(text, foldName(name));

/** Two to six words that all start with a capital: a printed full name, not a title or a sentence. */
export const looksLikeName = (text: string): boolean => /^\p{Lu}\p{Ll}*(?:\s\p{Lu}\p{Ll}*){1,5}$/u.test(text.normalize('NFC'));
