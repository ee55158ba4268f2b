/** The tables as the queries see them (camelCase here, snake_case in SQL). Times are ISO text, JSON is text, truth values are 0 or 1: one code path for both engines. */
import type { Kysely, Transaction } from 'kysely';
import type { ChecklistEntry, OutgoingDocument, PlannedStep } from '../circulation/model.ts';
import type { PageSize, Place } from '../pdf/geometry.ts';
import type { Json } from './json.ts';
import type { VersionSnapshot } from './versions.ts';
import type { AuditTables } from './schema-audit.ts';
import type { OrganisationTables } from './schema-organisation.ts';
import type { WorkTables } from './schema-work.ts';

/** 0 = no, 1 = yes. */
export type Flag = 0 | 1;
/** Lower-case hex SHA-256, also the name of a blob. */
export type Sha256 = string;

export const flag = (value: boolean): Flag => (value ? 1 : 0);

export interface DocumentsTable {
  id: string;
  type: string;
  subject: string;
  urgency: string;
  confidentiality: string;
  isFinancial: Flag;
  notFinancialReason: string | null;
  recipients: Json<readonly string[]>;
  addressees: Json<readonly string[]>;
  drafterId: string;
  departmentId: string;
  presenterId: string | null;
  finalSignerId: string | null;
  watcherIds: Json<readonly string[]>;
  replyToId: string | null;
  plannedRoute: Json<readonly PlannedStep[]>;
  status: string;
  versionNo: number;
  seriesId: string | null;
  numberYear: number | null;
  number: number | null;
  notation: string | null;
  documentCode: string | null;
  issuedDate: string | null;
  returned: Json<NonNullable<OutgoingDocument['returned']>> | null;
  submittedAt: string | null;
  finalSignedAt: string | null;
  sealedAt: string | null;
  issuedAt: string | null;
  createdAt: string;
  updatedAt: string;
  rowVersion: number;
  /** Points into `revisions`; moved only by compare-and-set. */
  currentRevision: number | null;
  /** Which of the drafter's trays holds it: drafts, sent, done. Derived from the status for the indices. */
  drafterTray: string;
  awaitsClerk: Flag;
}

export interface RouteStepsTable {
  id: string;
  documentId: string;
  versionNo: number;
  ordinal: number;
  kind: string;
  ownerId: string;
  capacity: string;
  optional: Flag;
  parallelGroup: string | null;
  departmentId: string;
  status: string;
  activatedAt: string | null;
  dueAt: string | null;
  /** `dueAt`, or a far date where there is none: the order of the inbox. */
  dueOrder: string;
  completedAt: string | null;
  completedBy: string | null;
  opinion: string | null;
  checklist: Json<readonly ChecklistEntry[]> | null;
}

export interface SignaturesTable {
  id: string;
  documentId: string;
  versionNo: number;
  ordinal: number;
  kind: string;
  stepId: string | null;
  signerId: string;
  revisionNo: number;
  pdfSha256Before: Sha256;
  pdfSha256After: Sha256;
  fieldName: string;
  certificateSerial: string;
  certificateSubject: string;
  signedAt: string;
  timestampedAt: string | null;
  level: string;
  status: string;
}

/** Who finds a document in "all" (and "done"): one row per reader key, see `reader-keys.ts`. */
export interface DocumentReadersTable {
  documentId: string;
  readerKey: string;
  done: Flag;
  updatedAt: string;
}

export interface DocumentTextsTable {
  documentId: string;
  words: string;
}

export interface DocumentVersionsTable {
  documentId: string;
  versionNo: number;
  docxName: string;
  docxSha256: Sha256;
  docxSize: number;
  textDigest: string;
  /** What the version said when it was frozen: type, subject, recipients, agency header, references by hash. */
  snapshot: Json<VersionSnapshot>;
  pages: Json<readonly PageSize[]>;
  places: Json<readonly Place[]>;
  engine: string;
  submittedBy: string;
  submittedAt: string;
}

export interface RevisionsTable {
  documentId: string;
  revisionNo: number;
  versionNo: number;
  parentRevisionNo: number | null;
  kind: string;
  deltaSha256: Sha256;
  deltaLength: number;
  wholeSha256: Sha256;
  wholeLength: number;
  stepId: string | null;
  verification: Json<unknown> | null;
  createdBy: string;
  createdAt: string;
}

export interface Schema extends WorkTables, OrganisationTables, AuditTables {
  documents: DocumentsTable;
  routeSteps: RouteStepsTable;
  signatures: SignaturesTable;
  documentReaders: DocumentReadersTable;
  documentTexts: DocumentTextsTable;
  documentVersions: DocumentVersionsTable;
  revisions: RevisionsTable;
}

/** Reads, outside or inside a transaction. */
export type Db = Kysely<Schema>;
/** A running transaction. */
export type Tx = Transaction<Schema>;
