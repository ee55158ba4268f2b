import { Hono } from 'hono';
import { handInFile } from '../acts/hand-in-file.ts';
import type { Parts } from '../acts/parts.ts';
import { placeByHand } from '../acts/place-by-hand.ts';
import { preview, readPreviewPdf } from '../acts/preview.ts';
import { readCirculatedDocx, readCurrentPdf } from '../acts/read-files.ts';
import { addReference, readReference, removeReference } from '../acts/references.ts';
import { docxAnswer, pdfAnswer, uploadAnswer } from './bytes.ts';
import type { Environment } from './environment.ts';
import { fileQuery, idParam, placesBody } from './schemas.ts';
import { valid } from './validate.ts';

/** Bytes that belong to a document: the .docx, its preview, the circulated PDF, supporting papers. */
export const fileRoutes = (parts: Parts) =>
  new Hono<Environment>()
    .put('/:id/file', valid('param', idParam), valid('query', fileQuery), async (context) =>
      context.json(await handInFile(parts, context.get('signedIn'), context.req.valid('param').id, { name: context.req.valid('query').name, bytes: new Uint8Array(await context.req.arrayBuffer()) })))
    .post('/:id/preview', valid('param', idParam), async (context) => context.json(await preview(parts, context.get('signedIn'), context.req.valid('param').id)))
    .get('/:id/previews/:previewId/pdf', async (context) => {
      const { bytes, sha256 } = await readPreviewPdf(parts, context.get('signedIn').personId, context.req.param('id'), context.req.param('previewId'));
      return pdfAnswer(context, bytes, sha256, 'xem-truoc.pdf');
    })
    .put('/:id/places', valid('param', idParam), valid('json', placesBody), async (context) => {
      await placeByHand(parts, context.get('signedIn'), context.req.valid('param').id, context.req.valid('json').places);
      return context.body(null, 204);
    })
    .get('/:id/pdf', valid('param', idParam), async (context) => {
      const { bytes, sha256, name } = await readCurrentPdf(parts, context.get('signedIn').personId, context.req.valid('param').id);
      return pdfAnswer(context, bytes, sha256, name);
    })
    .get('/:id/docx', valid('param', idParam), async (context) => {
      const { bytes, name } = await readCirculatedDocx(parts, context.get('signedIn').personId, context.req.valid('param').id);
      return docxAnswer(context, bytes, name);
    })
    .post('/:id/references', valid('param', idParam), valid('query', fileQuery), async (context) =>
      context.json(await addReference(parts, context.get('signedIn'), context.req.valid('param').id, { name: context.req.valid('query').name, bytes: new Uint8Array(await context.req.arrayBuffer()) }), 201))
    .get('/:id/references/:referenceId', async (context) => {
      const { bytes, name } = await readReference(parts, context.get('signedIn').personId, context.req.param('id'), context.req.param('referenceId'));
      return uploadAnswer(context, bytes, name);
    })
    .delete('/:id/references/:referenceId', async (context) => {
      await removeReference(parts, context.get('signedIn'), context.req.param('id'), context.req.param('referenceId'));
      return context.body(null, 204);
    });
