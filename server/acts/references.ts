import { RefusalError } from '../circulation/errors.ts';
import { insertReference, listReferences, loadReference, removeReference as takeOut } from '../store/reference-files.ts';
import { checkFileName, kindOfReference } from './files.ts';
import type { Parts, SignedIn } from './parts.ts';
import { editableDocument, readableDocument } from './readable-document.ts';
import { isVisible } from './visible-references.ts';
import { transition } from './transition.ts';
import type { ReferenceView } from './views.ts';

const MOST_REFERENCES = 50;

/** Adds a supporting paper to a draft. Papers are frozen by hash with the version and are neither issued nor signed (decisions.md). */
export async function addReference(
  parts: Parts, signedIn: SignedIn, documentId: string, file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<ReferenceView> {
  await parts.store.read((db) => editableDocument(parts, db, signedIn.personId, documentId));
  if (file.bytes.length > parts.config.MAX_REFERENCE_MB * 1_000_000) throw new RefusalError('FILE_TOO_LARGE', { limit: parts.config.MAX_REFERENCE_MB });
  const name = checkFileName(file.name);
  const mediaType = kindOfReference(name, file.bytes);
  const sha256 = await parts.blobs.put(file.bytes);
  const reference = { id: parts.newId(), documentId, name, mediaType, size: file.bytes.length, sha256, addedBy: signedIn.personId, addedAt: parts.clock().toISOString(), removedAt: null };
  let addedByName = '';
  await transition(parts, signedIn, documentId, async ({ tx, world }) => {
    if ((await listReferences(tx, documentId)).length >= MOST_REFERENCES) throw new RefusalError('BAD_REQUEST', { detail: `references > ${MOST_REFERENCES}` });
    addedByName = world.directory.people.find((person) => person.id === signedIn.personId)?.name ?? '';
    return { action: { type: 'saveDraft', changes: {} }, facts: { referenceAdded: name, sha256 }, write: () => insertReference(tx, reference) };
  });
  return { id: reference.id, name, mediaType, size: reference.size, sha256, addedByName, addedAt: reference.addedAt };
}

/** Takes a supporting paper off a draft; versions already frozen keep it. */
export async function removeReference(parts: Parts, signedIn: SignedIn, documentId: string, referenceId: string): Promise<void> {
  await transition(parts, signedIn, documentId, async ({ tx, world }) => {
    const reference = await loadReference(tx, documentId, referenceId);
    return { action: { type: 'saveDraft', changes: {} }, facts: { referenceRemoved: reference.name, sha256: reference.sha256 }, write: () => takeOut(tx, documentId, referenceId, world.now) };
  });
}

/** A supporting paper, for everybody who may see it (`visible-references.ts`). @throws RefusalError NOT_FOUND */
export async function readReference(parts: Parts, personId: string, documentId: string, referenceId: string): Promise<{ readonly bytes: Uint8Array; readonly name: string }> {
  const reference = await parts.store.read(async (db) => {
    const readable = await readableDocument(parts, db, personId, documentId);
    const reference = await loadReference(db, documentId, referenceId);
    if (!(await isVisible(db, readable, personId, reference.id))) throw new RefusalError('NOT_FOUND');
    return reference;
  });
  return { bytes: await parts.blobs.get(reference.sha256), name: reference.name };
}
