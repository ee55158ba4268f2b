import { createHash } from 'node:crypto';
import { createMiddleware } from 'hono/factory';
import { once } from '../acts/answer-once.ts';
import type { Parts } from '../acts/parts.ts';
import { RefusalError } from '../circulation/errors.ts';
import type { Environment } from './environment.ts';

const KEY = /^[\w-]{16,64}$/;

/**
 * A write that carries an `Idempotency-Key` is carried out once: sent again (a lost answer, a double click), it gets the first answer.
 * Only successes are kept; a refusal changed nothing and may be tried again under the same key.
 */
export const answerOnce = (parts: Parts) =>
  createMiddleware<Environment>(async (context, next) => {
    const key = context.req.header('idempotency-key');
    if (key === undefined || context.req.method === 'GET') return next();
    if (!KEY.test(key)) throw new RefusalError('BAD_REQUEST', { detail: 'Idempotency-Key' });
    const isJson = context.req.header('content-type')?.startsWith('application/json') === true;
    const body = isJson ? await context.req.text() : context.req.header('content-length') ?? '';
    const request = `${context.req.method} ${context.req.path} ${createHash('sha256').update(body).digest('hex')}`;
    const kept = await once(parts, { personId: context.get('signedIn').personId, key, request }, async () => {
      await next();
      const { status } = context.res;
      return { status, body: status === 204 ? null : await context.res.clone().text(), ok: context.res.ok };
    });
    if (kept === null) return undefined;
    context.res = new Response(kept.body, { status: kept.status, headers: kept.body === null ? {} : { 'Content-Type': 'application/json; charset=UTF-8' } });
    return undefined;
  });
