import { checkDocx } from '../convert/check-docx.ts';
import { makeCirculationPdf } from '../convert/make-circulation-pdf.ts';
import { RefusalError } from '../circulation/errors.ts';
import type { OutgoingDocument, World } from '../circulation/model.ts';
import { findDraftFile, listHandPlaces, type DraftFile, type HandPlace } from '../store/draft-files.ts';
import { findPreviewOf, insertPreview, loadPreview, type Preview } from '../store/previews.ts';
import { localDate } from '../registry/local-date.ts';
import { formatContextOf } from '../format/check/context.ts';
import type { FormatContext } from '../format/check/finding.ts';
import { listAgencyProfiles, loadAgency } from '../store/agency.ts';
import { sha256Hex } from './files.ts';
import { heavy } from './heavy.ts';
import type { Parts, SignedIn } from './parts.ts';
import { PreviewFacts } from './preview-facts.ts';
import { editableDocument, readableDocument, seesWorkingCopy } from './readable-document.ts';
import { fieldsAt, wantedPlaces } from './reserve-places.ts';
import type { PreviewView } from './views.ts';

/** Grows when a preview must say more than before; older ones are then made anew. */
const MADE_AS = 2;

/** Digest of everything that decides how the circulated PDF looks besides the .docx: type, title, route, places set by hand. */
export const routeDigest = (document: OutgoingDocument, handPlaces: readonly HandPlace[]): string =>
  sha256Hex(JSON.stringify([MADE_AS, document.type, document.subject, document.plannedRoute.map(({ kind, ownerId, capacity }) => [kind, ownerId, capacity]), handPlaces]));

const view = (preview: Preview): PreviewView => ({
  previewId: preview.id, pages: preview.pages, places: preview.places, missing: preview.missing, warnings: preview.warnings, engine: preview.engine,
  findings: PreviewFacts.parse(preview.facts).findings,
});

interface Draft {
  readonly document: OutgoingDocument;
  readonly world: World;
  readonly file: DraftFile;
  readonly handPlaces: readonly HandPlace[];
  readonly digest: string;
  readonly sealDiameterMm: number;
  readonly agencyName: string;
  readonly form: FormatContext;
  readonly made: Preview | null;
}

async function loadDraft(parts: Parts, signedIn: SignedIn, documentId: string): Promise<Draft> {
  return parts.store.read(async (db) => {
    const { document, world } = await editableDocument(parts, db, signedIn.personId, documentId);
    const file = await findDraftFile(db, documentId);
    if (file === null) throw new RefusalError('FILE_REQUIRED');
    if (document.plannedRoute.length === 0) throw new RefusalError('ROUTE_EMPTY');
    const handPlaces = await listHandPlaces(db, documentId);
    const digest = routeDigest(document, handPlaces);
    const today = localDate(world.now);
    const agency = await loadAgency(db, today);
    const form = formatContextOf(document, world.directory, { name: agency.name, abbr: agency.abbr, profiles: await listAgencyProfiles(db, agency.id) }, today);
    return { document, world, file, handPlaces, digest, form, sealDiameterMm: agency.sealDiameterMm, agencyName: agency.fullName, made: await findPreviewOf(db, documentId, file.sha256, digest) };
  });
}

/**
 * Makes the PDF exactly as it would circulate: converted, every place reserved. It is kept, so that what the officer saw is what
 * submitting freezes; asking again for the same text, route and places answers with the one already made.
 */
export async function preview(parts: Parts, signedIn: SignedIn, documentId: string): Promise<PreviewView> {
  const draft = await loadDraft(parts, signedIn, documentId);
  if (draft.made !== null) return view(draft.made);
  const { document, world, file } = draft;
  const bytes = await parts.blobs.get(file.sha256);
  const docx = await checkDocx(bytes);
  const findings = await heavy('checkFormat', { docx: bytes, context: draft.form }, bytes.length);
  const circulation = await makeCirculationPdf({
    docx, converter: parts.converter, wanted: wantedPlaces(document, world.directory), placedByHand: draft.handPlaces.map((place) => ({ ...place, source: 'hand' as const })),
    sealDiameterMm: draft.sealDiameterMm,
  });
  const department = world.directory.departments.find((candidate) => candidate.id === document.departmentId);
  const base = await heavy('buildBase', {
    pdf: circulation.pdf, fields: fieldsAt(circulation.places, document, world.directory),
    title: document.subject, subject: document.subject, author: department?.name ?? draft.agencyName, createdAt: parts.clock(),
  }, circulation.pdf.length);
  const made: Preview = {
    id: parts.newId(), documentId, docxSha256: file.sha256, routeDigest: draft.digest, pdfSha256: await parts.blobs.put(base), pdfLength: base.length,
    textDigest: circulation.textDigest, pages: circulation.pages, places: circulation.places, missing: circulation.missing, warnings: circulation.warnings,
    facts: { typed: circulation.typed, milliseconds: circulation.milliseconds, findings } satisfies PreviewFacts, engine: circulation.engine, createdBy: signedIn.personId, createdAt: parts.clock().toISOString(),
  };
  await parts.store.transaction((tx) => insertPreview(tx, made));
  return view(made);
}

/** The previewed PDF, for the drafting side only: nobody else sees what has not been submitted. @throws RefusalError NOT_FOUND */
export async function readPreviewPdf(parts: Parts, personId: string, documentId: string, previewId: string): Promise<{ readonly bytes: Uint8Array; readonly sha256: string }> {
  const preview = await parts.store.read(async (db) => {
    if (!seesWorkingCopy(await readableDocument(parts, db, personId, documentId), personId)) throw new RefusalError('NOT_FOUND');
    return loadPreview(db, documentId, previewId);
  });
  return { bytes: await parts.blobs.get(preview.pdfSha256), sha256: preview.pdfSha256 };
}
