import { accept, notify, type Outcome, refuseWith, type Scene } from '../decision.ts';
import { needsChecklist } from '../finance.ts';
import type { Action, RouteStep } from '../model.ts';
import { requireReason, tidyText } from '../refusals.ts';
import { validSignatures } from '../signatures.ts';
import { voidVersion } from '../steps.ts';
import { takeTurn } from '../turn.ts';

/**
 * T8 (trả lại): the owner of the active step sends the document back to the drafter, by way of the presenter (NĐ 30/2020, Điều 10.3).
 * The version ends with it, so its signatures no longer count; finance's findings stay with its step (BR2.4).
 */
export const returnDocument = (scene: Scene, action: Extract<Action, { type: 'returnDocument' }>): Outcome => {
  const { document, person, world } = scene;
  const turn = takeTurn(scene, action);
  if (!turn.ok) return refuseWith(turn.refusal);
  const refused = requireReason(action.reason);
  if (refused) return refuseWith(refused);
  const reason = tidyText(action.reason) ?? '';
  const returned: RouteStep = {
    ...turn.step, status: 'RETURNED', completedAt: world.now, completedBy: person.id, opinion: reason,
    checklist: needsChecklist(document, turn.step, world.directory) ? action.checklist : null,
  };
  const fallen = validSignatures(document).map(({ signerId }) => signerId);
  const told = [document.drafterId, document.presenterId, ...document.watcherIds];
  return accept(
    scene,
    { ...voidVersion(document, returned), status: 'RETURNED', returned: { byId: person.id, at: world.now, reason, category: null } },
    { action: action.type, stepId: returned.id, onBehalfOfId: turn.onBehalfOfId, reason, facts: { ordinal: returned.ordinal, signaturesVoided: fallen.length } },
    [...notify('RETURNED', told, [person.id]), ...notify('SIGNATURES_VOIDED', fallen, [person.id])],
  );
};
