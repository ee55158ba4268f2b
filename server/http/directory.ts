import { Hono } from 'hono';
import type { Parts } from '../acts/parts.ts';
import { deleteRoute, saveRoute } from '../acts/saved-routes.ts';
import { showDirectory } from '../acts/show-directory.ts';
import { showMe, signatureImageOf } from '../acts/show-me.ts';
import { RefusalError } from '../circulation/errors.ts';
import { buildTemplate, TEMPLATES } from '../format/templates.ts';
import { docxAnswer } from './bytes.ts';
import type { Environment } from './environment.ts';
import { idParam, routeTemplateBody } from './schemas.ts';
import { valid } from './validate.ts';

/** The organisation, the person signed in, saved routes and document templates. */
export const directoryRoutes = (parts: Parts) =>
  new Hono<Environment>()
    .get('/me', async (context) => context.json(await showMe(parts, context.get('signedIn').personId)))
    .get('/me/signature-image', async (context) => {
      const png = await signatureImageOf(parts, context.get('signedIn').personId);
      if (png === null) throw new RefusalError('NOT_FOUND');
      return context.body(Uint8Array.from(png), 200, { 'Content-Type': 'image/png', 'Cache-Control': 'private, no-store' });
    })
    .get('/directory', async (context) => context.json(await showDirectory(parts, context.get('signedIn').personId)))
    .post('/route-templates', valid('json', routeTemplateBody), async (context) =>
      context.json(await saveRoute(parts, context.get('signedIn'), context.req.valid('json')), 201))
    .delete('/route-templates/:id', valid('param', idParam), async (context) => {
      await deleteRoute(parts, context.get('signedIn'), context.req.valid('param').id);
      return context.body(null, 204);
    })
    .get('/templates', (context) => context.json(TEMPLATES.map(({ id, fileName, titleVi, titleEn, docType }) => ({ id, fileName, titleVi, titleEn, docType }))))
    .get('/templates/:id', valid('param', idParam), (context) => {
      const { id } = context.req.valid('param');
      const template = TEMPLATES.find((candidate) => candidate.id === id);
      if (template === undefined) throw new RefusalError('NOT_FOUND');
      return docxAnswer(context, buildTemplate(template.id, parts.clock().getUTCFullYear()), template.fileName);
    });
