/** The look that a component of the form must have, checked and put right in one way. */
import { isCapitals } from '../read/spelling.ts';
import type { Found } from './finding.ts';
import { restyle, retype } from './paper/edit.ts';
import { everyRun, seenRuns } from './paper/paragraphs.ts';
import type { Paragraph } from './paper/paragraphs.ts';
import type { Paper } from './paper/paper.ts';
import { following } from './paper/paper.ts';
import type { RuleId } from './rules.ts';

export interface Wanted {
  /** Points, least and most. */
  readonly size: readonly [number, number];
  readonly bold: boolean;
  readonly italic: boolean;
  readonly capitals?: boolean;
}

/** Upper case that keeps the text's length, so that places in it stay where they are. */
export const capitals = (text: string): string => Array.from(text, (char) => (char.toLocaleUpperCase('vi').length === char.length ? char.toLocaleUpperCase('vi') : char)).join('');
const inCapitals = (paragraph: Paragraph): boolean => isCapitals(paragraph.folded) || everyRun(paragraph, (look) => look.caps);

export const looksRight = (paragraph: Paragraph, { size: [least, most], bold, italic, capitals: upper = false }: Wanted): boolean =>
  everyRun(paragraph, (look) => look.size >= least * 2 && look.size <= most * 2 && look.bold === bold && look.italic === italic) && (!upper || inCapitals(paragraph));

/** Sets only what is wrong. */
export const makeLookRight = (paragraph: Paragraph, { size: [least, most], bold, italic, capitals: upper = false }: Wanted): void => {
  const runs = seenRuns(paragraph).map(({ look }) => look);
  const biggest = Math.max(...runs.map(({ size }) => size / 2));
  restyle(paragraph, {
    ...(runs.every((look) => look.size >= least * 2 && look.size <= most * 2) ? {} : { size: biggest > most ? most : least }),
    ...(runs.every((look) => look.bold === bold) ? {} : { bold }),
    ...(runs.every((look) => look.italic === italic) ? {} : { italic }),
  });
  if (upper && !inCapitals(paragraph)) retype(paragraph, capitals(paragraph.text));
};

export function* checkLook(rule: RuleId, paragraphs: readonly (Paragraph | undefined)[], wanted: Wanted, facts: Found['facts'] = {}): Generator<Found> {
  for (const paragraph of paragraphs) {
    if (paragraph !== undefined && !looksRight(paragraph, wanted)) yield { rule, at: paragraph, facts, repair: () => { makeLookRight(paragraph, wanted); } };
  }
}

/** A line under the text: its own border, a drawn line, or an empty paragraph with a border behind it. */
export const hasRule = (paper: Paper, paragraph: Paragraph): boolean => {
  const next = following(paper, paragraph);
  return paragraph.look.bottomRule || paragraph.drawing || (next?.folded === '' && (next.look.topRule || next.look.bottomRule || next.drawing));
};
