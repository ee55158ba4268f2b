/** Between `OutgoingDocument` and its rows. */
import type { Insertable, Selectable } from 'kysely';
import type { DocumentNumber, DocumentStatus, OutgoingDocument, RouteStep, SignatureRecord } from '../circulation/model.ts';
import { fromJson, fromJsonOrNull, toJson, toJsonOrNull } from './json.ts';
import { flag } from './schema.ts';
import type { DocumentsTable, RouteStepsTable, SignaturesTable } from './schema.ts';

/** Sorts after every real due time. */
const NO_DUE_TIME = '9999-12-31T23:59:59.999Z';

type DrafterTray = 'drafts' | 'sent' | 'done';

const EDITABLE: ReadonlySet<DocumentStatus> = new Set<DocumentStatus>(['DRAFT', 'RETURNED', 'WITHDRAWN']);
const WITH_CLERK: ReadonlySet<DocumentStatus> = new Set<DocumentStatus>(['AWAITING_NUMBER', 'NUMBERED', 'SEALED']);

const drafterTrayOf = (status: DocumentStatus): DrafterTray => {
  if (EDITABLE.has(status)) return 'drafts';
  return status === 'IN_CIRCULATION' || WITH_CLERK.has(status) ? 'sent' : 'done';
};

/** Everything but the current revision, which has its own pointer. */
export const documentRow = (document: OutgoingDocument): Omit<Insertable<DocumentsTable>, 'currentRevision'> => ({
  id: document.id,
  type: document.type,
  subject: document.subject.normalize('NFC'),
  urgency: document.urgency,
  confidentiality: document.confidentiality,
  isFinancial: flag(document.isFinancial),
  notFinancialReason: document.notFinancialReason,
  recipients: toJson(document.recipients),
  addressees: toJson(document.addressees),
  drafterId: document.drafterId,
  departmentId: document.departmentId,
  presenterId: document.presenterId,
  finalSignerId: document.finalSignerId,
  watcherIds: toJson(document.watcherIds),
  replyToId: document.replyToId,
  plannedRoute: toJson(document.plannedRoute),
  status: document.status,
  versionNo: document.versionNo,
  seriesId: document.number?.seriesId ?? null,
  numberYear: document.number?.year ?? null,
  number: document.number?.number ?? null,
  notation: document.number?.notation ?? null,
  documentCode: document.number?.documentCode ?? null,
  issuedDate: document.number?.issuedDate ?? null,
  returned: toJsonOrNull(document.returned),
  submittedAt: document.submittedAt,
  finalSignedAt: document.finalSignedAt,
  sealedAt: document.sealedAt,
  issuedAt: document.issuedAt,
  createdAt: document.createdAt,
  updatedAt: document.updatedAt,
  rowVersion: document.rowVersion,
  drafterTray: drafterTrayOf(document.status),
  awaitsClerk: flag(WITH_CLERK.has(document.status)),
});

const numberFrom = (row: Selectable<DocumentsTable>): DocumentNumber | null => {
  const { seriesId, numberYear, number, notation, documentCode, issuedDate } = row;
  if (seriesId === null || numberYear === null || number === null || notation === null || documentCode === null || issuedDate === null) return null;
  return { seriesId, year: numberYear, number, notation, documentCode, issuedDate };
};

export const documentFrom = (row: Selectable<DocumentsTable>, steps: readonly RouteStep[], signatures: readonly SignatureRecord[]): OutgoingDocument => ({
  id: row.id,
  type: row.type as OutgoingDocument['type'],
  subject: row.subject,
  urgency: row.urgency as OutgoingDocument['urgency'],
  confidentiality: 'NORMAL',
  isFinancial: row.isFinancial === 1,
  notFinancialReason: row.notFinancialReason,
  recipients: fromJson(row.recipients),
  addressees: fromJson(row.addressees),
  drafterId: row.drafterId,
  departmentId: row.departmentId,
  presenterId: row.presenterId,
  finalSignerId: row.finalSignerId,
  watcherIds: fromJson(row.watcherIds),
  replyToId: row.replyToId,
  plannedRoute: fromJson(row.plannedRoute),
  status: row.status as DocumentStatus,
  versionNo: row.versionNo,
  steps,
  signatures,
  number: numberFrom(row),
  returned: fromJsonOrNull(row.returned),
  submittedAt: row.submittedAt,
  finalSignedAt: row.finalSignedAt,
  sealedAt: row.sealedAt,
  issuedAt: row.issuedAt,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
  rowVersion: row.rowVersion,
});

export const stepRow = (documentId: string, step: RouteStep): Insertable<RouteStepsTable> => ({
  ...step,
  documentId,
  optional: flag(step.optional),
  dueOrder: step.dueAt ?? NO_DUE_TIME,
  checklist: toJsonOrNull(step.checklist),
});

export const stepFrom = (row: Selectable<RouteStepsTable>): RouteStep => ({
  id: row.id,
  versionNo: row.versionNo,
  ordinal: row.ordinal,
  kind: row.kind as RouteStep['kind'],
  ownerId: row.ownerId,
  capacity: row.capacity as RouteStep['capacity'],
  optional: row.optional === 1,
  parallelGroup: row.parallelGroup,
  departmentId: row.departmentId,
  status: row.status as RouteStep['status'],
  activatedAt: row.activatedAt,
  dueAt: row.dueAt,
  completedAt: row.completedAt,
  completedBy: row.completedBy,
  opinion: row.opinion,
  checklist: fromJsonOrNull(row.checklist),
});

export const signatureRow = (documentId: string, ordinal: number, signature: SignatureRecord): Insertable<SignaturesTable> => ({ ...signature, documentId, ordinal });

export const signatureFrom = (row: Selectable<SignaturesTable>): SignatureRecord => ({
  id: row.id,
  kind: row.kind as SignatureRecord['kind'],
  stepId: row.stepId,
  signerId: row.signerId,
  versionNo: row.versionNo,
  revisionNo: row.revisionNo,
  pdfSha256Before: row.pdfSha256Before,
  pdfSha256After: row.pdfSha256After,
  fieldName: row.fieldName,
  certificateSerial: row.certificateSerial,
  certificateSubject: row.certificateSubject,
  signedAt: row.signedAt,
  timestampedAt: row.timestampedAt,
  level: row.level as SignatureRecord['level'],
  status: row.status as SignatureRecord['status'],
});
