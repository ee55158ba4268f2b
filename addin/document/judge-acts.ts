import type { AllowedAct, DocumentView, SignatureView } from '../../server/acts/views.ts';
import { FINANCE_CHECKS } from '../../server/circulation/model.ts';
import type { ChecklistEntry, FinanceCheck } from '../../server/circulation/model.ts';

/** Finance's answers while they are being given. */
export type Answers = Readonly<Partial<Record<FinanceCheck, { readonly satisfied: boolean; readonly note: string }>>>;

export const SIGNING_ACTS = ['initial', 'digitalSign', 'finalSign'] as const satisfies readonly AllowedAct[];
/** Acts that complete my step, of which at most one is open to me. */
const COMPLETING_ACTS = ['approve', ...SIGNING_ACTS] as const satisfies readonly AllowedAct[];
export type CompletingAct = (typeof COMPLETING_ACTS)[number];
export type SigningAct = (typeof SIGNING_ACTS)[number];

export const completingAct = (allowed: readonly AllowedAct[]): CompletingAct | null => COMPLETING_ACTS.find((act) => allowed.includes(act)) ?? null;
export const isSigning = (act: AllowedAct): act is SigningAct => (SIGNING_ACTS as readonly string[]).includes(act);

/** The answers as they are sent: in the order of the checklist, a note only where one was given. */
export const toChecklist = (answers: Answers): readonly ChecklistEntry[] =>
  FINANCE_CHECKS.flatMap((check) => {
    const answer = answers[check];
    return answer === undefined ? [] : [{ check, satisfied: answer.satisfied, note: answer.note.trim() === '' ? null : answer.note.trim() }];
  });

/** open: something is unanswered · return: something is not satisfied · good: it may be signed. */
export const judgeAnswers = (answers: Answers): 'open' | 'return' | 'good' => {
  const given = toChecklist(answers);
  if (given.some((entry) => !entry.satisfied)) return 'return';
  return given.length === FINANCE_CHECKS.length ? 'good' : 'open';
};

/** The signatures that a new version or a withdrawal would void (I10). */
export const standingSignatures = (document: DocumentView): readonly SignatureView[] => document.signatures.filter((signature) => signature.status === 'VALID');

/** T11: a reason is due as soon as somebody other than the presenter has signed. */
export const withdrawNeedsReason = (document: DocumentView): boolean => {
  const owners = new Map(document.steps.map((step) => [step.id, step.ownerId]));
  return standingSignatures(document).some((signature) => signature.stepId === null || owners.get(signature.stepId) !== document.presenterId);
};
