import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { Parts } from '../acts/parts.ts';
import { RefusalError } from '../circulation/errors.ts';
import { authenticate } from '../people/sessions.ts';
import type { Environment } from './environment.ts';

/** The caller's address, for throttling and the audit trail. Behind a trusted proxy the last address it added counts. */
export function addressOf(context: Context, trustProxy: boolean): string {
  const forwarded = trustProxy ? context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  if (forwarded !== undefined && forwarded !== '') return forwarded;
  try {
    return getConnInfo(context).remote.address ?? 'unknown';
  } catch {
    return 'in-process'; // `app.request()` has no socket
  }
}

const programOf = (context: Context): string => (context.req.header('user-agent') ?? '').slice(0, 160);

/** Lets only a live session through; every route but sign-in, health and the sample's public material stands behind it. */
export const requireSignIn = (parts: Parts) =>
  createMiddleware<Environment>(async (context, next) => {
    const token = /^Bearer ([\w-]{43})$/.exec(context.req.header('authorization') ?? '')?.[1];
    if (token === undefined) throw new RefusalError('NOT_SIGNED_IN');
    const { person, sessionId } = await authenticate(parts.store, token, parts.clock());
    const address = addressOf(context, parts.config.TRUST_PROXY);
    context.set('signedIn', { personId: person.id, sessionId, address, client: `${address} ${programOf(context)}`.trim() });
    await next();
  });
