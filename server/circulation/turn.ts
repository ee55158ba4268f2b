/** Whose turn it is: the guards that every act on a step passes, in this order. */
import { localTime, localTimeEn } from '../registry/local-date.ts';
import type { Scene } from './decision.ts';
import { checkStandIn } from './delegation.ts';
import { type Refusal, refusal } from './errors.ts';
import type { Action, RouteStep, StepKind } from './model.ts';
import { requireStatus } from './refusals.ts';

export type StepAction = Extract<Action, { readonly stepId: string }>;
export type StepActionType = StepAction['type'];

const KINDS: Readonly<Record<StepActionType, readonly StepKind[]>> = {
  approve: ['REVIEW', 'FORMAT_CHECK'],
  initial: ['INITIAL'],
  digitalSign: ['SIGN'],
  finalSign: ['FINAL_SIGN'],
  returnDocument: ['REVIEW', 'FORMAT_CHECK', 'INITIAL', 'SIGN', 'FINAL_SIGN'],
};

/** The act that completes a step of this kind. */
export const COMPLETING_ACT: Readonly<Record<StepKind, 'approve' | 'initial' | 'digitalSign' | 'finalSign'>> = {
  REVIEW: 'approve', FORMAT_CHECK: 'approve', INITIAL: 'initial', SIGN: 'digitalSign', FINAL_SIGN: 'finalSign',
};

export type Turn =
  | { readonly ok: true; readonly step: RouteStep; /** Whom the actor stands for under a delegation. */ readonly onBehalfOfId: string | null }
  | { readonly ok: false; readonly refusal: Refusal };

/** Version current → step known → its owner or delegate → not yet done → in circulation → its turn → the act fits the kind. */
export const takeTurn = (scene: Scene, action: Pick<StepAction, 'type' | 'stepId' | 'versionNo'>): Turn => {
  const { document, person, world } = scene;
  if (action.versionNo !== document.versionNo) return { ok: false, refusal: refusal('VERSION_STALE', { n: document.versionNo }) };
  const step = document.steps.find(({ id }) => id === action.stepId);
  if (!step) return { ok: false, refusal: refusal('NOT_FOUND') };
  const own = step.ownerId === person.id;
  const refused =
    (own ? null : checkStandIn(step, person, document, world)) ?? checkNotDone(step) ?? requireStatus(document, 'IN_CIRCULATION') ??
    (step.status === 'ACTIVE' ? null : refusal('STEP_NOT_ACTIVE')) ??
    (KINDS[action.type].includes(step.kind) ? null : refusal('WRONG_STEP_ACTION'));
  return refused ? { ok: false, refusal: refused } : { ok: true, step, onBehalfOfId: own ? null : step.ownerId };
};

/** A double click or a second tab: told when it was done, so that the screen can say so. */
const checkNotDone = ({ status, completedAt }: RouteStep): Refusal | null =>
  (status === 'DONE' || status === 'RETURNED') && completedAt !== null
    ? refusal('STEP_ALREADY_DONE', { time: localTime(completedAt), timeEn: localTimeEn(completedAt) })
    : null;
