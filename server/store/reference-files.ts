import { RefusalError } from '../circulation/errors.ts';
import type { Instant } from '../circulation/model.ts';
import type { Db, Tx } from './schema.ts';

/** A supporting paper (quotation, estimate …): travels with the document, is neither issued nor signed. */
export interface ReferenceFile {
  readonly id: string;
  readonly documentId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  /** Blob of the file. */
  readonly sha256: string;
  readonly addedBy: string;
  readonly addedAt: Instant;
  /** Taken out of the draft; a version that was frozen with it still names it. */
  readonly removedAt: Instant | null;
}

export const insertReference = async (tx: Tx, reference: ReferenceFile): Promise<void> => {
  await tx.insertInto('referenceFiles').values(reference).execute();
};

/** The papers a document carries now, oldest first. */
export const listReferences = async (db: Db, documentId: string): Promise<readonly ReferenceFile[]> =>
  db.selectFrom('referenceFiles').selectAll().where('documentId', '=', documentId).where('removedAt', 'is', null).orderBy('addedAt').orderBy('id').execute();

/** A paper of this document, taken out or not. Throws NOT_FOUND. */
export const loadReference = async (db: Db, documentId: string, id: string): Promise<ReferenceFile> => {
  const row = await db.selectFrom('referenceFiles').selectAll().where('id', '=', id).where('documentId', '=', documentId).executeTakeFirst();
  if (!row) throw new RefusalError('NOT_FOUND');
  return row;
};

/** Takes a paper out of the draft. Throws NOT_FOUND when it is not there (any more). */
export const removeReference = async (tx: Tx, documentId: string, id: string, now: Instant): Promise<void> => {
  const { numUpdatedRows } = await tx.updateTable('referenceFiles').set({ removedAt: now })
    .where('id', '=', id).where('documentId', '=', documentId).where('removedAt', 'is', null).executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new RefusalError('NOT_FOUND');
};
