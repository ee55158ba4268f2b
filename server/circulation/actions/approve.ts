import { type ApproveAction, completeByApproval } from '../complete-step.ts';
import type { Outcome, Scene } from '../decision.ts';

/** T4 (đồng ý): the owner of a REVIEW or FORMAT_CHECK step lets the document go on; no certificate, no mark. */
export const approve = (scene: Scene, action: ApproveAction): Outcome => completeByApproval(scene, action);
