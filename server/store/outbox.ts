import type { Instant } from '../circulation/model.ts';
import type { Selectable } from 'kysely';
import { fromJson, toJson } from './json.ts';
import type { Db, Tx } from './schema.ts';
import type { OutboxTable } from './schema-work.ts';

/** Work that must follow a committed change: written with it, done after it, at least once. */
export interface OutboxJob {
  readonly id: string;
  readonly topic: string;
  /** JSON. */
  readonly payload: unknown;
  readonly createdAt: Instant;
  readonly runAt: Instant;
  /** How often it was begun. */
  readonly attempts: number;
  readonly lastError: string | null;
  /** Given up, for an administrator to look at. */
  readonly parkedAt: Instant | null;
}

const jobFrom = (row: Selectable<OutboxTable>): OutboxJob => ({
  id: row.id, topic: row.topic, payload: fromJson(row.payload), createdAt: row.createdAt, runAt: row.runAt,
  attempts: row.attempts, lastError: row.lastError, parkedAt: row.parkedAt,
});

/** Adds a job in the transaction that causes it. */
export const enqueue = async (tx: Tx, job: Pick<OutboxJob, 'id' | 'topic' | 'payload' | 'createdAt' | 'runAt'>): Promise<void> => {
  await tx.insertInto('outbox').values({ ...job, payload: toJson(job.payload), attempts: 0, leaseId: null, leasedUntil: null, lastError: null, parkedAt: null }).execute();
};

export interface Lease {
  readonly leaseId: string;
  readonly now: Instant;
  /** When others may take the jobs again, should this worker die. */
  readonly until: Instant;
  readonly limit: number;
}

/** Takes jobs that are due and that nobody holds; two workers never hold the same one. */
export const leaseJobs = async (tx: Tx, { leaseId, now, until, limit }: Lease): Promise<readonly OutboxJob[]> => {
  const due = tx.selectFrom('outbox').select('id').where('parkedAt', 'is', null).where('runAt', '<=', now)
    .where((where) => where.or([where('leasedUntil', 'is', null), where('leasedUntil', '<=', now)])).orderBy('runAt').limit(limit);
  const rows = await tx.updateTable('outbox').set((row) => ({ leaseId, leasedUntil: until, attempts: row('attempts', '+', 1) }))
    .where('id', 'in', due)
    // Asked again for the row as it is when this transaction gets to it.
    .where((where) => where.or([where('leasedUntil', 'is', null), where('leasedUntil', '<=', now)]))
    .returningAll().execute();
  return rows.map(jobFrom);
};

/** The job is done, unless its lease ran out and someone else holds it now. */
export const finishJob = async (tx: Tx, id: string, leaseId: string): Promise<void> => {
  await tx.deleteFrom('outbox').where('id', '=', id).where('leaseId', '=', leaseId).execute();
};

/** The job failed: it runs again at `runAt`, or is parked when that is null. */
export const failJob = async (tx: Tx, id: string, leaseId: string, error: string, runAt: Instant | null, now: Instant): Promise<void> => {
  await tx.updateTable('outbox')
    .set({ leaseId: null, leasedUntil: null, lastError: error, ...(runAt === null ? { parkedAt: now } : { runAt }) })
    .where('id', '=', id).where('leaseId', '=', leaseId).execute();
};

/** A job that is not done yet, or null. */
export const findJob = async (db: Db, id: string): Promise<OutboxJob | null> => {
  const row = await db.selectFrom('outbox').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? jobFrom(row) : null;
};

/** Jobs that were given up, oldest first. */
export const listParkedJobs = async (db: Db): Promise<readonly OutboxJob[]> =>
  (await db.selectFrom('outbox').selectAll().where('parkedAt', 'is not', null).orderBy('createdAt').execute()).map(jobFrom);

/** Takes back a job whose work was done in another way. */
export const forgetJob = async (tx: Tx, id: string): Promise<void> => {
  await tx.deleteFrom('outbox').where('id', '=', id).execute();
};

/** Sends a parked job round again. */
export const unparkJob = async (tx: Tx, id: string, now: Instant): Promise<void> => {
  await tx.updateTable('outbox').set({ parkedAt: null, runAt: now, attempts: 0 }).where('id', '=', id).where('parkedAt', 'is not', null).execute();
};
