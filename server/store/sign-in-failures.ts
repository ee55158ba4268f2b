import type { Instant } from '../circulation/model.ts';
import { engineOf } from './engines/engine.ts';
import type { Tx } from './schema.ts';

/** Failed sign-ins of one subject: a person, an address, or a person from an address. */
export interface SignInFailures {
  readonly subject: string;
  readonly failures: number;
  readonly lastAt: Instant;
  readonly blockedUntil: Instant | null;
}

/** Reads what is known of some subjects, new ones at 0, and keeps others from them until the transaction ends. */
export const lockSignInFailures = async (tx: Tx, subjects: readonly string[], now: Instant): Promise<readonly SignInFailures[]> => {
  // Always in the same order, so that two transactions cannot wait for each other.
  const ordered = [...new Set(subjects)].sort();
  await tx.insertInto('signInFailures').values(ordered.map((subject) => ({ subject, failures: 0, lastAt: now, blockedUntil: null })))
    .onConflict((conflict) => conflict.column('subject').doNothing()).execute();
  return engineOf(tx).lockRows(tx.selectFrom('signInFailures').selectAll().where('subject', 'in', ordered).orderBy('subject')).execute();
};

export const saveSignInFailures = async (tx: Tx, { subject, ...changes }: SignInFailures): Promise<void> => {
  await tx.updateTable('signInFailures').set(changes).where('subject', '=', subject).execute();
};

/** Drops what is too old to count. */
export const forgetSignInFailuresBefore = async (tx: Tx, before: Instant): Promise<void> => {
  await tx.deleteFrom('signInFailures').where('lastAt', '<', before).execute();
};
