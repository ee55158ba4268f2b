import type { DocumentType, PlannedStep } from '../circulation/model.ts';
import type { PageSize, Place } from '../pdf/geometry.ts';
import { fromJson, toJson } from './json.ts';
import type { Db, Tx } from './schema.ts';

/** What a version said when it was frozen; later changes of the directory or the draft do not reach it (§4.6 #27). */
export interface VersionSnapshot {
  readonly type: DocumentType;
  readonly subject: string;
  readonly recipients: readonly string[];
  readonly addressees: readonly string[];
  readonly route: readonly PlannedStep[];
  /** Supporting papers that travelled with it, by hash. */
  readonly references: readonly { readonly id: string; readonly name: string; readonly sha256: string }[];
  /** Day, month and year typed in the text, where they are (ISSUE_MONTH_MISMATCH). */
  readonly typedDate: { readonly day: number | null; readonly month: number | null; readonly year: number | null } | null;
  /** Anything else that must stay provable, e.g. format findings, the agency's header. */
  readonly facts: Readonly<Record<string, unknown>>;
}

/** A frozen version: the .docx, its PDF's pages and reserved places. Its bytes of PDF are revision rows. */
export interface DocumentVersion {
  readonly documentId: string;
  readonly versionNo: number;
  readonly docxName: string;
  readonly docxSha256: string;
  readonly docxSize: number;
  /** Digest of the normalised text, to compare with what is open in Word. */
  readonly textDigest: string;
  readonly snapshot: VersionSnapshot;
  readonly pages: readonly PageSize[];
  readonly places: readonly Place[];
  readonly engine: string;
  readonly submittedBy: string;
  readonly submittedAt: string;
}

/** Freezes a version; it can never be changed or removed. */
export const insertVersion = async (tx: Tx, version: DocumentVersion): Promise<void> => {
  await tx.insertInto('documentVersions').values({
    ...version, snapshot: toJson(version.snapshot), pages: toJson(version.pages), places: toJson(version.places),
  }).execute();
};

/** One version, or null. */
export const findVersion = async (db: Db, documentId: string, versionNo: number): Promise<DocumentVersion | null> => {
  const row = await db.selectFrom('documentVersions').selectAll().where('documentId', '=', documentId).where('versionNo', '=', versionNo).executeTakeFirst();
  return row ? { ...row, snapshot: fromJson(row.snapshot), pages: fromJson(row.pages), places: fromJson(row.places) } : null;
};
