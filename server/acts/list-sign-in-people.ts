import { nameOf, findDepartment } from '../circulation/people.ts';
import { loadDirectory } from '../store/directory.ts';
import type { Parts } from './parts.ts';

/** Who may be chosen on the sign-in screen: the sample organisation's people; in production nobody is listed. */
export async function listSignInPeople(parts: Parts): Promise<readonly { readonly id: string; readonly name: string; readonly title: string; readonly departmentName: string }[]> {
  if (parts.sample === null) return [];
  const directory = await parts.store.read(loadDirectory);
  return directory.people.filter(({ active }) => active).map(({ id, title, departmentId }) => ({
    id, name: nameOf(directory, id), title, departmentName: findDepartment(directory, departmentId)?.name ?? '',
  }));
}
