import { accept, type Outcome, refuseWith, type Scene } from '../decision.ts';
import type { Refusal } from '../errors.ts';
import { notAllowedUnless, requireEditable } from '../refusals.ts';

/** Only the drafter, and only what is not on its way; such a document never had a number. */
export const checkMayCancelDraft = ({ document, person }: Scene): Refusal | null =>
  notAllowedUnless(document.drafterId === person.id) ?? requireEditable(document);

/** T26 (hủy dự thảo): terminal; nothing is deleted. */
export const cancelDraft = (scene: Scene): Outcome => {
  const refused = checkMayCancelDraft(scene);
  return refused ? refuseWith(refused) : accept(scene, { status: 'CANCELLED' }, { action: 'cancelDraft' });
};
