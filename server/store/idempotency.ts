import { RefusalError } from '../circulation/errors.ts';
import type { Instant } from '../circulation/model.ts';
import { fromJson, toJson } from './json.ts';
import type { Db, Tx } from './schema.ts';

/** The answer to a request that was already carried out. */
export interface KeptAnswer {
  readonly result: unknown;
}

/**
 * The kept answer to a person's key, or null when it is new. `request` says what was asked (e.g. `POST /api/documents/… sha256-of-body`).
 * Throws BAD_REQUEST when the key was used for something else.
 */
export const findAnswer = async (db: Db, personId: string, key: string, request: string): Promise<KeptAnswer | null> => {
  const row = await db.selectFrom('idempotencyKeys').select(['request', 'result']).where('personId', '=', personId).where('key', '=', key).executeTakeFirst();
  if (!row) return null;
  if (row.request !== request) throw new RefusalError('BAD_REQUEST', { detail: 'Idempotency-Key' });
  return { result: fromJson(row.result) };
};

/**
 * Keeps the answer, in the transaction that earned it. False when the same key was answered meanwhile: roll back (throw), then `findAnswer`.
 */
export const keepAnswer = async (tx: Tx, personId: string, key: string, request: string, result: unknown, now: Instant): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await tx.insertInto('idempotencyKeys')
    .values({ personId, key, request, result: toJson(result), createdAt: now })
    .onConflict((conflict) => conflict.columns(['personId', 'key']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
};

export const forgetAnswersBefore = async (tx: Tx, before: Instant): Promise<void> => {
  await tx.deleteFrom('idempotencyKeys').where('createdAt', '<', before).execute();
};
