/** Questions about the people and departments of one directory. */
import type { Department, Directory, Person, Role } from './model.ts';

const HEAD_ROLES: readonly Role[] = ['director', 'deputyDirector', 'departmentHead', 'deputyHead'];

export const findPerson = (directory: Directory, id: string): Person | undefined => directory.people.find((person) => person.id === id);

export const findDepartment = (directory: Directory, id: string): Department | undefined =>
  directory.departments.find((department) => department.id === id);

/** The person's name, or their id where the directory no longer knows them. */
export const nameOf = (directory: Directory, id: string): string => findPerson(directory, id)?.name ?? id;

export const hasRole = (person: Person, ...roles: readonly Role[]): boolean => person.roles.some((role) => roles.includes(role));

/** Head or deputy of that department (lãnh đạo phòng, đơn vị; for the directorate the Director and deputies). */
export const isHeadOf = (person: Person, departmentId: string): boolean =>
  person.departmentId === departmentId && hasRole(person, ...HEAD_ROLES);

export const isOfDirectorate = (person: Person, directory: Directory): boolean =>
  findDepartment(directory, person.departmentId)?.kind === 'directorate';

/** Chánh Văn phòng: the head (not a deputy) of the department of kind `office`. */
export const isChiefOfOffice = (person: Person, directory: Directory): boolean =>
  hasRole(person, 'departmentHead') && findDepartment(directory, person.departmentId)?.kind === 'office';

/** I15: an administrator configures; no signature, number or seal is theirs, whatever other role they hold. */
export const isAdministrator = (person: Person): boolean => hasRole(person, 'systemAdmin');

/** NĐ 30/2020, Điều 6.3: who numbers, seals and issues. */
export const isClerk = (person: Person): boolean => hasRole(person, 'clerk') && !isAdministrator(person);
