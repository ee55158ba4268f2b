import { accept, notify, type Outcome, refuseWith, type Scene } from '../decision.ts';
import { type Refusal, refusal } from '../errors.ts';
import type { Action, OutgoingDocument, World } from '../model.ts';
import { nameOf } from '../people.ts';
import { notAllowedUnless, requireReason, requireStatus, tidyText } from '../refusals.ts';
import { finalSignature, validSignatures } from '../signatures.ts';
import { activeSteps, voidVersion } from '../steps.ts';
import { mayEdit } from './save-draft.ts';

/** Drafter or presenter, while the document circulates; after the leader's signature the content is locked for good (NĐ 30/2020, Điều 11.2). */
export const checkMayCreateNewVersion = (scene: Scene): Refusal | null =>
  notAllowedUnless(mayEdit(scene)) ??
  (finalSignature(scene.document) && scene.document.issuedAt === null ? refusal('CONTENT_LOCKED') : null) ?? requireStatus(scene.document, 'IN_CIRCULATION');

/** T16 (sửa sau khi ký): the officer has seen and named exactly the signatures that fall; the next submit freezes version n+1. */
export const createNewVersion = (scene: Scene, action: Extract<Action, { type: 'createNewVersion' }>): Outcome => {
  const { document, person, world } = scene;
  const refused = checkMayCreateNewVersion(scene) ?? requireReason(action.reason) ?? checkConfirmed(document, action.confirmedSignatureIds, world);
  if (refused) return refuseWith(refused);
  const reason = tidyText(action.reason) ?? '';
  const fallen = validSignatures(document).map(({ signerId }) => signerId);
  const holders = activeSteps(document).map(({ ownerId }) => ownerId);
  return accept(
    scene,
    { ...voidVersion(document), status: 'RETURNED', returned: { byId: person.id, at: world.now, reason, category: null } },
    { action: 'createNewVersion', reason, facts: { signaturesVoided: fallen.length } },
    [
      ...notify('SIGNATURES_VOIDED', fallen, [person.id]),
      ...notify('RETURNED', [document.drafterId, document.presenterId, ...holders, ...document.watcherIds], [person.id]),
    ],
  );
};

/** The confirmation must equal what falls: neither less (not all were seen) nor more (someone's list is stale). */
const checkConfirmed = (document: OutgoingDocument, confirmedIds: readonly string[], world: World): Refusal | null => {
  const valid = validSignatures(document);
  const confirmed = new Set(confirmedIds);
  if (confirmed.size === valid.length && valid.every(({ id }) => confirmed.has(id))) return null;
  return refusal('EDIT_VOIDS_SIGNATURES', { k: valid.length, names: valid.map(({ signerId }) => nameOf(world.directory, signerId)).join(', ') });
};
