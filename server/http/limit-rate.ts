import { createMiddleware } from 'hono/factory';
import { RefusalError } from '../circulation/errors.ts';
import { addressOf } from './require-sign-in.ts';

interface Window { readonly startedAt: number; count: number }
const WINDOW_MS = 60_000;
const MOST_ADDRESSES = 10_000;

/** A fixed window of one minute per address. Memory is bounded: when too many addresses are known, the oldest windows go first. */
export function limitRate(perMinute: number, trustProxy: boolean, clock: () => Date) {
  const windows = new Map<string, Window>();
  return createMiddleware(async (context, next) => {
    const now = clock().getTime();
    const address = addressOf(context, trustProxy);
    let window = windows.get(address);
    if (window === undefined || now - window.startedAt >= WINDOW_MS) {
      windows.delete(address);
      window = { startedAt: now, count: 0 };
      windows.set(address, window);
      for (const oldest of windows.keys()) {
        if (windows.size <= MOST_ADDRESSES) break;
        windows.delete(oldest);
      }
    }
    window.count += 1;
    if (window.count > perMinute) throw new RefusalError('TOO_MANY_ATTEMPTS', { seconds: Math.ceil((window.startedAt + WINDOW_MS - now) / 1000) });
    await next();
  });
}
