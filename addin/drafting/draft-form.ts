import type { DocumentView } from '../../server/acts/views.ts';
import type { DocumentType, DraftChanges, Urgency } from '../../server/circulation/model.ts';
import type { DraftReading } from '../../server/format/read-draft.ts';
import type { NewDraft } from '../app/api.ts';
import { fromPlan, toPlan } from './route-rows.ts';
import type { RouteRow } from './route-rows.ts';

/** The draft as it stands on the screen. Lists are text, one line each, so that typing is never interrupted. */
export interface DraftForm {
  readonly type: DocumentType;
  readonly subject: string;
  readonly urgency: Urgency;
  readonly isFinancial: boolean;
  readonly notFinancialReason: string;
  readonly recipients: string;
  readonly addressees: string;
  readonly rows: readonly RouteRow[];
}
export type FormField = keyof DraftForm;

export const linesOf = (text: string): readonly string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');

export const formOf = (document: DocumentView): DraftForm => ({
  type: document.type, subject: document.subject, urgency: document.urgency, isFinancial: document.isFinancial, notFinancialReason: document.notFinancialReason ?? '',
  recipients: document.recipients.join('\n'), addressees: document.addressees.join('\n'), rows: fromPlan(document.plannedRoute),
});

/** The changed fields in the server's words; the route only when it may be saved as it stands. */
export const changesOf = (changed: Partial<DraftForm>, maySaveRoute: boolean): DraftChanges => ({
  ...(changed.type === undefined ? {} : { type: changed.type }),
  ...(changed.subject === undefined ? {} : { subject: changed.subject }),
  ...(changed.urgency === undefined ? {} : { urgency: changed.urgency }),
  ...(changed.isFinancial === undefined ? {} : { isFinancial: changed.isFinancial }),
  ...(changed.notFinancialReason === undefined ? {} : { notFinancialReason: changed.notFinancialReason.trim() || null }),
  ...(changed.recipients === undefined ? {} : { recipients: linesOf(changed.recipients) }),
  ...(changed.addressees === undefined ? {} : { addressees: linesOf(changed.addressees) }),
  ...(changed.rows === undefined || !maySaveRoute ? {} : { plannedRoute: toPlan(changed.rows) }),
});

export const newDraftOf = (form: DraftForm, maySaveRoute: boolean): NewDraft => ({
  type: form.type, subject: form.subject, urgency: form.urgency, isFinancial: form.isFinancial, notFinancialReason: form.notFinancialReason.trim() || null,
  recipients: linesOf(form.recipients), addressees: linesOf(form.addressees), plannedRoute: maySaveRoute ? toPlan(form.rows) : [],
});

/** The fields of this form that still say what was known of the document, and that the newer view says otherwise. */
export const changedElsewhere = (form: DraftForm, known: DocumentView, newer: DocumentView): Partial<DraftForm> => {
  const [before, after] = [formOf(known), formOf(newer)];
  const inWords = (value: DraftForm[FormField]): string => JSON.stringify(typeof value === 'object' ? toPlan(value) : value);
  const follows = (field: FormField): boolean => inWords(before[field]) !== inWords(after[field]) && inWords(form[field]) === inWords(before[field]);
  return Object.fromEntries(Object.entries(after).filter(([field]) => follows(field as FormField)));
};

/** What a file fills in: never over something the officer wrote, and nothing that the file does not say. */
export const filledFrom = (reading: DraftReading, touched: ReadonlySet<FormField>): Partial<DraftForm> => {
  const found: Partial<DraftForm> = {
    ...(reading.type === null ? {} : { type: reading.type }),
    ...(reading.subject === null ? {} : { subject: reading.subject }),
    ...(reading.urgency === null ? {} : { urgency: reading.urgency }),
    ...(reading.recipients.length === 0 ? {} : { recipients: reading.recipients.join('\n') }),
    ...(reading.addressees.length === 0 ? {} : { addressees: reading.addressees.join('\n') }),
  };
  return Object.fromEntries(Object.entries(found).filter(([field]) => !touched.has(field as FormField)));
};
