import { checkDocx } from '../convert/check-docx.ts';
import { RefusalError } from '../circulation/errors.ts';
import { saveDraftFile } from '../store/draft-files.ts';
import type { DraftFacts } from './draft-facts.ts';
import { checkFileName } from './files.ts';
import { heavy } from './heavy.ts';
import type { Parts, SignedIn } from './parts.ts';
import { editableDocument } from './readable-document.ts';
import { showDocument } from './show-document.ts';
import { transition } from './transition.ts';
import type { DocumentView } from './views.ts';

/** A .docx unpacks to about so many times its size. */
const COMPRESSION = 20;

/**
 * Takes the officer's .docx. It is checked before anything is kept (kind, size, unpacked size, macros, outside content, secrecy marks);
 * a file that fails leaves the draft as it was.
 */
export async function handInFile(
  parts: Parts, signedIn: SignedIn, documentId: string, file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<DocumentView> {
  await parts.store.read((db) => editableDocument(parts, db, signedIn.personId, documentId));
  if (file.bytes.length > parts.config.MAX_DOCUMENT_MB * 1_000_000) throw new RefusalError('FILE_TOO_LARGE', { limit: parts.config.MAX_DOCUMENT_MB });
  const name = checkFileName(file.name);
  const checked = await checkDocx(file.bytes);
  const { secret, financialSuggested } = await heavy('readFacts', file.bytes, file.bytes.length * COMPRESSION);
  if (secret) throw new RefusalError('CONFIDENTIAL_NOT_ALLOWED');
  const reading: DraftFacts = { financialSuggested };
  const sha256 = await parts.blobs.put(file.bytes);
  await transition(parts, signedIn, documentId, ({ tx, world }) => ({
    action: { type: 'saveDraft', changes: {} },
    facts: { file: name, docxSha256: sha256 },
    write: () => saveDraftFile(tx, {
      documentId, name, size: file.bytes.length, sha256, textDigest: checked.textDigest, reading, uploadedBy: signedIn.personId, uploadedAt: world.now,
    }),
  }));
  return showDocument(parts, signedIn.personId, documentId);
}
