import { accept, notify, type Outcome, refuseWith, type Scene } from '../decision.ts';
import type { Refusal } from '../errors.ts';
import type { Action } from '../model.ts';
import { isClerk } from '../people.ts';
import { notAllowedUnless, requireReason, requireStatus, tidyText } from '../refusals.ts';
import { validSignatures } from '../signatures.ts';
import { voidVersion } from '../steps.ts';

export const checkMayRefuseNumber = ({ document, person }: Scene): Refusal | null =>
  notAllowedUnless(isClerk(person)) ?? requireStatus(document, 'AWAITING_NUMBER');

/** T18 (từ chối cấp số): the clerk finds a fault before the number; leader and presenter are told, and a new version goes the whole way. */
export const refuseNumber = (scene: Scene, action: Extract<Action, { type: 'refuseNumber' }>): Outcome => {
  const { document, person, world } = scene;
  const refused = checkMayRefuseNumber(scene) ?? requireReason(action.reason);
  if (refused) return refuseWith(refused);
  const reason = tidyText(action.reason) ?? '';
  const fallen = validSignatures(document).map(({ signerId }) => signerId);
  return accept(
    scene,
    {
      ...voidVersion(document), status: 'RETURNED', finalSignedAt: null,
      returned: { byId: person.id, at: world.now, reason, category: action.category },
    },
    { action: 'refuseNumber', reason, facts: { category: action.category, signaturesVoided: fallen.length } },
    [
      ...notify('NUMBER_REFUSED', [document.finalSignerId, document.presenterId, document.drafterId, ...document.watcherIds], [person.id]),
      ...notify('SIGNATURES_VOIDED', fallen, [person.id]),
    ],
  );
};
