import type { DirectoryView } from '../../server/acts/views.ts';
import { proposedCapacity } from '../../server/circulation/delegation.ts';
import type { Absence, CalendarDate, Department, Person, PlannedStep, StepKind } from '../../server/circulation/model.ts';
import { findDepartment, findPerson, hasRole, isAdministrator, isHeadOf } from '../../server/circulation/people.ts';

/** A step as the officer arranges it; `key` only tells rows apart on the screen. */
export interface RouteRow extends PlannedStep {
  readonly key: string;
}

/** What a row is in the route, which decides what may be changed in it. */
export type RowRole = 'presenter' | 'finance' | 'middle' | 'finalSigner';

/** Everything about the organisation and the drafter that arranging a route needs. */
export interface RouteSetting {
  readonly directory: DirectoryView;
  /** The drafter's own department: its head or a deputy presents (I2). */
  readonly departmentId: string;
  /** Today at +07:00. */
  readonly today: CalendarDate;
}

export const toPlan = (rows: readonly RouteRow[]): readonly PlannedStep[] =>
  rows.map(({ kind, ownerId, capacity, optional, parallelGroup }) => ({ kind, ownerId, capacity, optional, parallelGroup }));

export const fromPlan = (plan: readonly PlannedStep[]): readonly RouteRow[] => plan.map((step, index) => ({ ...step, key: `saved-${index}` }));

export const departmentOf = (row: RouteRow, { directory }: RouteSetting): Department | undefined => {
  const owner = findPerson(directory, row.ownerId);
  return owner && findDepartment(directory, owner.departmentId);
};

/** People who can own a step of that department, heads before deputies; in the directorate those who may sign last. */
export const signersOf = ({ directory }: RouteSetting, departmentId: string): readonly Person[] => {
  const heads = directory.people.filter((person) => person.active && !isAdministrator(person) && isHeadOf(person, departmentId));
  return heads.toSorted((a, b) => Number(isDeputy(a)) - Number(isDeputy(b)));
};

const isDeputy = (person: Person): boolean => hasRole(person, 'deputyHead', 'deputyDirector');

/** The head of the department, proposed first; undefined where nobody there can sign. */
export const proposeOwner = (setting: RouteSetting, departmentId: string): Person | undefined => signersOf(setting, departmentId)[0];

/** The absence that covers today, if the person is away. */
export const absenceOf = ({ directory, today }: RouteSetting, personId: string): Absence | undefined =>
  directory.absences.find((absence) => absence.personId === personId && absence.from <= today && today <= absence.to);

/** So many days ahead an absence is worth knowing: about as long as a document is on its way. */
const DAYS_AHEAD = 7;

/** The absence that begins in the next days. */
export const comingAbsenceOf = ({ directory, today }: RouteSetting, personId: string): Absence | undefined => {
  const horizon = new Date(Date.parse(today) + DAYS_AHEAD * 86_400_000).toISOString().slice(0, 10);
  return directory.absences.find((absence) => absence.personId === personId && today < absence.from && absence.from <= horizon);
};

/** A row for this person, in the capacity they would sign in. */
export const rowFor = (setting: RouteSetting, key: string, owner: Person, kind: StepKind): RouteRow => ({
  key, kind, ownerId: owner.id, capacity: proposedCapacity(owner, kind, setting.directory), optional: false, parallelGroup: null,
});

const isMark = ({ kind }: PlannedStep): boolean => kind === 'INITIAL' || kind === 'SIGN';

/** First row presents, last row signs last; finance's mark is held when the document is about money and finance did not draft it. */
export const roleOf = (rows: readonly RouteRow[], index: number, setting: RouteSetting, isFinancial: boolean): RowRole => {
  if (index === rows.length - 1) return 'finalSigner';
  if (index === 0) return 'presenter';
  return isFinancial && index === financeIndex(rows, setting) ? 'finance' : 'middle';
};

/** The middle row by which finance answers for the money; -1 where there is none. */
export const financeIndex = (rows: readonly RouteRow[], { directory }: RouteSetting): number =>
  rows.findLastIndex((row, index) => index > 0 && index < rows.length - 1 && isMark(row) && findPerson(directory, row.ownerId)?.departmentId === directory.financeDepartmentId);
