import type { Instant } from '../circulation/model.ts';
import type { Db, Tx } from './schema.ts';

/** The stored password hash of a person (with its own salt and cost), or null. */
export const findPasswordHash = async (db: Db, personId: string): Promise<string | null> =>
  (await db.selectFrom('credentials').select('passwordHash').where('personId', '=', personId).executeTakeFirst())?.passwordHash ?? null;

export const savePasswordHash = async (tx: Tx, personId: string, passwordHash: string, now: Instant): Promise<void> => {
  const row = { personId, passwordHash, changedAt: now };
  await tx.insertInto('credentials').values(row).onConflict((conflict) => conflict.column('personId').doUpdateSet(row)).execute();
};
