import type { SignInPerson } from './api.ts';
import { foldVietnamese } from './fold.ts';

/** Departments in the order they came, each with the people that match, marks of Vietnamese not needed. */
export const groupPeople = (people: readonly SignInPerson[], query: string): readonly { readonly department: string; readonly people: readonly SignInPerson[] }[] => {
  const wanted = foldVietnamese(query);
  const matching = people.filter((person) => foldVietnamese(`${person.name} ${person.title} ${person.departmentName}`).includes(wanted));
  return [...Map.groupBy(matching, (person) => person.departmentName)].map(([department, members]) => ({ department, people: members }));
};
