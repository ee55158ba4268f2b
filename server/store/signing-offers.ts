import { RefusalError } from '../circulation/errors.ts';
import type { Refusal } from '../circulation/errors.ts';
import type { ChecklistEntry, Instant } from '../circulation/model.ts';
import { fromJsonOrNull, toJson, toJsonOrNull } from './json.ts';
import type { Db, Tx } from './schema.ts';

/**
 * A file offered to a signing program on the person's own machine by two addresses of one use: one to fetch it, one to hand in the signed
 * file. The addresses are known only to whom they were given; the store keeps their SHA-256.
 */
export interface SigningOffer {
  readonly id: string;
  readonly downloadHash: string;
  readonly uploadHash: string;
  readonly documentId: string;
  readonly versionNo: number;
  readonly stepId: string;
  readonly personId: string;
  /** The session that asked: when it ends, the addresses end with it. */
  readonly sessionId: string;
  readonly baseRevisionNo: number;
  /** The file that must come back, signed: lower-case hex SHA-256 and bytes. */
  readonly baseSha256: string;
  readonly baseLength: number;
  readonly opinion: string | null;
  readonly checklist: readonly ChecklistEntry[] | null;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly downloadedAt: Instant | null;
  /** Files handed in so far, whatever became of them. */
  readonly uploads: number;
  /** Why the last one was refused. */
  readonly refusal: Refusal | null;
  readonly takenAt: Instant | null;
  /** The file that was accepted: handed in again it gets the same answer. */
  readonly signedSha256: string | null;
}

export const insertSigningOffer = async (tx: Tx, offer: SigningOffer): Promise<void> => {
  await tx.insertInto('signingOffers').values({ ...offer, checklist: toJsonOrNull(offer.checklist), refusal: toJsonOrNull(offer.refusal) }).execute();
};

/** The offer of that id or address. @throws RefusalError NOT_FOUND */
export const findSigningOffer = async (db: Db, by: 'id' | 'downloadHash' | 'uploadHash', value: string): Promise<SigningOffer> => {
  const row = await db.selectFrom('signingOffers').selectAll().where(by, '=', value).executeTakeFirst();
  if (!row) throw new RefusalError('NOT_FOUND');
  return { ...row, checklist: fromJsonOrNull(row.checklist), refusal: fromJsonOrNull(row.refusal) };
};

/** Notes the first download; a repeated one changes nothing. */
export const noteDownload = async (tx: Tx, id: string, now: Instant): Promise<void> => {
  await tx.updateTable('signingOffers').set({ downloadedAt: now }).where('id', '=', id).where('downloadedAt', 'is', null).execute();
};

/** Counts a file that is handed in, while there may be more. @throws RefusalError SIGN_TOKEN_USED */
export const countUpload = async (tx: Tx, id: string, most: number): Promise<void> => {
  const { numUpdatedRows } = await tx.updateTable('signingOffers').set(({ eb }) => ({ uploads: eb('uploads', '+', 1), refusal: null }))
    .where('id', '=', id).where('takenAt', 'is', null).where('uploads', '<', most).executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new RefusalError('SIGN_TOKEN_USED');
};

export const noteRefusal = async (tx: Tx, id: string, refusal: Refusal): Promise<void> => {
  await tx.updateTable('signingOffers').set({ refusal: toJson(refusal) }).where('id', '=', id).where('takenAt', 'is', null).execute();
};

/** Takes an offer once and for all, in the transaction that stores the signature. @throws RefusalError SIGN_TOKEN_USED, SIGN_TOKEN_EXPIRED */
export const takeSigningOffer = async (tx: Tx, id: string, signedSha256: string, now: Instant): Promise<void> => {
  const { numUpdatedRows } = await tx.updateTable('signingOffers').set({ takenAt: now, signedSha256, refusal: null })
    .where('id', '=', id).where('takenAt', 'is', null).where('expiresAt', '>', now).executeTakeFirst();
  if (numUpdatedRows === 1n) return;
  throw new RefusalError((await findSigningOffer(tx, 'id', id)).takenAt === null ? 'SIGN_TOKEN_EXPIRED' : 'SIGN_TOKEN_USED');
};

/** Removes offers nobody can use any more; what they led to is in the revisions and the audit trail. */
export const forgetExpiredSigningOffers = async (tx: Tx, before: Instant): Promise<void> => {
  await tx.deleteFrom('signingOffers').where('expiresAt', '<', before).execute();
};
