/** Is this route one that the letter and the decree allow? (I1–I5, decisions b and c, case 2.) */
import { checkCapacity, checkOutsideSigner } from './delegation.ts';
import { type Refusal, refusal } from './errors.ts';
import { checkFinanceRoute } from './finance.ts';
import type { Department, Directory, OutgoingDocument, PlannedStep, World } from './model.ts';
import { findDepartment, findPerson, isAdministrator, isHeadOf, isOfDirectorate, nameOf } from './people.ts';

/** More steps than an organisation has heads; a bound against nonsense. */
const MAX_STEPS = 50;

/** T3: everything a route must satisfy before a version is frozen. */
export const checkRoute = (document: OutgoingDocument, world: World): Refusal | null =>
  checkPlannedRoute(document, document.plannedRoute, world) ??
  checkFinalSigner(document, document.plannedRoute.at(-1), world) ??
  checkFinanceRoute(document, document.plannedRoute, world);

/** T2: what holds while the route is still being chosen: order, people, presenter, final signer. */
export const checkPlannedRoute = (document: Pick<OutgoingDocument, 'departmentId'>, route: readonly PlannedStep[], world: World): Refusal | null => {
  if (route.length === 0) return refusal('ROUTE_EMPTY');
  if (route.length > MAX_STEPS) return refusal('BAD_REQUEST', { detail: `luồng > ${MAX_STEPS} bước`, detailEn: `route > ${MAX_STEPS} steps` });
  return checkOwners(route, world.directory) ?? checkEnds(document.departmentId, route, world) ?? checkDuplicates(route, world.directory) ??
    checkOptional(route) ?? checkGroups(route, world) ?? checkSigners(route, world.directory);
};

/** People who are there and active. */
const checkOwners = (route: readonly PlannedStep[], directory: Directory): Refusal | null => {
  const away = route.find(({ ownerId }) => findPerson(directory, ownerId)?.active !== true);
  return away ? refusal('STEP_OWNER_INACTIVE', { name: nameOf(directory, away.ownerId) }) : null;
};

/** I1: FINAL_SIGN is the last step and only the last. I2: the first owner heads the drafter's own department (NĐ 30/2020, Điều 12.1). */
const checkEnds = (departmentId: string, route: readonly PlannedStep[], world: World): Refusal | null => {
  if (route.findIndex(({ kind }) => kind === 'FINAL_SIGN') !== route.length - 1) return refusal('FINAL_SIGNER_NOT_LAST');
  const signer = findPerson(world.directory, route.at(-1)?.ownerId ?? '');
  const allowed = signer && (isOfDirectorate(signer, world.directory) ? signer.canFinalSign : world.policy.allowByOrderFinalSigner);
  if (!allowed) return refusal('SIGNER_NOT_DIRECTORATE');
  const presenter = findPerson(world.directory, route[0]?.ownerId ?? '');
  return presenter && isHeadOf(presenter, departmentId) ? null : refusal('PRESENTER_NOT_OWN_HEAD');
};

/** I5: nobody twice with the same kind. §4.6 #5: nor two heads of one department; several leaders of the Sở may sign (#33). */
const checkDuplicates = (route: readonly PlannedStep[], directory: Directory): Refusal | null => {
  for (const [index, step] of route.entries()) {
    const earlier = route.slice(0, index).filter(({ kind }) => kind === step.kind);
    const same = earlier.find(({ ownerId }) => ownerId === step.ownerId);
    if (same) return refusal('DUPLICATE_STEP_OWNER', { name: nameOf(directory, step.ownerId), n: route.indexOf(same) + 1 });
    const department = headedBy(step.ownerId, directory);
    const colleague = department && earlier.find(({ ownerId }) => headedBy(ownerId, directory) === department);
    if (colleague) return refusal('DUPLICATE_STEP_OWNER', { name: department.abbr, n: route.indexOf(colleague) + 1 });
  }
  return null;
};

/** The department, other than the directorate, that this person heads or helps to head. */
const headedBy = (personId: string, directory: Directory): Department | undefined => {
  const person = findPerson(directory, personId);
  const department = person && isHeadOf(person, person.departmentId) ? findDepartment(directory, person.departmentId) : undefined;
  return department?.kind === 'directorate' ? undefined : department;
};

/** T17: presenter and final signer can never be skipped. */
const checkOptional = (route: readonly PlannedStep[]): Refusal | null =>
  route[0]?.optional || route.at(-1)?.optional ? refusal('STEP_NOT_OPTIONAL') : null;

/** Decision c. Where groups are allowed, a group stands together, and neither the presenter nor the final signer is in one. */
const checkGroups = (route: readonly PlannedStep[], { policy }: World): Refusal | null => {
  if (route.every(({ parallelGroup }) => parallelGroup === null)) return null;
  const scattered = route.some(({ parallelGroup }, index) =>
    parallelGroup !== null && route[index - 1]?.parallelGroup !== parallelGroup && route.slice(0, index).some((step) => step.parallelGroup === parallelGroup));
  const atAnEnd = route[0]?.parallelGroup !== null || route.at(-1)?.parallelGroup !== null;
  return !policy.allowParallelGroups || scattered || atAnEnd ? refusal('PARALLEL_NOT_ALLOWED') : null;
};

/** I15 and the printed block: who leaves a mark may do so, and in the capacity that their block says. */
const checkSigners = (route: readonly PlannedStep[], directory: Directory): Refusal | null => {
  for (const step of route) {
    const owner = findPerson(directory, step.ownerId);
    const marks = step.kind === 'INITIAL' || step.kind === 'SIGN' || step.kind === 'FINAL_SIGN';
    if (!owner || !marks) continue;
    const blockless = step.kind !== 'INITIAL' && owner.blockTitle === null;
    if (isAdministrator(owner) || blockless) return refusal('STEP_OWNER_MAY_NOT_SIGN', { name: owner.name });
    const mismatch = checkCapacity(step, owner, directory);
    if (mismatch) return mismatch;
  }
  return null;
};

/** I1 and decision b: a leader, or a delegate in force; asked again when the signature is given, since a delegation may have ended. */
export const checkFinalSigner = (document: OutgoingDocument, step: PlannedStep | undefined, world: World): Refusal | null => {
  const signer = findPerson(world.directory, step?.ownerId ?? '');
  if (!step || !signer) return refusal('SIGNER_NOT_DIRECTORATE');
  return isOfDirectorate(signer, world.directory) ? null : checkOutsideSigner(signer, step.capacity, document, world);
};
