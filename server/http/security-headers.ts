import { createMiddleware } from 'hono/factory';

/**
 * Strict CSP. Reasons for what is not 'self': Fluent writes style elements; Word's own script comes from Microsoft's CDN (word.html only);
 * Word on the web frames the pane; the VGCA desktop service listens on the person's own machine.
 */
const policy = (word: boolean): string =>
  [
    "default-src 'none'",
    `script-src 'self'${word ? ' https://appsforoffice.microsoft.com' : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self' wss://127.0.0.1:8987",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
    `frame-ancestors ${word ? "'self' https://*.officeapps.live.com https://*.sharepoint.com https://*.office.com" : "'none'"}`,
  ].join('; ');

/** Headers on every answer; API answers are never cached and never sniffed. */
export const securityHeaders = (https: boolean) =>
  createMiddleware(async (context, next) => {
    await next();
    const word = context.req.path === '/word.html';
    const { headers } = context.res;
    headers.set('Content-Security-Policy', policy(word));
    headers.set('X-Content-Type-Options', 'nosniff');
    headers.set('Referrer-Policy', 'no-referrer');
    // The ribbon's icons are the only thing that another origin (Word on the web) may take.
    headers.set('Cross-Origin-Resource-Policy', context.req.path.startsWith('/icons/') ? 'cross-origin' : 'same-origin');
    headers.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=()');
    if (!word) headers.set('X-Frame-Options', 'DENY');
    if (https) headers.set('Strict-Transport-Security', 'max-age=31536000');
    if (context.req.path.startsWith('/api/') && !headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
  });
