/** P03–P05: fonts, colour, characters. One finding tells of all paragraphs it is about. */
import type { Finding, Found } from './finding.ts';
import { FONT, restyle, rewrite } from './paper/edit.ts';
import type { Paper } from './paper/paper.ts';
import { seenRuns } from './paper/paragraphs.ts';
import type { Paragraph, Run } from './paper/paragraphs.ts';
import { spelled } from '../read/spelling.ts';
import type { RuleId } from './rules.ts';

const LEGACY = /^\.?Vn|^VNI[- ]/i;
const isFont = (font: string): boolean => font.toLowerCase() === FONT.toLowerCase();
/** Stamps of urgency are red by rule (ô 10b). */
const STAMPS: ReadonlySet<string> = new Set(['HỎA TỐC', 'THƯỢNG KHẨN', 'KHẨN'].map(spelled));

/** Fonts of the characters that stand in this run. */
const fontsOf = ({ text }: Paragraph, { look, start, end }: Run): readonly string[] => {
  const seen = text.slice(start, end).replace(/\s/gu, '');
  return [...(/[\u0021-\u007e]/.test(seen) ? [look.ascii] : []), ...(/[\u0080-\uffff]/.test(seen) ? [look.hAnsi] : [])];
};

/** One finding for all paragraphs of which the rule holds something against them. */
export function* together(rule: RuleId, paragraphs: readonly Paragraph[], repair: ((paragraph: Paragraph) => void) | null, facts: Finding['facts'] = {}): Generator<Found> {
  const [first] = paragraphs;
  if (first === undefined) return;
  yield { rule, at: first, facts: { count: paragraphs.length, ...facts }, parts: paragraphs.map(({ part }) => part), ...(repair === null ? {} : { repair: () => { paragraphs.forEach(repair); } }) };
}

export function* checkLetters({ main, headers }: Paper): Generator<Found> {
  const all = [...main, ...headers.flatMap(({ paragraphs }) => paragraphs)];
  const withFont = (wrong: (font: string) => boolean): readonly (readonly [Paragraph, string])[] => all.flatMap((paragraph) => {
    const font = seenRuns(paragraph).flatMap((run) => fontsOf(paragraph, run)).find(wrong);
    return font === undefined ? [] : [[paragraph, font] as const];
  });
  const foreign = withFont((font) => !isFont(font) && !LEGACY.test(font));
  yield* together('P03', foreign.map(([paragraph]) => paragraph), (paragraph) => { restyle(paragraph, { font: true }); }, { font: foreign[0]?.[1] ?? '' });
  const legacy = withFont((font) => LEGACY.test(font));
  yield* together('P05', legacy.map(([paragraph]) => paragraph), null, { font: legacy[0]?.[1] ?? '' });
  const loose = all.filter(({ text }) => text !== text.normalize('NFC'));
  yield* together('P05', loose, ({ pieces, ...paragraph }) => {
    rewrite({ ...paragraph, pieces }, pieces.map(({ element, start, end }) => ({ start, end, text: (element.textContent ?? '').normalize('NFC') })));
  }, { font: 'TCVN3, VNI' });
  const coloured = all.filter((paragraph) => !STAMPS.has(spelled(paragraph.folded)) && seenRuns(paragraph).some(({ look }) => look.color !== 'auto' && look.color !== '000000'));
  yield* together('P04', coloured, (paragraph) => { restyle(paragraph, { black: true }); });
}
