import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { routePath } from 'hono/route';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { ERROR_CATALOGUE, messageOf, refusal, RefusalError, type Refusal } from '../circulation/errors.ts';
import type { ErrorView } from '../acts/views.ts';

export const errorView = (reason: Refusal): ErrorView => ({
  error: { code: reason.code, facts: reason.facts, vi: messageOf(reason, 'vi'), en: messageOf(reason, 'en') },
});

const answer = (context: Context, reason: Refusal): Response => {
  if (reason.code === 'TOO_MANY_ATTEMPTS') context.header('Retry-After', String(reason.facts['seconds'] ?? 60));
  return context.json(errorView(reason), ERROR_CATALOGUE[reason.code].status as ContentfulStatusCode);
};

/**
 * Every failure leaves through here. Refusals keep their code; anything else becomes INTERNAL with a reference
 * under which the log holds the cause, so that nothing internal leaks and nothing is swallowed.
 */
export function answerErrors(log: (line: string) => void) {
  return (error: Error, context: Context): Response => {
    const where = `${context.req.method} ${routePath(context, -1)}`;
    if (error instanceof RefusalError) {
      // A service that is away is nobody's mistake at a desk: the administrator must find why.
      if (ERROR_CATALOGUE[error.refusal.code].status >= 500) log(`${where}: ${error.refusal.code} ${error.cause instanceof Error ? error.cause.message : ''}`);
      return answer(context, error.refusal);
    }
    if (error instanceof HTTPException && error.status === 413) return answer(context, refusal('BODY_TOO_LARGE'));
    if (error instanceof HTTPException && error.status < 500) return answer(context, refusal('BAD_REQUEST', { detail: 'http' }));
    const reference = randomUUID().slice(0, 8);
    log(`[${reference}] ${where}: ${error.stack ?? error.message}`);
    return answer(context, refusal('INTERNAL', { reference }));
  };
}

export const answerNotFound = (context: Context): Response => answer(context, refusal('NOT_FOUND'));
