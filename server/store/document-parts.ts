/** The rows beside a document's own: steps, signatures, who finds it, what it is found by. Written only by `documents.ts`. */
import { isDeepStrictEqual } from 'node:util';
import type { OutgoingDocument } from '../circulation/model.ts';
import { signatureFrom, signatureRow, stepFrom, stepRow } from './document-rows.ts';
import { searchText } from './fold.ts';
import { readerEntries } from './reader-keys.ts';
import { flag } from './schema.ts';
import type { Tx } from './schema.ts';

/** Adds new steps and writes changed ones. Steps of older versions stay as they are, but none of them waits for anyone any more (I10). */
export const saveSteps = async (tx: Tx, { id, versionNo, steps }: OutgoingDocument): Promise<void> => {
  await tx.updateTable('routeSteps').set({ status: 'VOIDED' })
    .where('documentId', '=', id).where('versionNo', '<', versionNo).where('status', 'in', ['WAITING', 'ACTIVE']).execute();
  const rows = await tx.selectFrom('routeSteps').selectAll().where('documentId', '=', id).where('versionNo', '=', versionNo).execute();
  const stored = new Map(rows.map((row) => [row.id, stepFrom(row)]));
  for (const step of steps) {
    if (step.versionNo !== versionNo) throw new Error(`Step ${step.id} is of version ${step.versionNo}, the document of ${versionNo}.`);
    const before = stored.get(step.id);
    if (!before) await tx.insertInto('routeSteps').values(stepRow(id, step)).execute();
    else if (!isDeepStrictEqual(before, step)) {
      await tx.updateTable('routeSteps').set(stepRow(id, step)).where('id', '=', step.id).where('documentId', '=', id).execute();
    }
  }
};

/** Adds new signatures; of a stored one only the status can change (I6: the rest is evidence). */
export const saveSignatures = async (tx: Tx, { id, versionNo, signatures }: OutgoingDocument): Promise<void> => {
  await tx.updateTable('signatures').set({ status: 'VOIDED' })
    .where('documentId', '=', id).where('versionNo', '<', versionNo).where('status', '=', 'VALID').execute();
  const rows = await tx.selectFrom('signatures').selectAll().where('documentId', '=', id).where('versionNo', '=', versionNo).execute();
  const stored = new Map(rows.map((row) => [row.id, signatureFrom(row)]));
  for (const [index, signature] of signatures.entries()) {
    if (signature.versionNo !== versionNo) throw new Error(`Signature ${signature.id} is of version ${signature.versionNo}, the document of ${versionNo}.`);
    const before = stored.get(signature.id);
    if (!before) await tx.insertInto('signatures').values(signatureRow(id, index + 1, signature)).execute();
    else if (!isDeepStrictEqual({ ...before, status: null }, { ...signature, status: null })) throw new Error(`Signature ${signature.id} cannot be rewritten.`);
    else if (before.status !== signature.status) await tx.updateTable('signatures').set({ status: signature.status }).where('id', '=', signature.id).execute();
  }
};

/** Who has once reached a document keeps finding it; only the drafting department and the watchers can drop out. */
export const saveReaders = async (tx: Tx, document: OutgoingDocument): Promise<void> => {
  const { id: documentId, updatedAt } = document;
  await tx.updateTable('documentReaders').set({ updatedAt }).where('documentId', '=', documentId).execute();
  const entries = readerEntries(document);
  const finished = entries.some(({ readerKey, done }) => readerKey === 'every' && done);
  if (finished) await tx.updateTable('documentReaders').set({ done: 1 }).where('documentId', '=', documentId).execute();
  await tx.insertInto('documentReaders')
    .values(entries.map(({ readerKey, done }) => ({ documentId, readerKey, done: flag(done), updatedAt })))
    .onConflict((conflict) => conflict.columns(['documentId', 'readerKey']).doUpdateSet((row) => ({ done: row.ref('excluded.done') })))
    .execute();
};

/** A document is found by its subject, its code, whom it goes to. */
export const saveSearchText = async (tx: Tx, document: OutgoingDocument): Promise<void> => {
  const words = searchText([document.subject, ...document.recipients, ...document.addressees], document.number ? [document.number.documentCode] : []);
  const stored = await tx.selectFrom('documentTexts').select('words').where('documentId', '=', document.id).executeTakeFirst();
  if (!stored) await tx.insertInto('documentTexts').values({ documentId: document.id, words }).execute();
  else if (stored.words !== words) await tx.updateTable('documentTexts').set({ words }).where('documentId', '=', document.id).execute();
};
