import { allowedActs } from '../circulation/allowed-acts.ts';
import { RefusalError } from '../circulation/errors.ts';
import type { OutgoingDocument } from '../circulation/model.ts';
import { findDraftFile } from '../store/draft-files.ts';
import { readRevisionChain } from '../store/revisions.ts';
import { findVersion } from '../store/versions.ts';
import { assemble } from './current-pdf.ts';
import type { Parts } from './parts.ts';
import { readableDocument } from './readable-document.ts';

/** What a download is called: the code once there is one, else the subject. */
const pdfName = (document: OutgoingDocument): string =>
  `${Array.from((document.number?.documentCode ?? document.subject).replace(/[\\/:*?"<>|]/g, '-')).slice(0, 120).join('')}.pdf`;

/** The circulated PDF as it stands, for everybody who may read the document. */
export async function readCurrentPdf(parts: Parts, personId: string, documentId: string): Promise<{ readonly bytes: Uint8Array; readonly sha256: string; readonly name: string }> {
  const { document, chain } = await parts.store.read(async (db) => ({
    document: (await readableDocument(parts, db, personId, documentId)).document,
    chain: await readRevisionChain(db, documentId),
  }));
  const { bytes, revision } = await assemble(parts.blobs, chain);
  return { bytes, sha256: revision.wholeSha256, name: pdfName(document) };
}

/** The .docx of the version in circulation; for who may edit it now, the one they go on with. */
export async function readCirculatedDocx(parts: Parts, personId: string, documentId: string): Promise<{ readonly bytes: Uint8Array; readonly name: string }> {
  const version = await parts.store.read(async (db) => {
    const { document, world } = await readableDocument(parts, db, personId, documentId);
    const draft = allowedActs(document, { personId }, world).includes('editDraft') ? await findDraftFile(db, documentId) : null;
    return draft === null ? findVersion(db, documentId, document.versionNo) : { docxSha256: draft.sha256, docxName: draft.name };
  });
  if (version === null) throw new RefusalError('NOT_FOUND');
  return { bytes: await parts.blobs.get(version.docxSha256), name: version.docxName };
}
