import type { Absence, Capacity, Delegation, Department, DepartmentKind, Directory, Person } from '../circulation/model.ts';
import { RefusalError } from '../circulation/errors.ts';
import type { Selectable } from 'kysely';
import { fromJson, toJson } from './json.ts';
import { flag } from './schema.ts';
import type { Db, Tx } from './schema.ts';
import type { PeopleTable } from './schema-organisation.ts';

/** A person with what the rules need not know. */
export interface PersonRecord extends Person {
  /** Equals the serialNumber (2.5.4.5) in the subject of the person's certificate (I8); null for who has none. */
  readonly identityCode: string | null;
  /** Blob of the PNG of the signature picture. */
  readonly signatureImageSha256: string | null;
}

const personFrom = (row: Selectable<PeopleTable>): Person => ({
  id: row.id,
  name: row.name,
  departmentId: row.departmentId,
  title: row.title,
  blockTitle: row.blockTitle,
  roles: fromJson(row.roles),
  canFinalSign: row.canFinalSign === 1,
  active: row.active === 1,
});

const recordFrom = (row: Selectable<PeopleTable>): PersonRecord => ({
  ...personFrom(row), identityCode: row.identityCode, signatureImageSha256: row.signatureImageSha256,
});

/** Everything the rules may ask about the organisation, in its own order. */
export const loadDirectory = async (db: Db): Promise<Directory> => {
  const departments = await db.selectFrom('departments').selectAll().orderBy('sortOrder').orderBy('id').execute();
  const people = await db.selectFrom('people').selectAll().orderBy('sortOrder').orderBy('id').execute();
  const delegations = await db.selectFrom('delegations').selectAll().orderBy('id').execute();
  const absences = await db.selectFrom('absences').selectAll().orderBy('absentFrom').orderBy('personId').execute();
  const agency = await db.selectFrom('agencies').select('financeDepartmentId').executeTakeFirst();
  return {
    departments: departments.map(({ sortOrder, ...row }) => ({ ...row, kind: row.kind as DepartmentKind, order: sortOrder })),
    people: people.map(personFrom),
    delegations: delegations.map((row) => ({ ...row, kind: row.kind as Capacity, scope: fromJson(row.scope) })),
    absences: absences.map(({ absentFrom, absentTo, ...row }) => ({ ...row, from: absentFrom, to: absentTo })),
    financeDepartmentId: agency?.financeDepartmentId ?? '',
  };
};

/** A person, or null. */
export const findPerson = async (db: Db, id: string): Promise<PersonRecord | null> => {
  const row = await db.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? recordFrom(row) : null;
};

/** A person. Throws NOT_FOUND. */
export const loadPerson = async (db: Db, id: string): Promise<PersonRecord> => {
  const person = await findPerson(db, id);
  if (!person) throw new RefusalError('NOT_FOUND');
  return person;
};

/** Adds a department or brings it up to date. */
export const saveDepartment = async (tx: Tx, { order, ...department }: Department): Promise<void> => {
  const row = { ...department, sortOrder: order };
  await tx.insertInto('departments').values(row).onConflict((conflict) => conflict.column('id').doUpdateSet(row)).execute();
};

/** Adds a person or brings them up to date. `order` = place in lists. */
export const savePerson = async (tx: Tx, person: PersonRecord, order: number): Promise<void> => {
  const row = {
    ...person, name: person.name.normalize('NFC'), roles: toJson(person.roles), canFinalSign: flag(person.canFinalSign), active: flag(person.active), sortOrder: order,
  };
  await tx.insertInto('people').values(row).onConflict((conflict) => conflict.column('id').doUpdateSet(row)).execute();
};

export const saveDelegation = async (tx: Tx, delegation: Delegation): Promise<void> => {
  const row = { ...delegation, scope: toJson(delegation.scope) };
  await tx.insertInto('delegations').values(row).onConflict((conflict) => conflict.column('id').doUpdateSet(row)).execute();
};

export const saveAbsence = async (tx: Tx, { from, to, ...absence }: Absence): Promise<void> => {
  const row = { ...absence, absentFrom: from, absentTo: to };
  await tx.insertInto('absences').values(row).onConflict((conflict) => conflict.columns(['personId', 'absentFrom']).doUpdateSet(row)).execute();
};
