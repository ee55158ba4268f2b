import { RefusalError } from '../circulation/errors.ts';
import type { OutgoingDocument } from '../circulation/model.ts';
import { documentFrom, documentRow, signatureFrom, stepFrom } from './document-rows.ts';
import { saveReaders, saveSearchText, saveSignatures, saveSteps } from './document-parts.ts';
import { engineOf } from './engines/engine.ts';
import type { Db, Tx } from './schema.ts';

/** Adds a new document with its steps and signatures (a draft has none). */
export const insertDocument = async (tx: Tx, document: OutgoingDocument): Promise<void> => {
  await tx.insertInto('documents').values({ ...documentRow(document), currentRevision: null }).execute();
  await saveParts(tx, document);
};

/** The document as the rules know it; steps and signatures of its current version. Throws NOT_FOUND. */
export const loadDocument = async (db: Db, id: string): Promise<OutgoingDocument> => load(db, id, false);

/** Ids of everything that was ever issued, in order, from behind `after`; a page of `limit`. */
export const listIssuedIds = async (db: Db, after: string, limit: number): Promise<readonly string[]> =>
  (await db.selectFrom('documents').select('id').where('issuedAt', 'is not', null).where('id', '>', after).orderBy('id').limit(limit).execute()).map(({ id }) => id);

/** As `loadDocument`, and nobody else changes it until this transaction ends. Take it before any other lock. */
export const lockDocument = async (tx: Tx, id: string): Promise<OutgoingDocument> => load(tx, id, true);

const load = async (db: Db, id: string, lock: boolean): Promise<OutgoingDocument> => {
  const query = db.selectFrom('documents').selectAll().where('id', '=', id);
  const row = await (lock ? engineOf(db).lockRows(query) : query).executeTakeFirst();
  if (!row) throw new RefusalError('NOT_FOUND');
  const steps = await db.selectFrom('routeSteps').selectAll().where('documentId', '=', id).where('versionNo', '=', row.versionNo).orderBy('ordinal').orderBy('id').execute();
  const signatures = await db.selectFrom('signatures').selectAll().where('documentId', '=', id).where('versionNo', '=', row.versionNo).orderBy('ordinal').execute();
  return documentFrom(row, steps.map(stepFrom), signatures.map(signatureFrom));
};

/**
 * Writes a changed document back and returns it with its new `rowVersion` (`expectedRowVersion` + 1).
 * Throws DOCUMENT_CHANGED when someone else saved it since it was loaded; nothing is written then.
 */
export const saveDocument = async (tx: Tx, document: OutgoingDocument, expectedRowVersion: number): Promise<OutgoingDocument> => {
  const next = { ...document, rowVersion: expectedRowVersion + 1 };
  const { id, ...changes } = documentRow(next);
  const { numUpdatedRows } = await tx.updateTable('documents').set(changes).where('id', '=', id).where('rowVersion', '=', expectedRowVersion).executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new RefusalError('DOCUMENT_CHANGED');
  await saveParts(tx, next);
  return next;
};

const saveParts = async (tx: Tx, document: OutgoingDocument): Promise<void> => {
  await saveSteps(tx, document);
  await saveSignatures(tx, document);
  await saveReaders(tx, document);
  await saveSearchText(tx, document);
};
