/** Tables of the work around a document: drafts, previews, signing, the clerk's registers, jobs. */
import type { Refusal } from '../circulation/errors.ts';
import type { ChecklistEntry, DocumentType } from '../circulation/model.ts';
import type { PageSize, Place, Rect } from '../pdf/geometry.ts';
import type { Json } from './json.ts';
import type { Preview } from './previews.ts';
import type { RouteTemplate } from './route-templates.ts';
import type { Flag, Sha256 } from './schema.ts';

export interface DraftFilesTable {
  documentId: string;
  name: string;
  size: number;
  sha256: Sha256;
  textDigest: string | null;
  reading: Json<unknown> | null;
  uploadedBy: string;
  uploadedAt: string;
}

export interface HandPlacesTable {
  documentId: string;
  placeKey: string;
  page: number;
  rect: Json<Rect>;
}

export interface PreviewsTable {
  id: string;
  documentId: string;
  docxSha256: Sha256;
  routeDigest: string;
  pdfSha256: Sha256;
  pdfLength: number;
  textDigest: string;
  pages: Json<readonly PageSize[]>;
  places: Json<readonly Place[]>;
  missing: Json<Preview['missing']>;
  warnings: Json<Preview['warnings']>;
  facts: Json<unknown>;
  engine: string;
  createdBy: string;
  createdAt: string;
}

export interface ReferencesTable {
  id: string;
  documentId: string;
  name: string;
  mediaType: string;
  size: number;
  sha256: Sha256;
  addedBy: string;
  addedAt: string;
  removedAt: string | null;
}

export interface SigningRequestsTable {
  id: string;
  documentId: string;
  versionNo: number;
  stepId: string | null;
  personId: string;
  baseRevisionNo: number;
  prepared: Json<unknown>;
  deltaSha256: Sha256;
  certificates: Json<readonly string[]>;
  opinion: string | null;
  checklist: Json<readonly ChecklistEntry[]> | null;
  createdAt: string;
  expiresAt: string;
  takenAt: string | null;
}

export interface SigningOffersTable {
  id: string;
  downloadHash: Sha256;
  uploadHash: Sha256;
  documentId: string;
  versionNo: number;
  stepId: string;
  personId: string;
  sessionId: Sha256;
  baseRevisionNo: number;
  baseSha256: Sha256;
  baseLength: number;
  opinion: string | null;
  checklist: Json<readonly ChecklistEntry[]> | null;
  createdAt: string;
  expiresAt: string;
  downloadedAt: string | null;
  uploads: number;
  refusal: Json<Refusal> | null;
  takenAt: string | null;
  signedSha256: Sha256 | null;
}

export interface NumberSeriesTable {
  id: string;
  year: number;
  types: Json<readonly DocumentType[]>;
  lastNumber: number;
  lastDate: string | null;
  padTo: number;
  closed: Flag;
}

export interface RegisterRowsTable {
  documentId: string;
  seriesId: string;
  year: number;
  number: number;
  documentCode: string;
  agencyId: string;
  issuedDate: string;
  typeAndSubject: string;
  signer: string;
  recipients: string;
  keptBy: string;
  copies: number;
  dispatchedOn: string | null;
  receipt: string | null;
  note: string | null;
  enteredBy: string;
  enteredAt: string;
}

export interface RouteTemplatesTable {
  id: string;
  name: string;
  docTypes: Json<readonly DocumentType[]>;
  financial: Flag;
  steps: Json<RouteTemplate['steps']>;
  ownerId: string | null;
  createdAt: string;
}

export interface IdempotencyKeysTable {
  personId: string;
  key: string;
  request: string;
  result: Json<unknown>;
  createdAt: string;
}

export interface OutboxTable {
  id: string;
  topic: string;
  payload: Json<unknown>;
  createdAt: string;
  runAt: string;
  attempts: number;
  leaseId: string | null;
  leasedUntil: string | null;
  lastError: string | null;
  parkedAt: string | null;
}

export interface WorkTables {
  draftFiles: DraftFilesTable;
  handPlaces: HandPlacesTable;
  previews: PreviewsTable;
  referenceFiles: ReferencesTable;
  signingRequests: SigningRequestsTable;
  signingOffers: SigningOffersTable;
  numberSeries: NumberSeriesTable;
  registerRows: RegisterRowsTable;
  routeTemplates: RouteTemplatesTable;
  idempotencyKeys: IdempotencyKeysTable;
  outbox: OutboxTable;
}
