import { Hono } from 'hono';
import { issue } from '../acts/issue.ts';
import { listRegister } from '../acts/list-register.ts';
import type { Parts } from '../acts/parts.ts';
import { proposeNumber } from '../acts/propose-number.ts';
import { refuseNumber } from '../acts/refuse-number.ts';
import { seal } from '../acts/seal.ts';
import { takeNumber } from '../acts/take-number.ts';
import type { Environment } from './environment.ts';
import { idParam, numberBody, refuseNumberBody, sealBody, yearQuery } from './schemas.ts';
import { valid } from './validate.ts';

/** The clerk's acts on a signed document, in the order of NĐ 30/2020, Điều 14: number, seal, issue. */
export const clerkRoutes = (parts: Parts) =>
  new Hono<Environment>()
    .get('/:id/number-proposal', valid('param', idParam), async (context) => context.json(await proposeNumber(parts, context.get('signedIn').personId, context.req.valid('param').id)))
    .post('/:id/number', valid('param', idParam), valid('json', numberBody), async (context) =>
      context.json(await takeNumber(parts, context.get('signedIn'), context.req.valid('param').id, context.req.valid('json'))))
    .post('/:id/refuse-number', valid('param', idParam), valid('json', refuseNumberBody), async (context) =>
      context.json(await refuseNumber(parts, context.get('signedIn'), context.req.valid('param').id, context.req.valid('json'))))
    .post('/:id/seal', valid('param', idParam), valid('json', sealBody), async (context) =>
      context.json(await seal(parts, context.get('signedIn'), context.req.valid('param').id, context.req.valid('json'))))
    .post('/:id/issue', valid('param', idParam), async (context) => context.json(await issue(parts, context.get('signedIn'), context.req.valid('param').id)));

export const registerRoutes = (parts: Parts) =>
  new Hono<Environment>().get('/outgoing', valid('query', yearQuery), async (context) =>
    context.json(await listRegister(parts, context.get('signedIn').personId, context.req.valid('query').year ?? null)));
