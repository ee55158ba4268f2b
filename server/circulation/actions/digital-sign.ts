import { completeBySignature, type SigningAction } from '../complete-step.ts';
import type { Outcome, Scene } from '../decision.ts';

/** T6 (ký số): the head of a department signs the block that prints their title and name. */
export const digitalSign = (scene: Scene, action: SigningAction): Outcome => completeBySignature(scene, action);
