import { Hono } from 'hono';
import type { Parts } from './acts/parts.ts';
import { answerOnce } from './http/answer-once.ts';
import { answerErrors, answerNotFound } from './http/answer-errors.ts';
import { clerkRoutes, registerRoutes } from './http/clerk.ts';
import { directoryRoutes } from './http/directory.ts';
import { documentRoutes } from './http/documents.ts';
import type { Environment } from './http/environment.ts';
import { fileRoutes } from './http/files.ts';
import { limitBody } from './http/limit-body.ts';
import { limitRate } from './http/limit-rate.ts';
import { liveRoutes } from './http/live.ts';
import { manifestRoutes } from './http/manifest.ts';
import { oneTimeRoutes, signingOfferRoutes } from './http/one-time.ts';
import { paneRoutes } from './http/pane.ts';
import { remoteSigningRoutes } from './http/remote-signing.ts';
import { requireSignIn } from './http/require-sign-in.ts';
import { sampleKeyRoutes, sampleRoutes } from './http/sample.ts';
import { securityHeaders } from './http/security-headers.ts';
import { sessionRoutes } from './http/sessions.ts';
import { signingRequestRoutes, stepRoutes } from './http/steps.ts';
import { verifyRoutes } from './http/verify.ts';

export type * from './acts/views.ts';

/** The Hono app, one route module per resource, apart from the process that serves it. */
export function createApp(parts: Parts, paneFolder: string | null) {
  const { config } = parts;
  // One count over both: the sample's time-stamping service signs for whoever asks.
  const counted = limitRate(config.RATE_LIMIT_PER_MINUTE, config.TRUST_PROXY, parts.clock);
  const app = new Hono<Environment>()
    .use(securityHeaders(config.TLS_CERT !== undefined || config.BASE_URL?.startsWith('https:') === true))
    .use('/api/*', counted)
    .use('/one-time/*', counted)
    .use('/sample/*', counted)
    .get('/api/health', (context) => context.json({ ok: true, converter: parts.converter.name }))
    .route('/', manifestRoutes(config.BASE_URL))
    .route('/one-time', oneTimeRoutes(parts))
    .route('/sample', sampleRoutes(parts))
    .route('/api/sample', sampleKeyRoutes(parts))
    .use('/api/sessions/*', limitBody(config))
    .route('/api', sessionRoutes(parts))
    .use('/api/*', requireSignIn(parts))
    // Only now: a body without a length is held in memory to be measured, which nobody gets who is not signed in.
    .use('/api/*', limitBody(config))
    .route('/api/verify', verifyRoutes(parts))
    .route('/api/remote-signing', remoteSigningRoutes(parts))
    .use('/api/*', answerOnce(parts))
    .route('/api', directoryRoutes(parts))
    .route('/api/documents', documentRoutes(parts))
    .route('/api/documents', fileRoutes(parts))
    .route('/api/documents', stepRoutes(parts))
    .route('/api/documents', clerkRoutes(parts))
    .route('/api/signing-requests', signingRequestRoutes(parts))
    .route('/api/signing-offers', signingOfferRoutes(parts))
    .route('/api/registers', registerRoutes(parts))
    .route('/api/live', liveRoutes(parts));
  if (paneFolder !== null) app.route('/', paneRoutes(paneFolder));
  app.notFound(answerNotFound);
  app.onError(answerErrors(parts.log));
  return app;
}

export type App = ReturnType<typeof createApp>;
