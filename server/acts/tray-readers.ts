import { isChiefOfOffice, isClerk, isHeadOf } from '../circulation/people.ts';
import type { Person, World } from '../circulation/model.ts';
import { departmentKey, EVERY_KEY, personKey, SUBMITTED_KEY, type ReaderKey } from '../store/reader-keys.ts';

/** Under which keys a person finds documents in "done" and "all": the rows of domain.md §4.5. What is found is still asked `canRead`. */
export const readerKeysOf = (person: Person, { directory }: World): readonly ReaderKey[] => [
  personKey(person.id),
  ...(isHeadOf(person, person.departmentId) ? [departmentKey(person.departmentId)] : []),
  ...(isChiefOfOffice(person, directory) ? [SUBMITTED_KEY] : []),
  ...(isClerk(person) ? [EVERY_KEY] : []),
];

/** Whose steps may wait for this person: their own, and of those who delegated to them. */
export const stepOwnersFor = (personId: string, { directory }: World): readonly string[] =>
  [...new Set([personId, ...directory.delegations.filter(({ toId }) => toId === personId).map(({ fromId }) => fromId)])];
