/**
 * The only way to change a document: given what it is, what someone wants and what the world looks like,
 * the next document with its events and effects, or one refusal of the catalogue. Pure; equal arguments give equal answers.
 */
import { applySeal } from './actions/apply-seal.ts';
import { approve } from './actions/approve.ts';
import { assignNumber } from './actions/assign-number.ts';
import { cancelDraft } from './actions/cancel-draft.ts';
import { createNewVersion } from './actions/create-new-version.ts';
import { digitalSign } from './actions/digital-sign.ts';
import { finalSign } from './actions/final-sign.ts';
import { initial } from './actions/initial.ts';
import { issue } from './actions/issue.ts';
import { refuseNumber } from './actions/refuse-number.ts';
import { returnDocument } from './actions/return-document.ts';
import { saveDraft } from './actions/save-draft.ts';
import { submit } from './actions/submit.ts';
import { withdraw } from './actions/withdraw.ts';
import { type Outcome, refuse, type Scene } from './decision.ts';
import type { Action, Actor, OutgoingDocument, World } from './model.ts';
import { findPerson } from './people.ts';

/**
 * Decides one action (domain.md §4.4). The next document's `rowVersion` is one higher;
 * the caller stores it by compare-and-set on the old one, together with the events and what the effects ask for.
 */
export const act = (document: OutgoingDocument, action: Action, actor: Actor, world: World): Outcome => {
  const person = findPerson(world.directory, actor.personId);
  return person?.active === true ? decide({ document, person, world }, action) : refuse('NOT_ALLOWED');
};

const decide = (scene: Scene, action: Action): Outcome => {
  switch (action.type) {
    case 'saveDraft': return saveDraft(scene, action);
    case 'submit': return submit(scene, action);
    case 'approve': return approve(scene, action);
    case 'initial': return initial(scene, action);
    case 'digitalSign': return digitalSign(scene, action);
    case 'finalSign': return finalSign(scene, action);
    case 'returnDocument': return returnDocument(scene, action);
    case 'withdraw': return withdraw(scene, action);
    case 'createNewVersion': return createNewVersion(scene, action);
    case 'cancelDraft': return cancelDraft(scene);
    case 'refuseNumber': return refuseNumber(scene, action);
    case 'assignNumber': return assignNumber(scene, action);
    case 'applySeal': return applySeal(scene, action);
    case 'issue': return issue(scene);
    default: return action satisfies never;
  }
};
