/** Who may sign for whom, and in which capacity (NĐ 30/2020, Điều 13; domain.md §3.4, §4.6 #13–#16). */
import { localDate } from '../registry/local-date.ts';
import { type Refusal, refusal } from './errors.ts';
import { CAPACITY_LABELS } from './labels.ts';
import type { CalendarDate, Capacity, Delegation, Directory, DocumentType, Person, PlannedStep, StepKind, World } from './model.ts';
import { findPerson, hasRole, isOfDirectorate, nameOf } from './people.ts';

/** What a delegation's scope is compared with. */
export interface Matter {
  readonly type: DocumentType;
  readonly isFinancial: boolean;
}

const inForce = ({ validFrom, validTo }: Delegation, today: CalendarDate): boolean => validFrom <= today && (validTo === null || today <= validTo);

/**
 * Money needs words of its own in the scope. A limit (`maxAmount`) cannot be judged here, since a document carries no one amount,
 * so a limited delegation covers no financial document. Fields of work are for people to judge and are not compared.
 */
const covers = ({ scope }: Delegation, matter: Matter): boolean =>
  (scope.docTypes === undefined || scope.docTypes.includes(matter.type)) &&
  (!matter.isFinancial || (scope.financial === true && scope.maxAmount === undefined));

/** Is one of these delegations in force and about the matter? Else why none is. */
const checkGrants = (grants: readonly Delegation[], matter: Matter, world: World): Refusal | null => {
  const today = localDate(world.now);
  const current = grants.filter((grant) => inForce(grant, today));
  if (current.length === 0) return refusal('DELEGATION_EXPIRED');
  return current.some((grant) => covers(grant, matter)) ? null : refusal('DELEGATION_OUT_OF_SCOPE');
};

/** §4.6 #15: the Director, or someone whom a Director's delegation in force lets sign financial documents. */
export const maySignFinancial = (person: Person, matter: Matter, world: World): boolean => {
  if (hasRole(person, 'director')) return true;
  const grants = world.directory.delegations.filter(({ toId, fromId }) => toId === person.id && isDirector(world.directory, fromId));
  return checkGrants(grants, matter, world) === null;
};

const isDirector = (directory: Directory, id: string): boolean => {
  const person = findPerson(directory, id);
  return person !== undefined && hasRole(person, 'director');
};

/** Decision b: a final signer outside the directorate signs by a leader's order or authorisation, in writing, in force and in scope. */
export const checkOutsideSigner = (person: Person, capacity: Capacity, matter: Matter, world: World): Refusal | null => {
  if (!world.policy.allowByOrderFinalSigner) return refusal('SIGNER_NOT_DIRECTORATE');
  const { directory } = world;
  const received = directory.delegations.filter(({ kind, toId }) =>
    (toId === person.id && kind === capacity) || (capacity === 'BY_ORDER_DEPUTY' && kind === 'BY_ORDER' && isOwnHead(directory, toId, person)));
  if (received.length === 0) {
    // Điều 13.3: an authorisation may not be passed on, not even to one's own deputy.
    const passedOn = capacity === 'BY_AUTHORISATION' && directory.delegations.some(({ kind, toId }) => kind === capacity && isOwnHead(directory, toId, person));
    return refusal(passedOn ? 'DELEGATION_NOT_TRANSFERABLE' : 'SIGNER_NOT_DIRECTORATE');
  }
  const fromLeaders = received.filter(({ fromId }) => isLeader(directory, fromId));
  return fromLeaders.length === 0 ? refusal('DELEGATION_NOT_TRANSFERABLE') : checkGrants(fromLeaders, matter, world);
};

const isLeader = (directory: Directory, id: string): boolean => {
  const person = findPerson(directory, id);
  return person !== undefined && isOfDirectorate(person, directory);
};

/** Điều 13.4: whoever signs by order may let their own deputy sign for them. */
const isOwnHead = (directory: Directory, id: string, deputy: Person): boolean => {
  const person = findPerson(directory, id);
  return person !== undefined && hasRole(person, 'departmentHead') && hasRole(deputy, 'deputyHead') && person.departmentId === deputy.departmentId;
};

/** The capacity in which a person signs such a step unless the officer says otherwise. */
export const proposedCapacity = (person: Person, kind: StepKind, directory: Directory): Capacity => {
  if (kind === 'FINAL_SIGN' && !isOfDirectorate(person, directory)) return hasRole(person, 'deputyHead') ? 'BY_ORDER_DEPUTY' : 'BY_ORDER';
  return hasRole(person, 'deputyDirector', 'deputyHead') ? 'ON_BEHALF_DEPUTY' : 'DIRECT';
};

const OUTSIDE_CAPACITIES: readonly Capacity[] = ['BY_ORDER', 'BY_ORDER_DEPUTY', 'BY_AUTHORISATION'];
const HEAD_CAPACITIES: readonly Capacity[] = ['DIRECT', 'ACTING', 'FOR_COLLECTIVE'];
const DEPUTY_CAPACITIES: readonly Capacity[] = ['ON_BEHALF_DEPUTY', 'ACTING'];

/** T6: a visible block must say what the signer is; a deputy never signs as if they were the head. */
export const checkCapacity = ({ kind, capacity }: PlannedStep, person: Person, directory: Directory): Refusal | null => {
  if (kind !== 'SIGN' && kind !== 'FINAL_SIGN') return null;
  const outside = kind === 'FINAL_SIGN' && !isOfDirectorate(person, directory);
  const fitting = outside ? OUTSIDE_CAPACITIES : hasRole(person, 'deputyDirector', 'deputyHead') ? DEPUTY_CAPACITIES : HEAD_CAPACITIES;
  return fitting.includes(capacity) ? null : blockMismatch(person.blockTitle ?? person.title, capacity);
};

const blockMismatch = (text: string, capacity: Capacity): Refusal =>
  refusal('CAPACITY_BLOCK_MISMATCH', { text, capacity: CAPACITY_LABELS[capacity].vi, capacityEn: CAPACITY_LABELS[capacity].en });

/** Those for whom this person may act today on some step or other; `checkStandIn` judges the single one. */
export const standsInFor = (person: Person, { directory, now }: World): readonly string[] => {
  const today = localDate(now);
  return [...new Set(directory.delegations.filter((grant) => grant.toId === person.id && inForce(grant, today)).map(({ fromId }) => fromId))];
};

/** The owner of a step, and everyone who may complete it for them. */
export const handlersOf = (step: PlannedStep, matter: Matter, world: World): readonly string[] => [
  step.ownerId, ...world.directory.people.filter((person) => person.active && checkStandIn(step, person, matter, world) === null).map(({ id }) => id),
];

/**
 * May this person complete a step that is another's? Only where nothing of the owner is printed (§4.6 #13, #14):
 * a step with a visible block needs a new version with the deputy's own block instead.
 */
export const checkStandIn = (step: PlannedStep, person: Person, matter: Matter, world: World): Refusal | null => {
  const grants = world.directory.delegations.filter(({ fromId, toId }) => fromId === step.ownerId && toId === person.id);
  if (grants.length === 0) return refusal('NOT_STEP_OWNER');
  if (step.kind === 'SIGN' || step.kind === 'FINAL_SIGN') return blockMismatch(nameOf(world.directory, step.ownerId), grants[0]?.kind ?? 'ON_BEHALF_DEPUTY');
  return checkGrants(grants, matter, world);
};
