import type { Department, Person } from '../../server/circulation/model.ts';

type Who = Pick<Person, 'roles' | 'departmentId'>;

export const isClerk = (person: Who): boolean => person.roles.includes('clerk');

/** The register is kept by the clerks and read by the head of the office (domain.md §4.5: Chánh Văn phòng reads all). */
export const seesRegister = (person: Who, departments: readonly Department[]): boolean =>
  isClerk(person) || (person.roles.includes('departmentHead') && departments.some((department) => department.id === person.departmentId && department.kind === 'office'));

/** Whether the person may draft documents; a system administrator without another role may not. */
export const mayDraft = (person: Who): boolean => person.roles.some((role) => role !== 'systemAdmin' && role !== 'clerk');
