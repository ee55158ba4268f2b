/** Type and subject (ô 5a, 5b): by the name in capitals, the notation, or `V/v` under the number. */
import { DOCUMENT_TYPES } from '../../circulation/model.ts';
import type { DocumentType } from '../../circulation/model.ts';
import { DOCUMENT_TYPE_FACTS } from '../../registry/document-types.ts';
import type { NumberLine } from './letterhead.ts';
import type { Line } from './lines.ts';
import { isCapitals, spelled } from './spelling.ts';

const BY_NAME: ReadonlyMap<string, DocumentType> = new Map(DOCUMENT_TYPES.map((type) => [spelled(DOCUMENT_TYPE_FACTS[type].vi), type]));
const LETTER_SUBJECT = /^(V\/v|Về việc)\b/u;
/** Words with which a text begins, never a subject. */
const BEGINS_TEXT = /^(Căn cứ|Kính gửi|Thực hiện|Xét|Theo|Để|Hôm nay|Thời gian|Điều|Phần|Chương|[IVX]+\.|\d+\.|-)[\s:]?/u;
/** A subject has at most this many paragraphs. */
const SUBJECT_PARAGRAPHS = 4;

const typeOfNotation = ({ notation }: NumberLine): DocumentType => {
  const abbr = notation.split('-')[0];
  return DOCUMENT_TYPES.find((type) => DOCUMENT_TYPE_FACTS[type].abbr === abbr) ?? 'OFFICIAL_LETTER';
};

/** Lines that go on from `start` in the same column as long as they look the same. */
const linesFrom = (lines: readonly Line[], start: number): readonly string[] => {
  const first = lines[start];
  if (first === undefined) return [];
  const following = lines.slice(start + 1).filter(({ column }) => column === first.column);
  const end = following.findIndex(({ text, bold, paragraph }) =>
    text === '' || isCapitals(text) || BEGINS_TEXT.test(text) || bold !== first.bold || paragraph >= first.paragraph + SUBJECT_PARAGRAPHS);
  return [first, ...following.slice(0, end === -1 ? following.length : end)].map(({ text }) => text);
};

const joined = (texts: readonly string[]): string | null => (texts.length === 0 ? null : texts.join(' ').replace(/[.;]$/u, ''));

export interface TypeAndSubject {
  readonly type: DocumentType | null;
  readonly subject: string | null;
}

export const readTypeAndSubject = (lines: readonly Line[], numberLine: NumberLine | null): TypeAndSubject => {
  const named = lines.findIndex(({ text }) => isCapitals(text) && BY_NAME.has(spelled(text)));
  const letter = lines.findIndex(({ text }) => LETTER_SUBJECT.test(text));
  const typeLine = lines[named];
  if (typeLine !== undefined && (letter === -1 || named < letter)) {
    const next = lines.findIndex(({ text }, index) => index > named && text !== '');
    const after = lines[next];
    const isSubject = after !== undefined && !isCapitals(after.text) && !BEGINS_TEXT.test(after.text);
    return { type: BY_NAME.get(spelled(typeLine.text)) ?? null, subject: isSubject ? joined(linesFrom(lines, next)) : null };
  }
  if (letter !== -1) return { type: numberLine === null ? 'OFFICIAL_LETTER' : typeOfNotation(numberLine), subject: joined(linesFrom(lines, letter)) };
  return { type: numberLine === null ? null : typeOfNotation(numberLine), subject: null };
};
