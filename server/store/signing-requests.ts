import { RefusalError } from '../circulation/errors.ts';
import type { ChecklistEntry, Instant } from '../circulation/model.ts';
import { fromJson, fromJsonOrNull, toJson, toJsonOrNull } from './json.ts';
import type { Db, Tx } from './schema.ts';

/** A signature between its two phases. Holds nothing secret: what is shown, what is to be signed, with which certificate. */
export interface SigningRequest {
  readonly id: string;
  readonly documentId: string;
  readonly versionNo: number;
  readonly stepId: string | null;
  readonly personId: string;
  /** The revision it builds on; when the document has moved on the request is stale. */
  readonly baseRevisionNo: number;
  /** What phase two needs of phase one, as JSON (bytes in base64), but the delta. */
  readonly prepared: unknown;
  /** Blob of the prepared update, with the hole for the signature. */
  readonly deltaSha256: string;
  /** Leaf first, DER in base64. */
  readonly certificates: readonly string[];
  readonly opinion: string | null;
  readonly checklist: readonly ChecklistEntry[] | null;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  /** When it was completed; a second time is refused. */
  readonly takenAt: Instant | null;
}

export const insertSigningRequest = async (tx: Tx, request: SigningRequest): Promise<void> => {
  await tx.insertInto('signingRequests').values({
    ...request,
    prepared: toJson(request.prepared),
    certificates: toJson(request.certificates),
    checklist: toJsonOrNull(request.checklist),
  }).execute();
};

/** A request, whether still open or not. Throws NOT_FOUND. */
export const loadSigningRequest = async (db: Db, id: string): Promise<SigningRequest> => {
  const row = await db.selectFrom('signingRequests').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new RefusalError('NOT_FOUND');
  return { ...row, prepared: fromJson(row.prepared), certificates: fromJson(row.certificates), checklist: fromJsonOrNull(row.checklist) };
};

/**
 * Takes a request once and for all, in the transaction that completes it (a rollback gives it back).
 * Throws NOT_FOUND, SIGN_TOKEN_USED, SIGN_TOKEN_EXPIRED.
 */
export const takeSigningRequest = async (tx: Tx, id: string, now: Instant): Promise<SigningRequest> => {
  const { numUpdatedRows } = await tx.updateTable('signingRequests').set({ takenAt: now })
    .where('id', '=', id).where('takenAt', 'is', null).where('expiresAt', '>', now).executeTakeFirst();
  const request = await loadSigningRequest(tx, id);
  if (numUpdatedRows === 1n) return request;
  throw new RefusalError(request.takenAt === null ? 'SIGN_TOKEN_EXPIRED' : 'SIGN_TOKEN_USED');
};

/** Removes requests nobody can complete any more; what they led to is in the revisions and the audit trail. */
export const forgetExpiredSigningRequests = async (tx: Tx, before: Instant): Promise<void> => {
  await tx.deleteFrom('signingRequests').where('expiresAt', '<', before).execute();
};
