import { RefusalError } from '../circulation/errors.ts';
import { fromJsonOrNull, toJsonOrNull } from './json.ts';
import type { Db, Tx } from './schema.ts';

/** decisions.md: each kind adds one thing and nothing else. BASE is the frozen PDF itself. */
export type RevisionKind = 'BASE' | 'INITIAL' | 'SIGN' | 'FINAL' | 'FILL' | 'SEAL' | 'DSS' | 'DOCTS';

/** One link of a circulated PDF: the bytes it adds, and the hash of the whole up to and with it. */
export interface Revision {
  readonly documentId: string;
  /** 1, 2, 3 … within the document, over all its versions; never used twice. */
  readonly revisionNo: number;
  readonly versionNo: number;
  /** Null for a BASE. Revisions form a tree: after a return to an earlier step two may share a parent. */
  readonly parentRevisionNo: number | null;
  readonly kind: RevisionKind;
  /** Blob of the added bytes (for BASE: of the whole file), and their number. */
  readonly deltaSha256: string;
  readonly deltaLength: number;
  /** Lower-case hex SHA-256 and length in bytes of the whole file. */
  readonly wholeSha256: string;
  readonly wholeLength: number;
  readonly stepId: string | null;
  /** What `verification` proved of this revision; JSON. */
  readonly verification: unknown;
  readonly createdBy: string;
  readonly createdAt: string;
}

/** Adds a revision; it can never be changed or removed. Throws DOCUMENT_CHANGED when its number was taken by someone quicker. */
export const appendRevision = async (tx: Tx, revision: Revision): Promise<void> => {
  const { numInsertedOrUpdatedRows } = await tx.insertInto('revisions')
    .values({ ...revision, verification: toJsonOrNull(revision.verification) })
    .onConflict((conflict) => conflict.columns(['documentId', 'revisionNo']).doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) throw new RefusalError('DOCUMENT_CHANGED');
};

/** The number the next revision of a document gets. */
export const nextRevisionNo = async (db: Db, documentId: string): Promise<number> => {
  const row = await db.selectFrom('revisions').select('revisionNo').where('documentId', '=', documentId).orderBy('revisionNo', 'desc').limit(1).executeTakeFirst();
  return (row?.revisionNo ?? 0) + 1;
};

/** The revision a document's PDF stands at now; null before its first submit. Throws NOT_FOUND. */
export const currentRevisionNo = async (db: Db, documentId: string): Promise<number | null> => {
  const row = await db.selectFrom('documents').select('currentRevision').where('id', '=', documentId).executeTakeFirst();
  if (!row) throw new RefusalError('NOT_FOUND');
  return row.currentRevision;
};

/** Moves the pointer, if it still is where the caller saw it; otherwise throws DOCUMENT_CHANGED. */
export const moveCurrentRevision = async (tx: Tx, documentId: string, from: number | null, to: number | null): Promise<void> => {
  const { numUpdatedRows } = await tx.updateTable('documents').set({ currentRevision: to })
    .where('id', '=', documentId)
    .where('currentRevision', from === null ? 'is' : '=', from)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new RefusalError('DOCUMENT_CHANGED');
};

/** Every revision of a document, dropped ones too, in order. */
export const listRevisions = async (db: Db, documentId: string): Promise<readonly Revision[]> => {
  const rows = await db.selectFrom('revisions').selectAll().where('documentId', '=', documentId).orderBy('revisionNo').execute();
  return rows.map((row) => ({ ...row, kind: row.kind as RevisionKind, verification: fromJsonOrNull(row.verification) }));
};

/**
 * The links that make up a whole file, BASE first: its bytes are their deltas one after the other.
 * Without `revisionNo` the current one; empty before the first submit. Throws NOT_FOUND.
 */
export const readRevisionChain = async (db: Db, documentId: string, revisionNo?: number): Promise<readonly Revision[]> => {
  const head = revisionNo ?? await currentRevisionNo(db, documentId);
  if (head === null) return [];
  const byNumber = new Map((await listRevisions(db, documentId)).map((revision) => [revision.revisionNo, revision]));
  const chain: Revision[] = [];
  for (let next: number | null = head; next !== null;) {
    const revision: Revision | undefined = byNumber.get(next);
    if (!revision) throw new RefusalError('NOT_FOUND');
    chain.unshift(revision);
    // A parent is always older, so a damaged row cannot send us round in circles.
    next = revision.parentRevisionNo !== null && revision.parentRevisionNo < revision.revisionNo ? revision.parentRevisionNo : null;
  }
  return chain;
};
