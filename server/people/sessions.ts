import { createHash, randomBytes } from 'node:crypto';
import { RefusalError } from '../circulation/errors.ts';
import type { Instant } from '../circulation/model.ts';
import { findPerson } from '../store/directory.ts';
import type { PersonRecord } from '../store/directory.ts';
import { findSession, forgetExpiredSessions, insertSession, revokeSession, revokeSessionsOf } from '../store/sessions.ts';
import type { Store } from '../store/store.ts';

const TOKEN_BYTES = 32;
/** 32 bytes in base64url without padding. */
const TOKEN = /^[\w-]{43}$/;

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

export interface OpenedSession {
  /** 256 random bits, base64url: shown to its holder once, stored only as its SHA-256. */
  readonly token: string;
  readonly expiresAt: Instant;
  readonly personId: string;
}

export interface Authenticated {
  readonly person: PersonRecord;
  /** Names the session in logs and for `signOut`; gives no access. */
  readonly sessionId: string;
  readonly expiresAt: Instant;
}

export interface SessionRequest {
  readonly store: Store;
  readonly personId: string;
  readonly address: string;
  readonly now: Date;
  readonly sessionMilliseconds: number;
}

/** Opens a session for a person who has proved who they are. */
export const openSession = async ({ store, personId, address, now, sessionMilliseconds }: SessionRequest): Promise<OpenedSession> => {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const expiresAt = new Date(now.getTime() + sessionMilliseconds).toISOString();
  await store.transaction(async (tx) => {
    await forgetExpiredSessions(tx, now.toISOString());
    await insertSession(tx, { tokenHash: hashOf(token), personId, createdAt: now.toISOString(), expiresAt, revokedAt: null, address });
  });
  return { token, expiresAt, personId };
};

/** Whose token this is. Throws NOT_SIGNED_IN for one that is unknown, expired or revoked, or whose person is locked. */
export const authenticate = async (store: Store, token: string, now: Date): Promise<Authenticated> => {
  if (!TOKEN.test(token)) throw new RefusalError('NOT_SIGNED_IN');
  const sessionId = hashOf(token);
  return store.read(async (db) => {
    const session = await findSession(db, sessionId);
    if (!session || session.revokedAt !== null || session.expiresAt <= now.toISOString()) throw new RefusalError('NOT_SIGNED_IN');
    const person = await findPerson(db, session.personId);
    if (person?.active !== true) throw new RefusalError('NOT_SIGNED_IN');
    return { person, sessionId, expiresAt: session.expiresAt };
  });
};

/** Ends one session at once. */
export const signOut = (store: Store, sessionId: string, now: Date): Promise<void> =>
  store.transaction((tx) => revokeSession(tx, sessionId, now.toISOString()));

/** Ends every session of a person at once, e.g. when their account is locked; returns how many were open. */
export const revokeAll = (store: Store, personId: string, now: Date): Promise<number> =>
  store.transaction((tx) => revokeSessionsOf(tx, personId, now.toISOString()));
