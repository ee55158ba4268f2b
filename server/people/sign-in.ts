import { RefusalError } from '../circulation/errors.ts';
import { findPasswordHash, savePasswordHash } from '../store/credentials.ts';
import { findPerson } from '../store/directory.ts';
import type { Store } from '../store/store.ts';
import { hashOfNobody, hashPassword, passwordMatches } from './password-hash.ts';
import { openSession } from './sessions.ts';
import type { OpenedSession } from './sessions.ts';
import { countAttempt, forgiveAttempt } from './throttle.ts';

/** Above this a password is not hashed: nobody types so much, but somebody may send it to keep us busy. */
const LONGEST_PASSWORD = 1024;

export interface PasswordAttempt {
  readonly store: Store;
  readonly personId: string;
  readonly password: string;
  /** Network address it comes from. */
  readonly address: string;
  readonly now: Date;
}

/**
 * Checks that a person knows their password, e.g. before the clerk seals. Same answer and same time for a stranger, a locked
 * account and a wrong password. Throws WRONG_PASSWORD, TOO_MANY_ATTEMPTS.
 */
export const confirmPassword = async ({ store, personId, password, address, now }: PasswordAttempt): Promise<void> => {
  await countAttempt(store, personId, address, now);
  const stored = await store.read(async (db) => {
    const person = await findPerson(db, personId);
    return person?.active === true ? findPasswordHash(db, personId) : null;
  });
  const right = password.length <= LONGEST_PASSWORD && await passwordMatches(password, stored ?? await hashOfNobody());
  if (!right || stored === null) throw new RefusalError('WRONG_PASSWORD');
  await forgiveAttempt(store, personId, address, now);
};

/**
 * Signs a person in with their password. Throws WRONG_PASSWORD, TOO_MANY_ATTEMPTS.
 * @param sessionMilliseconds life of the session
 */
export const signIn = async (attempt: PasswordAttempt & { readonly sessionMilliseconds: number }): Promise<OpenedSession> => {
  await confirmPassword(attempt);
  return openSession(attempt);
};

/** Gives a person a new password. Open sessions stay; `revokeAll` ends them. */
export const setPassword = async (store: Store, personId: string, password: string, now: Date): Promise<void> => {
  const hash = await hashPassword(password);
  await store.transaction((tx) => savePasswordHash(tx, personId, hash, now.toISOString()));
};
