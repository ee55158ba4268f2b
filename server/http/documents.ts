import { Hono } from 'hono';
import { cancelDraft } from '../acts/cancel-draft.ts';
import { createDraft } from '../acts/create-draft.ts';
import { createNewVersion } from '../acts/create-new-version.ts';
import { listDocuments } from '../acts/list-documents.ts';
import type { Parts } from '../acts/parts.ts';
import { saveDraft } from '../acts/save-draft.ts';
import { showCirculatingText } from '../acts/show-circulating-text.ts';
import { showDocument } from '../acts/show-document.ts';
import { submit } from '../acts/submit.ts';
import { withdraw } from '../acts/withdraw.ts';
import type { Environment } from './environment.ts';
import { createDraftBody, idParam, listQuery, newVersionBody, reasonBody, saveDraftBody, submitBody } from './schemas.ts';
import { valid } from './validate.ts';

/** A document as its drafter handles it, and as everybody allowed reads it. */
export const documentRoutes = (parts: Parts) =>
  new Hono<Environment>()
    .get('/', valid('query', listQuery), async (context) => context.json(await listDocuments(parts, context.get('signedIn').personId, context.req.valid('query'))))
    .post('/', valid('json', createDraftBody), async (context) => context.json(await createDraft(parts, context.get('signedIn'), context.req.valid('json')), 201))
    .get('/:id', valid('param', idParam), async (context) => context.json(await showDocument(parts, context.get('signedIn').personId, context.req.valid('param').id)))
    .get('/:id/text', valid('param', idParam), async (context) => context.json(await showCirculatingText(parts, context.get('signedIn').personId, context.req.valid('param').id)))
    .put('/:id', valid('param', idParam), valid('json', saveDraftBody), async (context) =>
      context.json(await saveDraft(parts, context.get('signedIn'), context.req.valid('param').id, context.req.valid('json'))))
    .post('/:id/submit', valid('param', idParam), valid('json', submitBody), async (context) =>
      context.json(await submit(parts, context.get('signedIn'), context.req.valid('param').id, context.req.valid('json'))))
    .post('/:id/withdraw', valid('param', idParam), valid('json', reasonBody), async (context) =>
      context.json(await withdraw(parts, context.get('signedIn'), context.req.valid('param').id, context.req.valid('json'))))
    .post('/:id/cancel-draft', valid('param', idParam), async (context) =>
      context.json(await cancelDraft(parts, context.get('signedIn'), context.req.valid('param').id)))
    .post('/:id/new-version', valid('param', idParam), valid('json', newVersionBody), async (context) =>
      context.json(await createNewVersion(parts, context.get('signedIn'), context.req.valid('param').id, context.req.valid('json'))));
