import type { Instant } from '../circulation/model.ts';
import type { Db, Tx } from './schema.ts';

/** A signed-in program. The token itself is known only to its holder; the store keeps its SHA-256. */
export interface SessionRecord {
  readonly tokenHash: string;
  readonly personId: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly revokedAt: Instant | null;
  readonly address: string;
}

export const insertSession = async (tx: Tx, session: SessionRecord): Promise<void> => {
  await tx.insertInto('sessions').values(session).execute();
};

export const findSession = async (db: Db, tokenHash: string): Promise<SessionRecord | null> =>
  await db.selectFrom('sessions').selectAll().where('tokenHash', '=', tokenHash).executeTakeFirst() ?? null;

export const revokeSession = async (tx: Tx, tokenHash: string, now: Instant): Promise<void> => {
  await tx.updateTable('sessions').set({ revokedAt: now }).where('tokenHash', '=', tokenHash).where('revokedAt', 'is', null).execute();
};

/** Ends every session of a person; returns how many were open. */
export const revokeSessionsOf = async (tx: Tx, personId: string, now: Instant): Promise<number> => {
  const { numUpdatedRows } = await tx.updateTable('sessions').set({ revokedAt: now })
    .where('personId', '=', personId).where('revokedAt', 'is', null).where('expiresAt', '>', now).executeTakeFirst();
  return Number(numUpdatedRows);
};

export const forgetExpiredSessions = async (tx: Tx, before: Instant): Promise<void> => {
  await tx.deleteFrom('sessions').where('expiresAt', '<', before).execute();
};
