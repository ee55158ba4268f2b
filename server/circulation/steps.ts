/** The steps of one version: frozen at submit, taken in turn, dead with their version. */
import { needsChecklist } from './finance.ts';
import type { OutgoingDocument, PlannedStep, RouteStep, SignatureRecord, World } from './model.ts';
import { findPerson } from './people.ts';

export const activeSteps = (document: OutgoingDocument): readonly RouteStep[] => document.steps.filter(({ status }) => status === 'ACTIVE');

/** T3: the plan becomes the steps of version `versionNo`, all waiting; owners' departments are kept as they are today (§4.6 #27). */
export const freezeRoute = (route: readonly PlannedStep[], stepIds: readonly string[], versionNo: number, { directory }: World): readonly RouteStep[] =>
  route.map((step, index) => ({
    ...step, id: stepIds[index] ?? '', versionNo, ordinal: index + 1,
    departmentId: findPerson(directory, step.ownerId)?.departmentId ?? '', status: 'WAITING',
    activatedAt: null, dueAt: null, completedAt: null, completedBy: null, opinion: null, checklist: null,
  }));

/** I3, I4: with nothing active, opens the first waiting step, together with its parallel group where it has one. */
export const openNext = (document: OutgoingDocument, world: World): readonly RouteStep[] => {
  const { steps } = document;
  if (steps.some(({ status }) => status === 'ACTIVE')) return steps;
  const next = steps.find(({ status }) => status === 'WAITING');
  if (!next) return steps;
  return steps.map((step) => {
    const opens = step === next || (next.parallelGroup !== null && step.parallelGroup === next.parallelGroup && step.status === 'WAITING');
    if (!opens) return step;
    const financeReview = needsChecklist(document, step, world.directory);
    const dueAt = world.dueAt({ kind: step.kind, departmentId: step.departmentId, financeReview }, document.urgency, world.now);
    return { ...step, status: 'ACTIVE', activatedAt: world.now, dueAt };
  });
};

/** The version is over: every step and signature of it is void; the one who returned it stays on record as such (I10: nothing is deleted). */
export const voidVersion = (document: OutgoingDocument, returned: RouteStep | null = null): { readonly steps: readonly RouteStep[]; readonly signatures: readonly SignatureRecord[] } => ({
  steps: document.steps.map((step) => (step.id === returned?.id ? returned : { ...step, status: 'VOIDED' })),
  signatures: document.signatures.map((signature) => (signature.status === 'VALID' ? { ...signature, status: 'VOIDED' } : signature)),
});
