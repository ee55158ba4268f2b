/** May someone do this, as far as can be known before its costly part (a conversion, a signature, a number) is done? */
import { checkNumbering } from './actions/assign-number.ts';
import { checkSealing } from './actions/apply-seal.ts';
import { checkMayIssue } from './actions/issue.ts';
import { checkEditing } from './actions/save-draft.ts';
import { checkSubmission, type SubmitIntent } from './actions/submit.ts';
import { checkStepIntent, type StepIntent } from './complete-step.ts';
import { type Refusal, refusal } from './errors.ts';
import type { Actor, OutgoingDocument, World } from './model.ts';
import { findPerson } from './people.ts';

export type Intent = SubmitIntent | StepIntent | { readonly type: 'saveDraft' | 'assignNumber' | 'applySeal' | 'issue' };

/** The refusal that `act` would give for a reason already known; `null` when only the proof, the ids or the number are still wanting. */
export const checkIntent = (document: OutgoingDocument, intent: Intent, actor: Actor, world: World): Refusal | null => {
  const person = findPerson(world.directory, actor.personId);
  if (person?.active !== true) return refusal('NOT_ALLOWED');
  const scene = { document, person, world };
  switch (intent.type) {
    case 'submit': return checkSubmission(scene, intent);
    case 'saveDraft': return checkEditing(scene);
    case 'assignNumber': return checkNumbering(scene);
    case 'applySeal': return checkSealing(scene);
    case 'issue': return checkMayIssue(scene);
    default: return checkStepIntent(scene, intent);
  }
};
