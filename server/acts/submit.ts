import { RefusalError } from '../circulation/errors.ts';
import type { OutgoingDocument } from '../circulation/model.ts';
import { findDraftFile, listHandPlaces, type DraftFile } from '../store/draft-files.ts';
import { loadPreview, type Preview } from '../store/previews.ts';
import { listReferences } from '../store/reference-files.ts';
import { appendRevision, currentRevisionNo, moveCurrentRevision, nextRevisionNo } from '../store/revisions.ts';
import type { Tx } from '../store/schema.ts';
import { insertVersion } from '../store/versions.ts';
import { DraftFacts } from './draft-facts.ts';
import type { Parts, SignedIn } from './parts.ts';
import { PreviewFacts } from './preview-facts.ts';
import { routeDigest } from './preview.ts';
import { showDocument } from './show-document.ts';
import { transition } from './transition.ts';
import type { DocumentView } from './views.ts';

/** What the officer saw must still be what would go: same text, same route, same places, none missing. */
async function seenPreview(tx: Tx, document: OutgoingDocument, previewId: string): Promise<{ readonly preview: Preview; readonly file: DraftFile }> {
  const file = await findDraftFile(tx, document.id);
  if (file === null) throw new RefusalError('FILE_REQUIRED');
  const preview = await loadPreview(tx, document.id, previewId);
  const digest = routeDigest(document, await listHandPlaces(tx, document.id));
  if (preview.docxSha256 !== file.sha256 || preview.routeDigest !== digest) throw new RefusalError('PREVIEW_REQUIRED');
  const [missing] = preview.missing;
  if (missing?.key.startsWith('step:')) throw new RefusalError('SIGN_BLOCK_NOT_FOUND', { name: missing.label });
  if (missing !== undefined) throw new RefusalError('PLACE_NOT_FOUND', { place: missing.label, page: missing.page + 1 });
  return { preview, file };
}

/** Freezes version n from the preview: the .docx, the PDF as revision BASE, its reserved places and the supporting papers by hash. */
async function freeze(tx: Tx, next: OutgoingDocument, seen: { readonly preview: Preview; readonly file: DraftFile }, by: SignedIn): Promise<void> {
  const { preview, file } = seen;
  const { typed, findings } = PreviewFacts.parse(preview.facts);
  const references = await listReferences(tx, next.id);
  const at = next.updatedAt;
  await insertVersion(tx, {
    documentId: next.id, versionNo: next.versionNo, docxName: file.name, docxSha256: file.sha256, docxSize: file.size, textDigest: preview.textDigest,
    snapshot: {
      type: next.type, subject: next.subject, recipients: next.recipients, addressees: next.addressees, route: next.plannedRoute,
      references: references.map(({ id, name, sha256 }) => ({ id, name, sha256 })), typedDate: typed, facts: { warnings: preview.warnings, findings },
    },
    pages: preview.pages, places: preview.places, engine: preview.engine, submittedBy: by.personId, submittedAt: at,
  });
  const revisionNo = await nextRevisionNo(tx, next.id);
  const before = await currentRevisionNo(tx, next.id);
  await appendRevision(tx, {
    documentId: next.id, revisionNo, versionNo: next.versionNo, parentRevisionNo: null, kind: 'BASE', deltaSha256: preview.pdfSha256, deltaLength: preview.pdfLength,
    wholeSha256: preview.pdfSha256, wholeLength: preview.pdfLength, stepId: null, verification: null, createdBy: by.personId, createdAt: at,
  });
  await moveCurrentRevision(tx, next.id, before, revisionNo);
}

/** T3, «Trình»: freezes the previewed version and hands it to the presenter. */
export async function submit(
  parts: Parts, signedIn: SignedIn, documentId: string, input: { readonly rowVersion: number; readonly previewId: string },
): Promise<DocumentView> {
  await transition(parts, signedIn, documentId, async ({ tx, document }) => {
    // A draft that was saved since is caught by the preview's digest; a stale page of a document already under way by the rules.
    if (document.rowVersion !== input.rowVersion && document.status !== 'IN_CIRCULATION') throw new RefusalError('DOCUMENT_CHANGED');
    const editable = document.status === 'DRAFT' || document.status === 'RETURNED' || document.status === 'WITHDRAWN';
    const seen = editable ? await seenPreview(tx, document, input.previewId) : null;
    const stepIds = document.plannedRoute.map(() => parts.newId());
    return {
      action: { type: 'submit', stepIds, formatErrors: seen === null ? 0 : PreviewFacts.parse(seen.preview.facts).findings.filter(({ level }) => level === 'E').length, financialSuggested: seen !== null && DraftFacts.parse(seen.file.reading).financialSuggested },
      facts: seen === null ? {} : { pdfSha256: seen.preview.pdfSha256, docxSha256: seen.file.sha256, engine: seen.preview.engine },
      write: async (next) => { if (seen !== null) await freeze(tx, next, seen, signedIn); },
    };
  });
  return showDocument(parts, signedIn.personId, documentId);
}
