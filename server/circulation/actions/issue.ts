import { accept, notify, type Outcome, refuseWith, type Scene } from '../decision.ts';
import { type Refusal, refusal } from '../errors.ts';
import { isClerk } from '../people.ts';
import { notAllowedUnless, requireStatus } from '../refusals.ts';

export const checkMayIssue = ({ document, person }: Scene): Refusal | null => notAllowedUnless(isClerk(person)) ?? requireStatus(document, 'SEALED');

/** T21 (ban hành): I13; terminal for the content. */
export const issue = (scene: Scene): Outcome => {
  const { document, person, world } = scene;
  const refused = checkMayIssue(scene) ?? (document.recipients.length === 0 ? refusal('RECIPIENTS_REQUIRED') : null);
  if (refused) return refuseWith(refused);
  const told = [document.drafterId, document.presenterId, ...document.steps.map(({ ownerId }) => ownerId), ...document.watcherIds];
  return accept(
    scene,
    { status: 'ISSUED', issuedAt: world.now },
    { action: 'issue', facts: { documentCode: document.number?.documentCode ?? null } },
    [{ kind: 'DISPATCH' }, ...notify('ISSUED', told, [person.id])],
  );
};
