/** How Vietnamese office texts are spelled, where spelling varies. */

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;

/** Upper case with each word's tone behind it, so that `HÒA` and `HOÀ`, `ỦY` and `UỶ` are the same. */
export const spelled = (text: string): string => text.normalize('NFD').toUpperCase().split(/\s+/u)
  .map((word) => word.replace(TONES, '') + (word.match(TONES)?.join('') ?? '')).join(' ');

/** Written in capitals throughout (`KT. GIÁM ĐỐC`). */
export const isCapitals = (text: string): boolean => /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);

const ACADEMIC = /^(?:(?:PGS|GS|TS|ThS|KS|BS|CN|LS)\.\s*)+/u;

/** A person's printed name, without học hàm, học vị; null where the line is none: two to seven words, each with a capital. */
export const personNameIn = (text: string): string | null => {
  const name = text.replace(ACADEMIC, '');
  const words = name.split(' ');
  return words.length >= 2 && words.length <= 7 && words.every((word) => /^\p{Lu}\p{Ll}*$/u.test(word)) ? name : null;
};
