import { RefusalError } from '../circulation/errors.ts';
import { isChiefOfOffice, isClerk } from '../circulation/people.ts';
import { localDate } from '../registry/local-date.ts';
import { listRegister as listRows } from '../store/register.ts';
import type { Parts } from './parts.ts';
import type { RegisterRow } from './views.ts';
import { loadWorld } from './world.ts';

/** Sổ đăng ký văn bản đi of one year (this one unless said), for clerks and the Chánh Văn phòng. @throws RefusalError NOT_ALLOWED */
export async function listRegister(parts: Parts, personId: string, year: number | null): Promise<readonly RegisterRow[]> {
  return parts.store.read(async (db) => {
    const { directory, now } = await loadWorld(parts, db);
    const person = directory.people.find(({ id }) => id === personId);
    if (person?.active !== true || !(isClerk(person) || isChiefOfOffice(person, directory))) throw new RefusalError('NOT_ALLOWED');
    return listRows(db, year ?? Number(localDate(now).slice(0, 4)));
  });
}
