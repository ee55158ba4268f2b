import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Parts } from '../acts/parts.ts';
import { RefusalError } from '../circulation/errors.ts';
import type { Environment } from './environment.ts';
import { requireSignIn } from './require-sign-in.ts';

/** Public material of the sample organisation: its root, its revocation lists, its OCSP responder and its time-stamping service. In production nothing is here. */
export const sampleRoutes = (parts: Parts) =>
  new Hono<Environment>()
    .get('/root.pem', (context) => {
      if (parts.sample === null) throw new RefusalError('NOT_FOUND');
      return context.body(parts.sample.rootPem, 200, { 'Content-Type': 'application/x-pem-file' });
    })
    .get('/crl/:name', async (context) => {
      const list = await parts.sample?.revocationList(context.req.param('name'));
      if (list === undefined || list === null) throw new RefusalError('NOT_FOUND');
      return context.body(Uint8Array.from(list), 200, { 'Content-Type': 'application/pkix-crl' });
    })
    .post('/tsa', bodyLimit({ maxSize: 4096 }), async (context) => {
      if (parts.sample === null) throw new RefusalError('NOT_FOUND');
      const answer = await parts.sample.timestamp(new Uint8Array(await context.req.arrayBuffer()));
      return context.body(Uint8Array.from(answer), 200, { 'Content-Type': 'application/timestamp-reply' });
    })
    .post('/ocsp', bodyLimit({ maxSize: 4096 }), async (context) => {
      if (parts.sample === null) throw new RefusalError('NOT_FOUND');
      const answer = await parts.sample.answerStatus(new Uint8Array(await context.req.arrayBuffer()));
      return context.body(Uint8Array.from(answer), 200, { 'Content-Type': 'application/ocsp-response' });
    });

/** Each person's own sample key file, for the person signed in and nobody else. */
export const sampleKeyRoutes = (parts: Parts) =>
  new Hono<Environment>().get('/key-file', requireSignIn(parts), async (context) => {
    const file = await parts.sample?.keyFileOf(context.get('signedIn').personId);
    if (file === undefined || file === null) throw new RefusalError('NOT_FOUND');
    return context.body(Uint8Array.from(file), 200, { 'Content-Type': 'application/x-pkcs12', 'Cache-Control': 'private, no-store' });
  });
