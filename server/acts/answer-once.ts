import { z } from 'zod';
import { findAnswer, keepAnswer } from '../store/idempotency.ts';
import type { Parts } from './parts.ts';

const Answer = z.object({ status: z.number(), body: z.string().nullable(), ok: z.boolean() });
export type Answer = z.infer<typeof Answer>;

export interface OnceKey {
  readonly personId: string;
  readonly key: string;
  /** What was asked; the same key for something else is a mistake of the caller. */
  readonly request: string;
}

const running = new WeakMap<Parts, Map<string, Promise<Answer>>>();

/**
 * Runs `work` unless this person's key has been answered, or is being answered right now; then gives that answer, else null.
 * Should the process die between the act and this note of it, the rules still keep the act from happening twice.
 * @throws RefusalError BAD_REQUEST when the key was used for something else; whatever `work` throws
 */
export async function once(parts: Parts, { personId, key, request }: OnceKey, work: () => Promise<Answer>): Promise<Answer | null> {
  const kept = await parts.store.read((db) => findAnswer(db, personId, key, request));
  if (kept !== null) return Answer.parse(kept.result);
  const byKey = running.get(parts) ?? new Map<string, Promise<Answer>>();
  running.set(parts, byKey);
  const name = JSON.stringify([personId, key, request]);
  const first = byKey.get(name);
  if (first !== undefined) return first;
  const answer = work();
  byKey.set(name, answer);
  try {
    const { ok } = await answer;
    if (ok) await parts.store.transaction(async (tx) => keepAnswer(tx, personId, key, request, await answer, parts.clock().toISOString()));
  } finally {
    byKey.delete(name);
  }
  return null;
}
