/** The form that NĐ 30/2020 gives a document, checked over its .docx. Pure: the pane and the server run the same code. */
import { checkAnnexes } from './check/annexes.ts';
import { checkBases } from './check/bases.ts';
import { checkBody } from './check/body.ts';
import type { Finding, FormatContext, Found } from './check/finding.ts';
import { checkLanguage } from './check/language.ts';
import { checkLetterhead } from './check/letterhead.ts';
import { checkLetters } from './check/letters.ts';
import { checkPage } from './check/page.ts';
import { MAIN } from './check/paper/docx-parts.ts';
import { openPaper } from './check/paper/paper.ts';
import type { Paper } from './check/paper/paper.ts';
import { checkRecipients } from './check/recipients.ts';
import { RULES } from './check/rules.ts';
import { checkSignatureBlocks } from './check/signature-blocks.ts';
import { checkTitle } from './check/title.ts';

const GROUPS: readonly ((paper: Paper) => Iterable<Found>)[] = [
  checkPage, checkLetters, checkLetterhead, checkTitle, checkBases, checkBody, checkLanguage, checkSignatureBlocks, checkRecipients, checkAnnexes,
];
/** Characters of the text that a finding shows. */
const EXCERPT = 90;
const LEVELS = ['E', 'W', 'I'] as const;

const findingOf = ({ rule, at, part, facts = {}, repair }: Found, nth: number): Finding => ({
  id: `${rule}-${at?.number ?? 0}${nth === 0 ? '' : `-${nth}`}`, ruleId: rule, level: RULES[rule].level,
  place: { part: at?.part ?? part ?? MAIN, paragraph: at?.number ?? null, tag: at?.tag ?? null, excerpt: at === null ? '' : at.folded.slice(0, EXCERPT) },
  facts, repairable: repair !== undefined,
});

const inspect = (paper: Paper): readonly { readonly finding: Finding; readonly repair: (() => void) | null; readonly parts: readonly string[] }[] => {
  const seen = new Map<string, number>();
  return GROUPS.flatMap((check) => Array.from(check(paper))).map((found) => {
    const key = `${found.rule}-${found.at?.number ?? 0}`;
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    const finding = findingOf(found, nth);
    return { finding, repair: found.repair ?? null, parts: found.parts ?? [finding.place.part] };
  }).toSorted((one, other) => LEVELS.indexOf(one.finding.level) - LEVELS.indexOf(other.finding.level));
};

/**
 * What stands against the form, errors first.
 * @throws RefusalError FILE_EMPTY, FILE_LEGACY_DOC, FILE_ENCRYPTED, FILE_NOT_DOCX, FILE_UNSAFE, FILE_CORRUPT
 */
export const checkFormat = (docx: Uint8Array, context: FormatContext): readonly Finding[] => inspect(openPaper(docx, context)).map(({ finding }) => finding);

/** What one repair touches may need another: so often the text is read again. */
const ROUNDS = 40;
/** So often one thing is tried; what still stands then is left to people. */
const TRIES = 3;
/** Rule and paragraph: what was found twice there is put right together. */
const spotOf = (id: string): string => id.split('-').slice(0, 2).join('-');

/**
 * The document with these findings put right, as far as a machine can; every part that they do not touch stays byte for byte.
 * Repairs are made one after the other, each on the text as the one before left it.
 * @param ids those of `checkFormat` over the same text and context
 */
export const repairFormat = (docx: Uint8Array, context: FormatContext, ids: readonly string[]): Uint8Array => {
  let now = docx;
  const tries = new Map(ids.map((id) => [spotOf(id), TRIES]));
  for (let round = 0; round < ROUNDS; round += 1) {
    const paper = openPaper(now, context);
    // Two repairs of one paragraph in one reading would not know of each other; a group of paragraphs goes alone.
    const busy = new Set<number>();
    for (const { finding: { id, place, facts }, repair, parts } of inspect(paper)) {
      const left = tries.get(spotOf(id)) ?? 0;
      const grouped = 'count' in facts;
      if (left === 0 || repair === null || busy.has(place.paragraph ?? 0) || (grouped && busy.size > 0)) continue;
      repair();
      for (const part of new Set(parts)) paper.parts.touch(part);
      tries.set(spotOf(id), left - 1);
      busy.add(place.paragraph ?? 0);
      if (grouped) break;
    }
    if (busy.size === 0) return now;
    now = paper.parts.pack();
  }
  return now;
};
