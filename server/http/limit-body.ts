import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Parts } from '../acts/parts.ts';
import { RefusalError } from '../circulation/errors.ts';

const JSON_LIMIT = 256 * 1024;

const upload = (megabytes: number): MiddlewareHandler =>
  bodyLimit({ maxSize: megabytes * 1_000_000, onError: () => { throw new RefusalError('FILE_TOO_LARGE', { limit: megabytes }); } });

/** Small bodies everywhere, larger ones only for the routes that take files; before anything reads them. */
export function limitBody({ MAX_DOCUMENT_MB, MAX_REFERENCE_MB, MAX_VERIFY_MB }: Parts['config']): MiddlewareHandler {
  const small = bodyLimit({ maxSize: JSON_LIMIT, onError: () => { throw new RefusalError('BODY_TOO_LARGE'); } });
  const uploads: readonly (readonly [RegExp, MiddlewareHandler])[] = [
    [/^PUT \/api\/documents\/[^/]+\/file$/, upload(MAX_DOCUMENT_MB)],
    [/^POST \/api\/documents\/[^/]+\/references$/, upload(MAX_REFERENCE_MB)],
    [/^POST \/api\/verify$/, upload(MAX_VERIFY_MB)],
  ];
  const limitOf = ({ req: { method, path } }: Context): MiddlewareHandler => uploads.find(([route]) => route.test(`${method} ${path}`))?.[1] ?? small;
  return (context, next) => limitOf(context)(context, next);
}
