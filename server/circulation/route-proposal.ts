/** A route made from a template and the directory, so that the officer need not know who heads what. */
import { proposedCapacity } from './delegation.ts';
import type { Directory, Person, PlannedStep, StepKind } from './model.ts';
import { findPerson, hasRole, isHeadOf } from './people.ts';

/** A template as `proposeRoute` reads it. */
export interface RoutePattern {
  readonly steps: readonly {
    /** `$drafting` stands for the drafter's own department. */
    readonly departmentId: string;
    readonly kind: StepKind;
    readonly ownerId: string | null;
  }[];
}

const DRAFTING = '$drafting';

/** The head of a department, else a deputy; nobody where both are missing. */
export const leaderOf = (departmentId: string, { people }: Directory): Person | null => {
  const heads = people.filter((person) => person.active && isHeadOf(person, departmentId));
  return heads.find((person) => hasRole(person, 'director', 'departmentHead')) ?? heads[0] ?? null;
};

/**
 * The drafter's own head comes first (I2) and FINAL_SIGN last (I1), whatever the template's order; nobody comes twice with the same kind (I5),
 * so that finance as the drafting department initials once (BR2.5). Departments without a head are left out: `checkRoute` then names what is missing.
 */
export const proposeRoute = (template: RoutePattern, drafterId: string, directory: Directory): PlannedStep[] => {
  const own = findPerson(directory, drafterId)?.departmentId ?? '';
  const owned = template.steps.flatMap(({ departmentId, kind, ownerId }) => {
    const named = ownerId === null ? undefined : findPerson(directory, ownerId);
    const owner = named?.active === true ? named : leaderOf(departmentId === DRAFTING ? own : departmentId, directory);
    return owner ? [{ owner, kind }] : [];
  });
  const before = owned.filter(({ kind }) => kind !== 'FINAL_SIGN');
  const final = owned.filter(({ kind }) => kind === 'FINAL_SIGN').slice(-1);
  const presenter = before.find(({ owner }) => isHeadOf(owner, own)) ?? presenterFor(own, before[0]?.kind ?? 'INITIAL', directory);
  const ordered = [...(presenter ? [presenter] : []), ...before.filter((step) => step !== presenter), ...final];
  return ordered
    .filter(({ owner, kind }, index) => ordered.findIndex((step) => step.owner.id === owner.id && step.kind === kind) === index)
    .map(({ owner, kind }) => ({ kind, ownerId: owner.id, capacity: proposedCapacity(owner, kind, directory), optional: false, parallelGroup: null }));
};

const presenterFor = (departmentId: string, kind: StepKind, directory: Directory): { readonly owner: Person; readonly kind: StepKind } | null => {
  const owner = leaderOf(departmentId, directory);
  return owner && { owner, kind };
};
