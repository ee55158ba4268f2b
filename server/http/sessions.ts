import { Hono } from 'hono';
import { listSignInPeople } from '../acts/list-sign-in-people.ts';
import type { Parts } from '../acts/parts.ts';
import { signIn } from '../acts/sign-in.ts';
import { signOut } from '../people/sessions.ts';
import type { Environment } from './environment.ts';
import { addressOf, requireSignIn } from './require-sign-in.ts';
import { signInBody } from './schemas.ts';
import { valid } from './validate.ts';

/** Signing in and out. The list of people is public only in the sample organisation. */
export const sessionRoutes = (parts: Parts) =>
  new Hono<Environment>()
    .get('/sign-in/people', async (context) => context.json(await listSignInPeople(parts)))
    .post('/sessions', valid('json', signInBody), async (context) =>
      context.json(await signIn(parts, { ...context.req.valid('json'), address: addressOf(context, parts.config.TRUST_PROXY) }), 201))
    .delete('/sessions/current', requireSignIn(parts), async (context) => {
      await signOut(parts.store, context.get('signedIn').sessionId, parts.clock());
      return context.body(null, 204);
    });
