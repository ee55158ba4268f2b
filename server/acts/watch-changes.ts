import { findPerson } from '../store/directory.ts';
import { findSession } from '../store/sessions.ts';
import type { Parts } from './parts.ts';
import type { LiveMessage } from './views.ts';

const CHECK_MS = 30_000;

const isOpen = (parts: Parts, sessionId: string): Promise<boolean> =>
  parts.store.read(async (db) => {
    const session = await findSession(db, sessionId);
    if (session === null || session.revokedAt !== null || session.expiresAt <= parts.clock().toISOString()) return false;
    return (await findPerson(db, session.personId))?.active === true;
  });

/** Subscribes one screen. When its session ends (signed out, expired, revoked) or its person is locked, the stream is closed with it. Returns the way out. */
export function watchChanges(parts: Parts, who: { readonly personId: string; readonly sessionId: string }, listener: (message: LiveMessage) => void, end: () => void): () => void {
  const stop = parts.live.subscribe(who.personId, listener);
  let watching = true;
  const timer = setInterval(() => {
    isOpen(parts, who.sessionId).then((open) => { if (!open && watching) end(); }, (error: unknown) => { parts.log(`live: ${String(error)}`); });
  }, CHECK_MS);
  timer.unref();
  return () => { watching = false; clearInterval(timer); stop(); };
}
