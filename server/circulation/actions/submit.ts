import { accept, notify, type Outcome, refuseWith, type Scene } from '../decision.ts';
import { handlersOf } from '../delegation.ts';
import { type Refusal, refusal } from '../errors.ts';
import { isFinancialSuggestion } from '../financial-suggestion.ts';
import type { Action, OutgoingDocument } from '../model.ts';
import { lengthOf, notAllowedUnless, requireStatus, EDITABLE } from '../refusals.ts';
import { checkRoute } from '../route.ts';
import { activeSteps, freezeRoute, openNext } from '../steps.ts';
import { mayEdit, SUBJECT_MAX } from './save-draft.ts';

type SubmitAction = Extract<Action, { type: 'submit' }>;
/** What is known of a submission before ids are drawn; asked again when it is committed. */
export type SubmitIntent = Omit<SubmitAction, 'stepIds'>;

export const checkMaySubmit = (scene: Scene): Refusal | null => notAllowedUnless(mayEdit(scene)) ?? requireStatus(scene.document, ...EDITABLE);

export const checkSubmission = (scene: Scene, intent: SubmitIntent): Refusal | null =>
  checkMaySubmit(scene) ?? checkContent(scene.document) ??
  (intent.formatErrors > 0 ? refusal('FORMAT_ERRORS', { k: intent.formatErrors }) : null) ??
  checkDeclined(scene.document, intent.financialSuggested === true) ?? checkRoute(scene.document, scene.world);

/** T3 (trình): version n+1 is frozen, its first step opens. */
export const submit = (scene: Scene, action: SubmitAction): Outcome => {
  const { document, world } = scene;
  const refused = checkSubmission(scene, action);
  if (refused) return refuseWith(refused);
  const route = document.plannedRoute;
  if (action.stepIds.length !== route.length || new Set(action.stepIds).size !== route.length) return refuseWith(refusal('BAD_REQUEST', { detail: 'stepIds' }));
  const versionNo = document.versionNo + 1;
  const frozen: OutgoingDocument = {
    ...document, versionNo, steps: freezeRoute(route, action.stepIds, versionNo, world), signatures: [],
    presenterId: route[0]?.ownerId ?? null, finalSignerId: route.at(-1)?.ownerId ?? null,
  };
  const next: OutgoingDocument = { ...frozen, steps: openNext(frozen, world) };
  return accept(
    scene,
    { ...next, status: 'IN_CIRCULATION', returned: null, submittedAt: world.now, finalSignedAt: null },
    { action: 'submit', facts: { steps: route.length, isFinancial: document.isFinancial, formatErrors: action.formatErrors } },
    notify('YOUR_TURN', activeSteps(next).flatMap((step) => handlersOf(step, next, world))),
  );
};

const checkContent = (document: OutgoingDocument): Refusal | null => {
  // I14. The type allows nothing else; a row that was tampered with might.
  const confidentiality: string = document.confidentiality;
  if (confidentiality !== 'NORMAL') return refusal('CONFIDENTIAL_NOT_ALLOWED');
  if (document.subject === '') return refusal('SUBJECT_REQUIRED');
  if (lengthOf(document.subject) > SUBJECT_MAX) return refusal('SUBJECT_TOO_LONG');
  return document.recipients.length === 0 ? refusal('RECIPIENTS_REQUIRED') : null;
};

/** BR2.8: where text or subject speak of money, leaving the mark away needs a reason. */
const checkDeclined = ({ type, subject, isFinancial, notFinancialReason }: OutgoingDocument, suggestedByText: boolean): Refusal | null =>
  !isFinancial && notFinancialReason === null && isFinancialSuggestion(type, subject, suggestedByText) ? refusal('NOT_FINANCIAL_REASON_REQUIRED') : null;
