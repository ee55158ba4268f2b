/** Between `OutgoingDocument` and its rows. */
import type { Insertable, Selectable } from 'kysely';
import type { ChecklistEntry, DocumentNumber, DocumentStatus, OutgoingDocument, RouteStep, SignatureRecord } from '../circulation/model.ts';
import { fromJson, fromJsonOrNull, toJson } from './json.ts';
import { flag } from './schema.ts';
import type { DocumentsTable, RouteStepsTable, SignaturesTable } from './schema.ts';

/** Sorts after every real due time. */
const NO_DUE_TIME = '9999-12-31T23:59:59.999Z';

export type DrafterTray = 'drafts' | 'sent' | 'done';

const EDITABLE: ReadonlySet<DocumentStatus> = new Set<DocumentStatus>(['DRAFT', 'RETURNED', 'WITHDRAWN']);
const WITH_CLERK: ReadonlySet<DocumentStatus> = new Set<DocumentStatus>(['AWAITING_NUMBER', 'NUMBERED', 'SEALED']);

export const drafterTrayOf = (status: DocumentStatus): DrafterTray => {
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
  returned: document.returned === null ? null : toJson(document.returned),
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
  checklist: step.checklist === null ? null : toJson(step.checklist),
});

export const stepFrom = ({ documentId: _document, dueOrder: _order, optional, checklist, ...row }: Selectable<RouteStepsTable>): RouteStep => ({
  ...row,
  kind: row.kind as RouteStep['kind'],
  capacity: row.capacity as RouteStep['capacity'],
  status: row.status as RouteStep['status'],
  optional: optional === 1,
  checklist: fromJsonOrNull<readonly ChecklistEntry[]>(checklist),
});

export const signatureRow = (documentId: string, ordinal: number, signature: SignatureRecord): Insertable<SignaturesTable> => ({ ...signature, documentId, ordinal });

export const signatureFrom = ({ documentId: _document, ordinal: _ordinal, ...row }: Selectable<SignaturesTable>): SignatureRecord => ({
  ...row,
  kind: row.kind as SignatureRecord['kind'],
  level: row.level as SignatureRecord['level'],
  status: row.status as SignatureRecord['status'],
});
