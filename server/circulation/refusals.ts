/** Refusals that several acts share: the state of the document, the right to act, the reason given. */
import { type Refusal, refusal } from './errors.ts';
import { STATUS_LABELS } from './labels.ts';
import type { DocumentStatus, OutgoingDocument } from './model.ts';
import { validSignatures } from './signatures.ts';

/** States in which the officer may change content and route (§4.1). */
export const EDITABLE: readonly DocumentStatus[] = ['DRAFT', 'RETURNED', 'WITHDRAWN'];
const BEYOND_ISSUE: readonly DocumentStatus[] = ['ISSUED', 'RECALLED', 'REPLACED'];

const wrongStatus = (status: DocumentStatus): Refusal =>
  refusal('WRONG_STATUS', { status: STATUS_LABELS[status].vi, statusEn: STATUS_LABELS[status].en });

/** Refuses unless the document is in one of these states; an issued one says so in its own words. */
export const requireStatus = ({ status }: OutgoingDocument, ...allowed: readonly DocumentStatus[]): Refusal | null => {
  if (allowed.includes(status)) return null;
  return BEYOND_ISSUE.includes(status) ? refusal('ISSUED_IMMUTABLE') : wrongStatus(status);
};

/** I9: once someone has signed, the content is locked rather than merely elsewhere. */
export const requireEditable = (document: OutgoingDocument): Refusal | null => {
  const refused = requireStatus(document, ...EDITABLE);
  return refused?.code === 'WRONG_STATUS' && validSignatures(document).length > 0 ? refusal('CONTENT_LOCKED') : refused;
};

export const notAllowedUnless = (allowed: boolean): Refusal | null => (allowed ? null : refusal('NOT_ALLOWED'));

const REASON_MIN = 10;
const REASON_MAX = 2000;

/** What people type: NFC, trimmed; `null` when nothing is left. */
export const tidyText = (text: string | null | undefined): string | null => text?.normalize('NFC').trim() || null;

/** Length as a reader counts it: in characters, not in UTF-16 units. */
export const lengthOf = (text: string): number => Array.from(text).length;

/** T8: a reason has 10 to 2000 characters. */
export const requireReason = (reason: string | null): Refusal | null => {
  const length = lengthOf(tidyText(reason) ?? '');
  return length < REASON_MIN || length > REASON_MAX ? refusal('RETURN_REASON_REQUIRED') : null;
};

/** An opinion or note is free, but not endless. */
export const requireShort = (text: string | null, what: string): Refusal | null =>
  lengthOf(text ?? '') > REASON_MAX ? refusal('BAD_REQUEST', { detail: `${what} > ${REASON_MAX}` }) : null;
