import { accept, notify, type Outcome, refuseWith, type Scene } from '../decision.ts';
import { type Refusal, refusal } from '../errors.ts';
import type { Action } from '../model.ts';
import { notAllowedUnless, requireReason, requireShort, requireStatus, tidyText } from '../refusals.ts';
import { finalSignature, validSignatures } from '../signatures.ts';
import { activeSteps, voidVersion } from '../steps.ts';
import { mayEdit } from './save-draft.ts';

/** Drafter or presenter, as long as no leader has signed. */
export const checkMayWithdraw = (scene: Scene): Refusal | null =>
  notAllowedUnless(mayEdit(scene)) ??
  (finalSignature(scene.document) && scene.document.issuedAt === null ? refusal('WITHDRAW_AFTER_FINAL') : null) ?? requireStatus(scene.document, 'IN_CIRCULATION');

/** T11 (rút trình): a reason is due as soon as someone besides the presenter has signed; the signers are told. */
export const withdraw = (scene: Scene, action: Extract<Action, { type: 'withdraw' }>): Outcome => {
  const { document, person } = scene;
  const fallen = validSignatures(document).map(({ signerId }) => signerId);
  const othersSigned = fallen.some((id) => id !== document.presenterId);
  const refused = checkMayWithdraw(scene) ?? (othersSigned ? requireReason(action.reason) : requireShort(action.reason, 'reason'));
  if (refused) return refuseWith(refused);
  const holders = activeSteps(document).map(({ ownerId }) => ownerId);
  return accept(
    scene,
    { ...voidVersion(document), status: 'WITHDRAWN' },
    { action: 'withdraw', reason: tidyText(action.reason), facts: { signaturesVoided: fallen.length } },
    [
      ...notify('WITHDRAWN', [document.drafterId, document.presenterId, ...holders, ...document.watcherIds], [person.id]),
      ...notify('SIGNATURES_VOIDED', fallen, [person.id]),
    ],
  );
};
