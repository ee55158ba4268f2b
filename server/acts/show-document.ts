import { readTimeline } from '../audit/trail.ts';
import { allowedActs, myStep } from '../circulation/allowed-acts.ts';
import { needsChecklist } from '../circulation/finance.ts';
import type { Directory, OutgoingDocument, RouteStep } from '../circulation/model.ts';
import { findDepartment, findPerson, nameOf } from '../circulation/people.ts';
import { findDraftFile } from '../store/draft-files.ts';
import type { AuditEventRecord } from '../store/audit-events.ts';
import type { ReferenceFile } from '../store/reference-files.ts';
import { readRevisionChain, type Revision } from '../store/revisions.ts';
import type { Db } from '../store/schema.ts';
import { findVersion } from '../store/versions.ts';
import { SERVER_ITSELF } from './append-by-server.ts';
import { archiveState } from './archive-state.ts';
import type { Parts } from './parts.ts';
import { readableDocument, seesWorkingCopy } from './readable-document.ts';
import { visibleReferences } from './visible-references.ts';
import type { DocumentView, ReferenceView, SignatureView, StepView, TimelineEntry } from './views.ts';

const stepView = (step: RouteStep, document: OutgoingDocument, directory: Directory): StepView => {
  const owner = findPerson(directory, step.ownerId);
  return {
    id: step.id, ordinal: step.ordinal, kind: step.kind, capacity: step.capacity, status: step.status, optional: step.optional,
    ownerId: step.ownerId, ownerName: owner?.name ?? step.ownerId, ownerTitle: owner?.title ?? '',
    departmentId: step.departmentId, departmentAbbr: findDepartment(directory, step.departmentId)?.abbr ?? step.departmentId,
    activatedAt: step.activatedAt, dueAt: step.dueAt, completedAt: step.completedAt, opinion: step.opinion, checklist: step.checklist,
    needsChecklist: needsChecklist(document, step, directory),
  };
};

const signatureViews = (document: OutgoingDocument, directory: Directory): readonly SignatureView[] =>
  document.signatures.map(({ id, kind, stepId, signerId, certificateSubject, certificateSerial, signedAt, timestampedAt, level, status }) => ({
    id, kind, stepId, signerName: kind === 'ORGANISATION' ? certificateSubject : nameOf(directory, signerId), certificateSubject, certificateSerial, signedAt, timestampedAt, level, status,
  }));

const referenceView = (reference: ReferenceFile, directory: Directory): ReferenceView => ({
  id: reference.id, name: reference.name, mediaType: reference.mediaType, size: reference.size, sha256: reference.sha256,
  addedByName: nameOf(directory, reference.addedBy), addedAt: reference.addedAt,
});

/** Names and hashes of files that were handed in and never submitted are the drafting side's own; when it worked on the draft is everybody's. */
const timelineEntry = ({ seq, action, actorId, onBehalfOfId, at, reason, facts }: AuditEventRecord, whole: boolean, directory: Directory): TimelineEntry => ({
  seq, action, actorName: actorId === SERVER_ITSELF ? '' : nameOf(directory, actorId), onBehalfOfName: onBehalfOfId === null ? null : nameOf(directory, onBehalfOfId), at, reason,
  facts: whole || action !== 'saveDraft' ? facts : {},
});

async function pdfView(db: Db, document: OutgoingDocument, head: Revision | undefined): Promise<DocumentView['pdf']> {
  const version = await findVersion(db, document.id, document.versionNo);
  return version === null || head === undefined
    ? null
    : { sha256: head.wholeSha256, length: head.wholeLength, revisionNo: head.revisionNo, pages: version.pages, places: version.places };
}

/** One document as this person may see it, with exactly the acts open to them now. @throws RefusalError NOT_FOUND */
export async function showDocument(parts: Parts, personId: string, documentId: string): Promise<DocumentView> {
  return parts.store.read(async (db) => {
    const readable = await readableDocument(parts, db, personId, documentId);
    const { document, world } = readable;
    const { directory } = world;
    const whole = seesWorkingCopy(readable, personId);
    const allowed = allowedActs(document, { personId }, world);
    const file = whole ? await findDraftFile(db, documentId) : null;
    const timeline = await readTimeline(db, documentId);
    const chain = await readRevisionChain(db, documentId);
    const nameOrNull = (id: string | null): string | null => (id === null ? null : nameOf(directory, id));
    return {
      id: document.id, rowVersion: document.rowVersion, type: document.type, subject: document.subject, urgency: document.urgency,
      isFinancial: document.isFinancial, notFinancialReason: document.notFinancialReason, recipients: document.recipients, addressees: document.addressees,
      status: document.status, versionNo: document.versionNo, drafterId: document.drafterId, drafterName: nameOf(directory, document.drafterId),
      departmentId: document.departmentId, departmentName: findDepartment(directory, document.departmentId)?.name ?? document.departmentId,
      presenterId: document.presenterId, presenterName: nameOrNull(document.presenterId),
      finalSignerId: document.finalSignerId, finalSignerName: nameOrNull(document.finalSignerId), plannedRoute: document.plannedRoute,
      steps: document.steps.map((step) => stepView(step, document, directory)), myStepId: myStep(document, { personId }, world)?.id ?? null,
      signatures: signatureViews(document, directory), archive: await archiveState(db, document, chain, timeline), number: document.number,
      returned: document.returned === null ? null : {
        byName: nameOf(directory, document.returned.byId), at: document.returned.at, reason: document.returned.reason, category: document.returned.category,
      },
      references: (await visibleReferences(db, readable, personId)).map((reference) => referenceView(reference, directory)),
      timeline: timeline.map((event) => timelineEntry(event, whole, directory)),
      allowed,
      file: file === null ? null : { name: file.name, size: file.size, sha256: file.sha256 },
      pdf: await pdfView(db, document, chain.at(-1)),
      createdAt: document.createdAt, submittedAt: document.submittedAt, finalSignedAt: document.finalSignedAt, sealedAt: document.sealedAt, issuedAt: document.issuedAt,
    };
  });
}
