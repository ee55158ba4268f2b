import type { DirectoryView } from '../../server/acts/views.ts';
import { refusal } from '../../server/circulation/errors.ts';
import type { Refusal } from '../../server/circulation/errors.ts';
import { isFinancialSuggestion } from '../../server/circulation/financial-suggestion.ts';
import type { DocumentType, Instant, PlannedStep, World } from '../../server/circulation/model.ts';
import { newDraft } from '../../server/circulation/new-draft.ts';
import { checkPlannedRoute, checkRoute } from '../../server/circulation/route.ts';

/** What the rules of circulation may know in the pane; due dates are the server's and are not judged here. */
export const worldOf = (directory: DirectoryView, now: Instant): World => ({ now, directory, policy: directory.policy, dueAt: (_step, _urgency, from) => from });

interface Judged {
  readonly type: DocumentType;
  readonly isFinancial: boolean;
  readonly departmentId: string;
  readonly plannedRoute: readonly PlannedStep[];
}

/** The very rule that the server applies to Trình, shown while the route is being arranged; null when the route may go. */
export const judgeRoute = (draft: Judged, world: World): Refusal | null => {
  const blank = newDraft({ id: '', drafterId: '', departmentId: draft.departmentId, now: world.now });
  return checkRoute({ ...blank, type: draft.type, isFinancial: draft.isFinancial, plannedRoute: draft.plannedRoute }, world);
};

/** May a half-arranged route be saved already? (T2; a wrong one waits in the pane, the rest of the draft does not.) */
export const maySaveRoute = (departmentId: string, route: readonly PlannedStep[], world: World): boolean =>
  route.length === 0 || checkPlannedRoute({ departmentId }, route, world) === null;

interface Content extends Judged {
  readonly subject: string;
  readonly recipients: readonly string[];
  readonly notFinancialReason: string | null;
  readonly hasFile: boolean;
  readonly suggestedByText: boolean;
  /** The text bears a secret mark (I14). */
  readonly secret: boolean;
}
const LONGEST_SUBJECT = 500;

/** Everything that still stands between this draft and its preview, in the order of the screen. */
export const judgeDraft = (draft: Content, world: World): readonly Refusal[] => {
  const declined = !draft.isFinancial && (draft.notFinancialReason ?? '').trim() === '' && isFinancialSuggestion(draft.type, draft.subject, draft.suggestedByText);
  const route = judgeRoute(draft, world);
  return [
    ...(draft.secret ? [refusal('CONFIDENTIAL_NOT_ALLOWED')] : []),
    ...(draft.hasFile ? [] : [refusal('FILE_REQUIRED')]),
    ...(draft.subject.trim() === '' ? [refusal('SUBJECT_REQUIRED')] : []),
    ...([...draft.subject].length > LONGEST_SUBJECT ? [refusal('SUBJECT_TOO_LONG')] : []),
    ...(draft.recipients.length === 0 ? [refusal('RECIPIENTS_REQUIRED')] : []),
    ...(declined ? [refusal('NOT_FINANCIAL_REASON_REQUIRED')] : []),
    ...(route ? [route] : []),
  ];
};
