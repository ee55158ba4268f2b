/** R01–R06: recipients and addressees, ô 9a and 9b. */
import type { DocumentType } from '../../circulation/model.ts';
import type { Found } from './finding.ts';
import { looksRight, makeLookRight } from './looks-right.ts';
import { retype } from './paper/edit.ts';
import type { Paper } from './paper/paper.ts';

const TITLE = { size: [12, 12], bold: true, italic: true } as const;
const ITEM = { size: [11, 11], bold: false, italic: false } as const;
const ADDRESSED: ReadonlySet<DocumentType> = new Set(['OFFICIAL_LETTER', 'SUBMISSION', 'REPORT', 'TELEGRAM']);
/** The unit that keeps it, in capitals or as the house abbreviates it; then a number of copies. */
const KEPT = /^- Lưu: VT, \p{Lu}[\p{L}\d.]*(?:[-,] ?[\p{L}\d.()]+)*\.$/u;
const KEPT_MINUTES = '- Lưu: VT, Hồ sơ.';

export function* checkRecipients({ form: { recipientsTitle, recipients, addressee }, text, context }: Paper): Generator<Found> {
  if (addressee !== undefined && !ADDRESSED.has(context.type)) yield { rule: 'R04', at: addressee };
  if (recipientsTitle === undefined) {
    yield { rule: 'R01', at: null };
    return;
  }
  const colon = recipientsTitle.folded.startsWith('Nơi nhận:');
  if (!colon || !looksRight(recipientsTitle, TITLE)) {
    yield { rule: 'R01', at: recipientsTitle, repair: () => {
      if (!colon) retype(recipientsTitle, recipientsTitle.text.replace(/Nơi nhận\s*:?/u, 'Nơi nhận:'));
      makeLookRight(recipientsTitle, TITLE);
    } };
  }
  for (const [index, item] of recipients.entries()) {
    const mark = index === recipients.length - 1 ? '.' : ';';
    const formed = item.folded.startsWith('- ') && item.folded.endsWith(mark);
    if (!formed || !looksRight(item, ITEM)) {
      yield { rule: 'R02', at: item, repair: () => {
        if (!formed) retype(item, `- ${item.text.trim().replace(/^[-–—+•]\s*/u, '').replace(/[\s;.,]+$/u, '')}${mark}`);
        makeLookRight(item, ITEM);
      } };
    }
    const [, article] = /Như Điều (\d+)/u.exec(item.folded) ?? [];
    const answered = article === undefined || new RegExp(`Điều ${article}(?!\\d)`, 'u').test(text.replace(item.folded, ''));
    if (!answered || (/^- Như trên/u.test(item.folded) && addressee === undefined)) yield { rule: 'R05', at: item, facts: { item: item.folded } };
  }
  yield* checkKept(recipients.at(-1), context);
}

function* checkKept(last: Paper['main'][number] | undefined, { type, departmentDocAbbr }: Paper['context']): Generator<Found> {
  const said = last?.folded.replace(/[;.,]?$/u, '.').replace(/^(?![-–—])/u, '- ').replace(/^[–—]/u, '-') ?? '';
  if (type === 'MINUTES') {
    if (said !== KEPT_MINUTES) yield { rule: 'R06', at: last ?? null, ...(last !== undefined && /Lưu/u.test(said) ? { repair: () => { retype(last, KEPT_MINUTES); } } : {}) };
    return;
  }
  if (KEPT.test(said)) return;
  const unit = departmentDocAbbr ?? '…';
  const mendable = last !== undefined && departmentDocAbbr !== null && /Lưu/u.test(said);
  yield { rule: 'R03', at: last ?? null, facts: { unit }, ...(mendable ? { repair: () => { retype(last, `- Lưu: VT, ${unit}.`); } } : {}) };
}
