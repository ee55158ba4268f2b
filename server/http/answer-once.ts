import { webcrypto } from 'node:crypto';
import { createMiddleware } from 'hono/factory';
import { once } from '../acts/answer-once.ts';
import type { Parts } from '../acts/parts.ts';
import { RefusalError } from '../circulation/errors.ts';
import type { Environment } from './environment.ts';

const KEY = /^[\w-]{16,64}$/;

/** By the thread pool: an upload may be large. */
const digestOf = async (body: ArrayBuffer): Promise<string> => Buffer.from(await webcrypto.subtle.digest('SHA-256', body)).toString('base64url');

/**
 * A write that carries an `Idempotency-Key` is carried out once: sent again (a lost answer, a double click), it gets the first answer.
 * Only successes are kept; a refusal changed nothing and may be tried again under the same key. Bodies are bounded before (`limit-body.ts`).
 */
export const answerOnce = (parts: Parts) =>
  createMiddleware<Environment>(async (context, next) => {
    const key = context.req.header('idempotency-key');
    if (key === undefined || context.req.method === 'GET') return next();
    if (!KEY.test(key)) throw new RefusalError('BAD_REQUEST', { detail: 'Idempotency-Key' });
    const { pathname, search } = new URL(context.req.url);
    const request = `${context.req.method} ${pathname}${search} ${await digestOf(await context.req.arrayBuffer())}`;
    const mine = { done: false };
    const { status, body } = await once(parts, { personId: context.get('signedIn').personId, key, request }, async () => {
      mine.done = true;
      await next();
      const { status, ok } = context.res;
      return { status, ok, body: status === 204 ? null : await context.res.clone().text() };
    });
    if (mine.done) return undefined;
    context.res = new Response(body, { status, headers: body === null ? {} : { 'Content-Type': 'application/json; charset=UTF-8' } });
    return undefined;
  });
