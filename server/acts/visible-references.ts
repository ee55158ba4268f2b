import { listReferences, loadReference, type ReferenceFile } from '../store/reference-files.ts';
import type { Db } from '../store/schema.ts';
import { findVersion } from '../store/versions.ts';
import { seesWorkingCopy, type ReadableDocument } from './readable-document.ts';

const frozenIds = async (db: Db, { document }: ReadableDocument): Promise<readonly string[]> =>
  (await findVersion(db, document.id, document.versionNo))?.snapshot.references.map(({ id }) => id) ?? [];

/**
 * The supporting papers this person may see: the drafting side those of the draft; whoever else may read the document exactly those
 * that were frozen with its version, whatever has been added or taken out since (decisions.md).
 */
export async function visibleReferences(db: Db, readable: ReadableDocument, personId: string): Promise<readonly ReferenceFile[]> {
  const { document } = readable;
  if (seesWorkingCopy(readable, personId)) return listReferences(db, document.id);
  const references: ReferenceFile[] = [];
  for (const id of await frozenIds(db, readable)) references.push(await loadReference(db, document.id, id));
  return references;
}

/** Whether one paper of the document is for this person; the drafting side may still open what it took out. */
export const isVisible = async (db: Db, readable: ReadableDocument, personId: string, referenceId: string): Promise<boolean> =>
  seesWorkingCopy(readable, personId) || (await frozenIds(db, readable)).includes(referenceId);
