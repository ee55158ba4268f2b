/** What a person may do with a document now, asked of the same guards that `act` obeys. */
import { checkMayCancelDraft } from './actions/cancel-draft.ts';
import { checkMayCreateNewVersion } from './actions/create-new-version.ts';
import { checkMayIssue } from './actions/issue.ts';
import { checkMayRefuseNumber } from './actions/refuse-number.ts';
import { checkNumbering } from './actions/assign-number.ts';
import { checkSealing } from './actions/apply-seal.ts';
import { checkEditing } from './actions/save-draft.ts';
import { checkMaySubmit } from './actions/submit.ts';
import { checkMayWithdraw } from './actions/withdraw.ts';
import { checkSigner } from './complete-step.ts';
import type { Scene } from './decision.ts';
import type { Refusal } from './errors.ts';
import type { ActionType, Actor, OutgoingDocument, RouteStep, World } from './model.ts';
import { findPerson } from './people.ts';
import { COMPLETING_ACT, takeTurn } from './turn.ts';

/** `saveDraft` is offered as `editDraft`. */
export type AllowedAct = Exclude<ActionType, 'saveDraft'> | 'editDraft';

const GUARDS: readonly (readonly [AllowedAct, (scene: Scene) => Refusal | null])[] = [
  ['editDraft', checkEditing],
  ['submit', checkMaySubmit],
  ['cancelDraft', checkMayCancelDraft],
  ['withdraw', checkMayWithdraw],
  ['createNewVersion', checkMayCreateNewVersion],
  ['refuseNumber', checkMayRefuseNumber],
  ['assignNumber', checkNumbering],
  ['applySeal', checkSealing],
  ['issue', checkMayIssue],
];

const sceneOf = (document: OutgoingDocument, { personId }: Actor, world: World): Scene | null => {
  const person = findPerson(world.directory, personId);
  return person?.active === true ? { document, person, world } : null;
};

const stepOf = (scene: Scene): RouteStep | null =>
  scene.document.steps.find(({ id, kind, versionNo }) => takeTurn(scene, { type: COMPLETING_ACT[kind], stepId: id, versionNo }).ok) ?? null;

/** The active step that this person may complete or return, as owner or delegate. */
export const myStep = (document: OutgoingDocument, actor: Actor, world: World): RouteStep | null => {
  const scene = sceneOf(document, actor, world);
  return scene && stepOf(scene);
};

/** Right, state and turn are judged; what is still to be typed or proved (a subject, a reason, a signature) is not. */
export const allowedActs = (document: OutgoingDocument, actor: Actor, world: World): AllowedAct[] => {
  const scene = sceneOf(document, actor, world);
  if (!scene) return [];
  const step = stepOf(scene);
  const onStep: AllowedAct[] = !step ? [] : checkSigner(scene, step) ? ['returnDocument'] : [COMPLETING_ACT[step.kind], 'returnDocument'];
  return [...onStep, ...GUARDS.filter(([, guard]) => guard(scene) === null).map(([name]) => name)];
};
