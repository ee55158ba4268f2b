import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Parts } from '../acts/parts.ts';
import { watchChanges } from '../acts/watch-changes.ts';
import type { LiveMessage } from '../acts/views.ts';
import type { Environment } from './environment.ts';

const HEARTBEAT_MS = 20_000;
const MOST_WAITING = 200;

/**
 * Live updates as server-sent events, read by `fetch` so that the token travels in the header. Each line says only that something
 * changed for this person; the content is fetched through the ordinary, checked routes. A slow reader is cut off and reconnects.
 */
export const liveRoutes = (parts: Parts) =>
  new Hono<Environment>().get('/', (context) => {
    const { personId, sessionId } = context.get('signedIn');
    context.header('X-Accel-Buffering', 'no');
    return streamSSE(context, async (stream) => {
      const waiting: LiveMessage[] = [{ kind: 'ready' }];
      let wake = (): void => undefined;
      let open = true;
      const close = (): void => { open = false; wake(); };
      const stop = watchChanges(parts, { personId, sessionId }, (message) => {
        if (waiting.push(message) > MOST_WAITING) open = false;
        wake();
      }, close);
      stream.onAbort(close);
      try {
        while (open) {
          for (let message = waiting.shift(); message !== undefined && open; message = waiting.shift()) await stream.writeSSE({ data: JSON.stringify(message) });
          if (!open) break;
          const timedOut = await new Promise<boolean>((resolve) => {
            const timer = setTimeout(() => { resolve(true); }, HEARTBEAT_MS);
            wake = () => { clearTimeout(timer); resolve(false); };
          });
          if (timedOut) await stream.write(': \n\n');
        }
      } finally {
        stop();
      }
    });
  });
