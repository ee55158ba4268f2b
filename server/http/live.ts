import { Hono } from 'hono';
import type { Parts } from '../acts/parts.ts';
import { watchChanges } from '../acts/watch-changes.ts';
import type { LiveMessage } from '../acts/views.ts';
import type { Environment } from './environment.ts';

const HEARTBEAT_MS = 20_000;
const MOST_WAITING = 200;

const encoder = new TextEncoder();
const line = (message: LiveMessage): string => `data: ${JSON.stringify(message)}\n\n`;

/** One screen's stream. It ends with its session; a reader that leaves too much unread is cut off, and reconnects. */
function streamFor(parts: Parts, who: { readonly personId: string; readonly sessionId: string }): ReadableStream<Uint8Array> {
  let leave = (): void => undefined;
  return new ReadableStream<Uint8Array>({
    start: (controller) => {
      const end = (): void => { leave(); controller.close(); };
      const send = (text: string): void => {
        controller.enqueue(encoder.encode(text));
        if ((controller.desiredSize ?? 0) < -MOST_WAITING) { leave(); controller.error(new Error('live: a screen does not read')); }
      };
      const stop = watchChanges(parts, who, (message) => { send(line(message)); }, end);
      const heartbeat = setInterval(() => { send(': \n\n'); }, HEARTBEAT_MS);
      heartbeat.unref();
      leave = () => { clearInterval(heartbeat); stop(); };
      send(line({ kind: 'ready' }));
    },
    cancel: () => { leave(); },
  });
}

/**
 * Live updates as server-sent events, read by `fetch` so that the token travels in the header. Each line says only that something
 * changed for this person; the content is fetched through the ordinary, checked routes.
 */
export const liveRoutes = (parts: Parts) =>
  new Hono<Environment>().get('/', (context) => {
    const { personId, sessionId } = context.get('signedIn');
    return context.body(streamFor(parts, { personId, sessionId }), 200, { 'Content-Type': 'text/event-stream', 'Transfer-Encoding': 'chunked', 'X-Accel-Buffering': 'no' });
  });
