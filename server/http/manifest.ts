import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';

const MANIFEST = fileURLToPath(new URL('../../manifest.xml', import.meta.url));
/** The address that the manifest of the project names. */
const DEVELOPMENT = 'https://localhost:3000';

/**
 * The add-in's manifest with this server's own address, to be given to an administrator of Word.
 * Word takes https only, so a server without it has none to give.
 */
export const manifestRoutes = (baseUrl: string | undefined) => {
  const routes = new Hono();
  if (baseUrl?.startsWith('https:') !== true) return routes;
  const manifest = readFileSync(MANIFEST, 'utf8').replaceAll(DEVELOPMENT, baseUrl.replace(/\/+$/, ''));
  return routes.get('/manifest.xml', (context) => context.body(manifest, 200, { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'no-cache' }));
};
