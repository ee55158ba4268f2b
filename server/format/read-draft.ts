/** What a .docx says about itself, for the officer to see and correct. Pure; the pane and the server run the same code. */
import { isFinancialSuggestion, suggestFinancial } from '../circulation/financial-suggestion.ts';
import type { FinancialSuggestion } from '../circulation/financial-suggestion.ts';
import type { DocumentType, Urgency } from '../circulation/model.ts';
import { readAmounts } from './read/amounts.ts';
import type { Amount } from './read/amounts.ts';
import { readDateLine, readNumberLine } from './read/letterhead.ts';
import type { DateLine, NumberLine } from './read/letterhead.ts';
import { readLines, readTags } from './read/lines.ts';
import { readAddressees, readLegalBases, readRecipients } from './read/lists.ts';
import { readSecretMarks, readUrgency } from './read/marks.ts';
import { openDocx } from './read/open-docx.ts';
import { readSignatories } from './read/signatories.ts';
import type { Signatory } from './read/signatories.ts';
import { readTypeAndSubject } from './read/type-and-subject.ts';

export interface DraftReading {
  readonly type: DocumentType | null;
  readonly subject: string | null;
  readonly numberLine: NumberLine | null;
  /** Null where the form has none (minutes). */
  readonly dateLine: DateLine | null;
  readonly recipients: readonly string[];
  readonly addressees: readonly string[];
  readonly amounts: readonly Amount[];
  readonly signatories: readonly Signatory[];
  readonly legalBases: readonly string[];
  /** Tags of reserved places (`lc:sign:VPS`, `lc:number` …). */
  readonly tags: readonly string[];
  readonly urgency: Urgency | null;
  readonly secretMarks: readonly string[];
  /** One line per line of the page that has text; NFC, white space folded. */
  readonly text: string;
  /** Reasons are given even where the type is never asked about (minutes). */
  readonly financial: FinancialSuggestion;
}

/** @throws RefusalError FILE_EMPTY, FILE_LEGACY_DOC, FILE_ENCRYPTED, FILE_NOT_DOCX, FILE_UNSAFE, FILE_CORRUPT */
export const readDraft = (docx: Uint8Array): DraftReading => {
  const opened = openDocx(docx);
  const lines = readLines(opened);
  const text = lines.map((line) => line.text).filter((line) => line !== '').join('\n');
  const numberLine = readNumberLine(lines);
  const { type, subject } = readTypeAndSubject(lines, numberLine);
  const { suggested, reasons } = suggestFinancial(text);
  return {
    type, subject, numberLine, text,
    dateLine: readDateLine(lines),
    recipients: readRecipients(lines),
    addressees: readAddressees(lines),
    amounts: readAmounts(text),
    signatories: readSignatories(lines),
    legalBases: readLegalBases(lines),
    tags: readTags(opened),
    urgency: readUrgency(lines),
    secretMarks: readSecretMarks(lines),
    financial: { suggested: type === null ? suggested : isFinancialSuggestion(type, subject ?? '', suggested), reasons },
  };
};
