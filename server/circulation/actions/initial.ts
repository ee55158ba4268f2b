import { completeBySignature, type SigningAction } from '../complete-step.ts';
import type { Outcome, Scene } from '../decision.ts';

/** T5 (ký nháy): a small mark of internal responsibility; technically a signature like any other, legally none (domain.md 0.5). */
export const initial = (scene: Scene, action: SigningAction): Outcome => completeBySignature(scene, action);
