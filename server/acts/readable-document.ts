import { mayEdit } from '../circulation/actions/save-draft.ts';
import { checkIntent } from '../circulation/check-intent.ts';
import { RefusalError, refuseIf } from '../circulation/errors.ts';
import type { OutgoingDocument, World } from '../circulation/model.ts';
import { findPerson } from '../circulation/people.ts';
import { canRead } from '../circulation/permissions.ts';
import { loadDocument } from '../store/documents.ts';
import type { Db } from '../store/schema.ts';
import type { Parts } from './parts.ts';
import { loadWorld } from './world.ts';

export interface ReadableDocument {
  readonly document: OutgoingDocument;
  readonly world: World;
}

/**
 * A document this person may read (domain.md §4.5), with the world it stands in. The object-level check of every reading route.
 * @throws RefusalError NOT_FOUND, also where it exists but is not theirs to see
 */
export async function readableDocument(parts: Pick<Parts, 'config' | 'clock'>, db: Db, personId: string, documentId: string): Promise<ReadableDocument> {
  const document = await loadDocument(db, documentId);
  const world = await loadWorld(parts, db);
  if (!canRead(document, { personId }, world)) throw new RefusalError('NOT_FOUND');
  return { document, world };
}

/**
 * A draft this person may change now; asked before a file is checked or converted for it, and again by the rules when the change is made.
 * @throws RefusalError NOT_FOUND, NOT_ALLOWED, CONTENT_LOCKED, WRONG_STATUS, ISSUED_IMMUTABLE
 */
export async function editableDocument(parts: Pick<Parts, 'config' | 'clock'>, db: Db, personId: string, documentId: string): Promise<ReadableDocument> {
  const readable = await readableDocument(parts, db, personId, documentId);
  refuseIf(checkIntent(readable.document, { type: 'saveDraft' }, { personId }, readable.world));
  return readable;
}

/** The drafting side sees the working copy; everybody else only what was frozen with a version. */
export const seesWorkingCopy = ({ document, world }: ReadableDocument, personId: string): boolean => {
  const person = findPerson(world.directory, personId);
  return person !== undefined && mayEdit({ document, person });
};
