import { Hono } from 'hono';
import type { Parts } from '../acts/parts.ts';
import { listRemoteKeys, signRemotely } from '../acts/remote-signing.ts';
import type { Environment } from './environment.ts';
import { idParam, remoteSignatureBody } from './schemas.ts';
import { valid } from './validate.ts';

/**
 * Remote signing. Stands before the room that keeps answers by their requests: a PIN is short, and not even its hash may stay here.
 * Sent again, a signature that was made is answered with the document.
 */
export const remoteSigningRoutes = (parts: Parts) =>
  new Hono<Environment>()
    .get('/', async (context) => context.json(await listRemoteKeys(parts, context.get('signedIn'))))
    .post('/:id', valid('param', idParam), valid('json', remoteSignatureBody), async (context) =>
      context.json(await signRemotely(parts, context.get('signedIn'), context.req.valid('param').id, context.req.valid('json'))));
