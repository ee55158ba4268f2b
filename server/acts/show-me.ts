import { RefusalError } from '../circulation/errors.ts';
import { findDepartment, isClerk } from '../circulation/people.ts';
import { findPerson } from '../store/directory.ts';
import { countTrays } from '../store/tray-counts.ts';
import type { Parts } from './parts.ts';
import { stepOwnersFor } from './tray-readers.ts';
import type { MeView } from './views.ts';
import { loadWorld } from './world.ts';

/** The person signed in, with what waits for them. @throws RefusalError NOT_SIGNED_IN when the account is closed */
export async function showMe(parts: Parts, personId: string): Promise<MeView> {
  const { me, imageSha256 } = await parts.store.read(async (db) => {
    const world = await loadWorld(parts, db);
    const record = await findPerson(db, personId);
    if (record?.active !== true) throw new RefusalError('NOT_SIGNED_IN');
    const { identityCode: _code, signatureImageSha256, ...person } = record;
    const counts = await countTrays(db, personId, stepOwnersFor(personId, world));
    return {
      imageSha256: signatureImageSha256,
      me: { ...person, departmentName: findDepartment(world.directory, person.departmentId)?.name ?? '', counts: { ...counts, clerk: isClerk(person) ? counts.clerk : 0 } },
    };
  });
  return { ...me, remoteSigning: parts.remoteSigning !== null, hasSignatureImage: imageSha256 !== null, sampleKeyFile: (await parts.sample?.keyFileOf(personId) ?? null) !== null };
}

/** PNG of a person's own signature picture, or null. */
export async function signatureImageOf(parts: Parts, personId: string): Promise<Uint8Array | null> {
  const person = await parts.store.read((db) => findPerson(db, personId));
  return person === null || person.signatureImageSha256 === null ? null : parts.blobs.get(person.signatureImageSha256);
}
