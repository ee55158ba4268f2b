import { completeBySignature, type SigningAction } from '../complete-step.ts';
import type { Outcome, Scene } from '../decision.ts';

/**
 * T7 (Lãnh đạo Sở ký): the last signature. The verified signature itself brings the document to the clerk (domain.md 0.11);
 * the button "Thoát" comes after it and changes nothing.
 */
export const finalSign = (scene: Scene, action: SigningAction): Outcome => completeBySignature(scene, action);
