import { Hono } from 'hono';
import { approve } from '../acts/approve.ts';
import { completeSignature } from '../acts/complete-signature.ts';
import { offerToDesktop } from '../acts/offer-to-desktop.ts';
import type { Parts } from '../acts/parts.ts';
import { prepareSignature, readPreparedPdf } from '../acts/prepare-signature.ts';
import { returnDocument } from '../acts/return-document.ts';
import { pdfAnswer } from './bytes.ts';
import type { Environment } from './environment.ts';
import { approveBody, completeBody, idParam, returnBody, signingRequestBody } from './schemas.ts';
import { valid } from './validate.ts';

/** What the owner of a step does with it. */
export const stepRoutes = (parts: Parts) =>
  new Hono<Environment>()
    .post('/:id/approve', valid('param', idParam), valid('json', approveBody), async (context) =>
      context.json(await approve(parts, context.get('signedIn'), context.req.valid('param').id, context.req.valid('json'))))
    .post('/:id/return', valid('param', idParam), valid('json', returnBody), async (context) =>
      context.json(await returnDocument(parts, context.get('signedIn'), context.req.valid('param').id, context.req.valid('json'))))
    .post('/:id/signing-offers', valid('param', idParam), valid('json', approveBody), async (context) =>
      context.json(await offerToDesktop(parts, context.get('signedIn'), context.req.valid('param').id, context.req.valid('json')), 201))
    .post('/:id/signing-requests', valid('param', idParam), valid('json', signingRequestBody), async (context) =>
      context.json(await prepareSignature(parts, context.get('signedIn'), context.req.valid('param').id, context.req.valid('json')), 201));

/** The second half of a two-phase signature; a request is known by its own id and belongs to one person. */
export const signingRequestRoutes = (parts: Parts) =>
  new Hono<Environment>()
    .get('/:id/pdf', valid('param', idParam), async (context) => {
      const { bytes, sha256 } = await readPreparedPdf(parts, context.get('signedIn'), context.req.valid('param').id);
      return pdfAnswer(context, bytes, sha256, 'ban-sap-ky.pdf');
    })
    .post('/:id/complete', valid('param', idParam), valid('json', completeBody), async (context) =>
      context.json(await completeSignature(parts, context.get('signedIn'), context.req.valid('param').id, Buffer.from(context.req.valid('json').signature, 'base64'))));
