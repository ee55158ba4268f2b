import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';

/** The built pane. Hashed assets may be kept for ever, pages must be asked for each time. */
export const paneRoutes = (folder: string) =>
  new Hono()
    .use('/assets/*', async (context, next) => {
      await next();
      if (context.res.ok) context.res.headers.set('Cache-Control', 'public, max-age=31536000, immutable');
    })
    // Word shows these on its ribbon from a page of its own, and refuses pictures that may not be kept.
    .use('/icons/*', async (context, next) => {
      await next();
      if (context.res.ok) context.res.headers.set('Cache-Control', 'public, max-age=86400');
    })
    .use('*', async (context, next) => {
      await next();
      if (!context.res.headers.has('Cache-Control')) context.res.headers.set('Cache-Control', 'no-cache');
    })
    .get('*', serveStatic({ root: folder, precompressed: true }));
