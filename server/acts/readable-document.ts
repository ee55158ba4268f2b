import { RefusalError } from '../circulation/errors.ts';
import type { OutgoingDocument, World } from '../circulation/model.ts';
import { canRead } from '../circulation/permissions.ts';
import { loadDocument } from '../store/documents.ts';
import type { Db } from '../store/schema.ts';
import type { Parts } from './parts.ts';
import { loadWorld } from './world.ts';

/**
 * A document this person may read (domain.md §4.5), with the world it stands in. The object-level check of every reading route.
 * @throws RefusalError NOT_FOUND, also where it exists but is not theirs to see
 */
export async function readableDocument(parts: Pick<Parts, 'config' | 'clock'>, db: Db, personId: string, documentId: string): Promise<{ readonly document: OutgoingDocument; readonly world: World }> {
  const document = await loadDocument(db, documentId);
  const world = await loadWorld(parts, db);
  if (!canRead(document, { personId }, world)) throw new RefusalError('NOT_FOUND');
  return { document, world };
}
