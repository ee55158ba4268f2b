import { zValidator } from '@hono/zod-validator';
import type { ValidationTargets } from 'hono';
import type { ZodType } from 'zod';
import { RefusalError } from '../circulation/errors.ts';

/** Checks one part of a request against its schema; what does not fit is BAD_REQUEST naming the first wrong field. */
export const valid = <Target extends keyof ValidationTargets, Schema extends ZodType>(target: Target, schema: Schema) =>
  zValidator(target, schema, (result) => {
    if (result.success) return;
    const [first] = result.error.issues;
    throw new RefusalError('BAD_REQUEST', { detail: first === undefined ? target : `${first.path.join('.')}: ${first.message}` });
  });
