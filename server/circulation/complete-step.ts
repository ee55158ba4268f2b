/** T4–T7: one step is completed and the next one opens, or the clerk's turn has come. */
import { type Account, accept, notify, type Outcome, refuseWith, type Scene } from './decision.ts';
import { type Refusal, refusal } from './errors.ts';
import { checkChecklist, checkFinanceRoute, needsChecklist } from './finance.ts';
import type { Effect, OutgoingDocument, RouteStep, SignatureKind, SignatureRecord, StepKind, World } from './model.ts';
import { handlersOf } from './delegation.ts';
import { isAdministrator } from './people.ts';
import { requireShort, tidyText } from './refusals.ts';
import { checkFinalSigner } from './route.ts';
import { checkCertified, checkChain, checkRevision, proofFacts, recordOf } from './signatures.ts';
import { activeSteps, openNext } from './steps.ts';
import { type StepAction, takeTurn } from './turn.ts';

export type ApproveAction = Extract<StepAction, { readonly type: 'approve' }>;
export type SigningAction = Extract<StepAction, { readonly proof: object }>;
/** What a person wants to do with a step, before there is a proof. */
export type StepIntent = ApproveAction | Omit<SigningAction, 'proof'>;

const SIGNATURE_KINDS: Readonly<Partial<Record<StepKind, SignatureKind>>> = { INITIAL: 'INITIAL', SIGN: 'SIGN', FINAL_SIGN: 'FINAL' };

/** I15, and for the leader's step the authority to sign, as it is today. */
export const checkSigner = ({ document, person, world }: Scene, step: RouteStep): Refusal | null => {
  if (step.kind === 'REVIEW' || step.kind === 'FORMAT_CHECK') return null;
  if (isAdministrator(person)) return refusal('NOT_ALLOWED');
  if (step.kind !== 'FINAL_SIGN') return null;
  return checkFinalSigner(document, step, world) ?? checkFinanceRoute(document, document.steps, world);
};

/** Every guard of T4–T7 that needs no proof; asked before a signature is prepared, and again when it is committed. */
export const checkStepIntent = (scene: Scene, intent: StepIntent): Refusal | null => {
  const turn = takeTurn(scene, intent);
  if (!turn.ok) return turn.refusal;
  return checkSigner(scene, turn.step) ?? requireShort(intent.opinion, 'opinion') ??
    (needsChecklist(scene.document, turn.step, scene.world.directory) ? checkChecklist(intent.checklist) : null);
};

/** T4: an opinion without a mark. */
export const completeByApproval = (scene: Scene, action: ApproveAction): Outcome => {
  const refused = checkStepIntent(scene, action);
  return refused ? refuseWith(refused) : advance(scene, action, null);
};

/** T5–T7: a mark that `server/verification` has proved. */
export const completeBySignature = (scene: Scene, action: SigningAction): Outcome => {
  const { document, person } = scene;
  const refused = checkStepIntent(scene, action) ?? checkCertified(action.proof, person) ?? checkChain(document, action.proof) ?? checkRevision(document, action.proof);
  if (refused) return refuseWith(refused);
  const step = document.steps.find(({ id }) => id === action.stepId);
  const kind = step && SIGNATURE_KINDS[step.kind];
  return kind ? advance(scene, action, recordOf(action.proof, kind, action.stepId, person.id, document.versionNo)) : refuseWith(refusal('WRONG_STEP_ACTION'));
};

const advance = (scene: Scene, action: ApproveAction | SigningAction, signature: SignatureRecord | null): Outcome => {
  const { document, person, world } = scene;
  const turn = takeTurn(scene, action);
  if (!turn.ok) return refuseWith(turn.refusal);
  const done: RouteStep = {
    ...turn.step, status: 'DONE', completedAt: world.now, completedBy: person.id, opinion: tidyText(action.opinion),
    checklist: needsChecklist(document, turn.step, world.directory) ? action.checklist : null,
  };
  const marked: OutgoingDocument = {
    ...document, steps: document.steps.map((step) => (step.id === done.id ? done : step)),
    signatures: signature ? [...document.signatures, signature] : document.signatures,
  };
  const steps = openNext(marked, world);
  const account: Account = {
    action: action.type, stepId: done.id, onBehalfOfId: turn.onBehalfOfId, reason: done.opinion,
    facts: { ordinal: done.ordinal, kind: done.kind, ...('proof' in action ? proofFacts(action.proof) : {}) },
  };
  const { signatures } = marked;
  const told = notify('STEP_DONE', [document.drafterId, document.presenterId, ...document.watcherIds], [person.id]);
  if (done.kind !== 'FINAL_SIGN') return accept(scene, { steps, signatures }, account, [...told, ...yourTurn(marked, steps, world)]);
  const effects: readonly Effect[] = [
    ...notify('AWAITING_NUMBER', [document.drafterId, document.presenterId, ...document.watcherIds], [person.id]),
    { kind: 'NOTIFY_CLERKS', notice: 'AWAITING_NUMBER' },
  ];
  return accept(scene, { steps, signatures, status: 'AWAITING_NUMBER', finalSignedAt: world.now }, account, effects);
};

/** Told are those whose step has just opened, not those of the same group who have known for a while. */
const yourTurn = (before: OutgoingDocument, steps: readonly RouteStep[], world: World): readonly Effect[] => {
  const known = activeSteps(before).map(({ id }) => id);
  const opened = steps.filter(({ status, id }) => status === 'ACTIVE' && !known.includes(id));
  return notify('YOUR_TURN', opened.flatMap((step) => handlersOf(step, before, world)));
};
