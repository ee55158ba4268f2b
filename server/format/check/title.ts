/** C10–C12: type and subject, ô 5a and 5b. */
import type { DocumentType } from '../../circulation/model.ts';
import { DOCUMENT_TYPE_FACTS } from '../../registry/document-types.ts';
import { spelled } from '../read/spelling.ts';
import type { Found } from './finding.ts';
import { capitals, checkLook, hasRule } from './looks-right.ts';
import type { Paper } from './paper/paper.ts';

/** Forms of Phụ lục III without a subject line of their own. */
const SUBJECTLESS: ReadonlySet<DocumentType> = new Set([
  'INVITATION', 'INTRODUCTION_LETTER', 'LEAVE_PERMIT', 'DISPATCH_SLIP', 'TRANSFER_SLIP', 'NOTIFICATION_SLIP', 'POWER_OF_ATTORNEY', 'CONTRACT', 'TELEGRAM', 'PUBLIC_LETTER',
]);

export function* checkTitle(paper: Paper): Generator<Found> {
  const { form: { typeName, subject }, context: { type } } = paper;
  const letter = type === 'OFFICIAL_LETTER';
  const named = !letter && type !== 'PUBLIC_LETTER';
  if (named) {
    const expected = capitals(DOCUMENT_TYPE_FACTS[type].vi);
    if (typeName === undefined || !spelled(typeName.folded).startsWith(spelled(expected))) yield { rule: 'C10', at: typeName ?? null, facts: { expected } };
    else yield* checkLook('C10', [typeName], { size: [13, 14], bold: true, italic: false, capitals: true }, { expected });
  }
  if (subject.length === 0 && !SUBJECTLESS.has(type)) yield { rule: 'C11', at: null };
  yield* checkLook('C11', subject, letter ? { size: [12, 13], bold: false, italic: false } : { size: [13, 14], bold: true, italic: false });
  const last = subject.at(-1);
  if (named && last !== undefined && !hasRule(paper, last)) yield { rule: 'C12', at: last };
}
