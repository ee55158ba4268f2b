import type { PdfFile } from '../pdf/file.ts';
import { listFields } from '../pdf/fields.ts';
import { isDict, isName, isStream, type PdfValue } from '../pdf/objects.ts';
import { openPdf } from '../pdf/open.ts';
import { strayContent, type Revision } from '../pdf/revisions.ts';
import { changedKeys, sameValue } from '../pdf/same.ts';
import { numbersOf } from '../pdf/xref.ts';
import { RULES } from './rules/index.ts';
import type { Change, Claim, Step } from './rules/rule.ts';

/** What one update did, and what of it no rule allows. */
export interface Differences {
  readonly allowed: readonly Change[];
  /** Technical, in English; empty when everything is accounted for. */
  readonly refused: readonly string[];
}

const valueAt = (file: PdfFile, number: number): PdfValue => {
  const entry = file.entry(number);
  return entry === undefined || entry.kind === 'free' ? null : file.load({ kind: 'ref', number, generation: entry.kind === 'plain' ? entry.generation : 0 });
};

const describe = (value: PdfValue): string => {
  const dict = isStream(value) ? value.dict : value;
  const type = isDict(dict) ? dict.entries.get('Type') ?? dict.entries.get('FT') : undefined;
  return isName(type) ? type.name : isStream(value) ? 'stream' : isDict(dict) ? 'dictionary' : 'value';
};

/** The trailer keeps its root, its properties and the first half of its identity (ISO 32000-2 §14.4). */
const trailerProblems = (previous: PdfFile, current: PdfFile): readonly string[] => {
  const first = (file: PdfFile): PdfValue => {
    const id = file.resolve(file.trailer.entries.get('ID'));
    return typeof id === 'object' && id?.kind === 'array' ? id.items[0] ?? null : null;
  };
  return [
    ...['Root', 'Info'].filter((key) => !sameValue(previous.trailer.entries.get(key) ?? null, current.trailer.entries.get(key) ?? null)),
    ...(sameValue(first(previous), first(current)) ? [] : ['ID']),
    ...(current.size < previous.size ? ['Size'] : []),
  ].map((key) => `trailer /${key}`);
};

/** Structural streams of the update itself: its cross-reference and object streams, which no value refers to. */
const isStructural = (value: PdfValue): boolean =>
  isStream(value) && (isName(value.dict.entries.get('Type'), 'XRef') || isName(value.dict.entries.get('Type'), 'ObjStm'));

/**
 * Compares a revision with the one before it. Everything is refused that no rule claims:
 * a changed object, an added one that nothing allowed leads to, a freed one.
 * @param dangling numbers that the first signed revision refers to without having them
 */
export const compareRevisions = (previous: PdfFile, current: PdfFile, revision: Revision, dangling: ReadonlySet<number>): Differences => {
  const numbers = revision.section === null ? [] : [...numbersOf(revision.section)].filter((number) => number !== 0);
  const added = new Set(numbers.filter((number) => number >= previous.size && !isStructural(valueAt(current, number))));
  const changed = new Set(numbers.filter((number) => number < previous.size && !sameValue(valueAt(previous, number), valueAt(current, number))));
  const stray = strayContent(current, revision);
  const step: Step = { previous, current, added, changed, fields: listFields(current) };
  const claims: readonly Claim[] = RULES.flatMap((rule) => rule(step));
  const claimed = new Set(claims.flatMap(({ objects }) => objects));
  return {
    allowed: claims.flatMap(({ change }) => (change === null ? [] : [change])),
    refused: [
      ...trailerProblems(previous, current),
      ...(stray === null ? [] : [stray]),
      ...[...added].filter((number) => dangling.has(number)).map((number) => `object ${number} fills a gap that was prepared before signing`),
      ...claims.flatMap(({ problems }) => problems),
      ...[...changed].filter((number) => !claimed.has(number)).map((number) => `object ${number} (${describe(valueAt(previous, number))})${keysOf(previous, current, number)}`),
      ...[...added].filter((number) => !claimed.has(number)).map((number) => `new object ${number} (${describe(valueAt(current, number))})`),
    ],
  };
};

const keysOf = (previous: PdfFile, current: PdfFile, number: number): string => {
  const [before, after] = [valueAt(previous, number), valueAt(current, number)];
  return isDict(before) && isDict(after) ? ` /${changedKeys(before, after).join(' /')}` : '';
};

/** The file as it stood when a revision ended. */
export const fileAt = (whole: PdfFile, { end }: Revision): PdfFile => openPdf(whole.bytes.subarray(0, end), whole);
