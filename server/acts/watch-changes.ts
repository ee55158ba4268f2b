import { findSession } from '../store/sessions.ts';
import type { Parts } from './parts.ts';
import type { LiveMessage } from './views.ts';

const CHECK_MS = 30_000;

const isOpen = async (parts: Parts, sessionId: string): Promise<boolean> => {
  const session = await parts.store.read((db) => findSession(db, sessionId));
  return session !== null && session.revokedAt === null && session.expiresAt > parts.clock().toISOString();
};

/** Subscribes one screen. When its session ends (signed out, expired, revoked) the stream is closed with it. Returns the way out. */
export function watchChanges(parts: Parts, who: { readonly personId: string; readonly sessionId: string }, listener: (message: LiveMessage) => void, end: () => void): () => void {
  const stop = parts.live.subscribe(who.personId, listener);
  const timer = setInterval(() => {
    isOpen(parts, who.sessionId).then((open) => { if (!open) end(); }, (error: unknown) => { parts.log(`live: ${String(error)}`); });
  }, CHECK_MS);
  timer.unref();
  return () => { clearInterval(timer); stop(); };
}
