/** Who may read a document (domain.md §4.5, last row). */
import { mayEdit } from './actions/save-draft.ts';
import { checkStandIn } from './delegation.ts';
import type { Actor, DocumentStatus, OutgoingDocument, Person, World } from './model.ts';
import { findPerson, isAdministrator, isChiefOfOffice, isClerk, isHeadOf } from './people.ts';

const CLERKS_FROM: readonly DocumentStatus[] = ['AWAITING_NUMBER', 'NUMBERED', 'SEALED', 'ISSUED', 'RECALLED', 'REPLACED'];

/** Drafter, presenter, watchers, heads of the drafting department, those whose turn has come, clerks and the Chánh Văn phòng; nobody else. */
export const canRead = (document: OutgoingDocument, { personId }: Actor, world: World): boolean => {
  const person = findPerson(world.directory, personId);
  if (person?.active !== true) return false;
  return mayEdit({ document, person }) || document.watcherIds.includes(person.id) || isReached(document, person, world) || readsByOffice(document, person, world);
};

/** From when the step was opened, and later; a delegate reads with the owner as long as the delegation holds. */
const isReached = (document: OutgoingDocument, person: Person, world: World): boolean =>
  document.steps.some((step) => step.activatedAt !== null &&
    (step.ownerId === person.id || step.completedBy === person.id || checkStandIn(step, person, document, world) === null));

/** An administrator has no content by office, whatever other role they hold. */
const readsByOffice = (document: OutgoingDocument, person: Person, { directory }: World): boolean => {
  if (isAdministrator(person)) return false;
  // A cancelled number stays in the register (I16); a document that the clerk refused stays in the clerk's list until it is submitted again.
  const clerks = CLERKS_FROM.includes(document.status) || document.number !== null || (document.returned?.category ?? null) !== null;
  return isHeadOf(person, document.departmentId) || (isClerk(person) && clerks) || (isChiefOfOffice(person, directory) && document.submittedAt !== null);
};
