import { Hono } from 'hono';
import type { Parts } from '../acts/parts.ts';
import { verifyFile } from '../acts/verify-file.ts';
import type { Environment } from './environment.ts';
import { limitRate } from './limit-rate.ts';
import { verifyQuery } from './schemas.ts';
import { valid } from './validate.ts';

/** Any PDF in, a verification out: nothing is kept, so it needs no idempotency key. */
export const verifyRoutes = (parts: Parts) => {
  const { VERIFY_PER_MINUTE: perMinute, TRUST_PROXY: behindProxy } = parts.config;
  return new Hono<Environment>().post(
    '/',
    limitRate(perMinute, behindProxy, parts.clock, (context) => context.get('signedIn').personId),
    valid('query', verifyQuery),
    async (context) => context.json(await verifyFile(parts, { name: context.req.valid('query').name ?? null, bytes: new Uint8Array(await context.req.arrayBuffer()) })),
  );
};
