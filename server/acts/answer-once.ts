import { z } from 'zod';
import { RefusalError } from '../circulation/errors.ts';
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

interface Running {
  readonly request: string;
  readonly answer: Promise<Answer>;
}
const running = new WeakMap<Parts, Map<string, Running>>();

/** Gives the kept answer, or does the work and keeps a success. */
async function answerOf(parts: Parts, { personId, key, request }: OnceKey, work: () => Promise<Answer>): Promise<Answer> {
  const kept = await parts.store.read((db) => findAnswer(db, personId, key, request));
  if (kept !== null) return Answer.parse(kept.result);
  const answer = await work();
  if (!answer.ok) return answer;
  // The act is done and committed: that the note of it fails must not look like a failure of the act.
  await parts.store.transaction((tx) => keepAnswer(tx, personId, key, request, answer, parts.clock().toISOString()))
    .catch((error: unknown) => { parts.log(`idempotency key not kept: ${String(error)}`); });
  return answer;
}

/**
 * Runs `work` unless this person's key has been answered, or is being answered right now; then gives that answer.
 * Should the process die between the act and the note of it, the rules still keep the act from happening twice.
 * @throws RefusalError BAD_REQUEST when the key was used for something else; whatever `work` throws
 */
export async function once(parts: Parts, asked: OnceKey, work: () => Promise<Answer>): Promise<Answer> {
  const byKey = running.get(parts) ?? new Map<string, Running>();
  running.set(parts, byKey);
  const name = JSON.stringify([asked.personId, asked.key]);
  const first = byKey.get(name);
  if (first !== undefined) {
    if (first.request !== asked.request) throw new RefusalError('BAD_REQUEST', { detail: 'Idempotency-Key' });
    return first.answer;
  }
  // Noted before anything is awaited, so that two that come together never both find nothing.
  const answer = answerOf(parts, asked, work);
  byKey.set(name, { request: asked.request, answer });
  try {
    return await answer;
  } finally {
    byKey.delete(name);
  }
}
