import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { RefusalError } from '../circulation/errors.ts';
import type { Environment } from './environment.ts';
import { addressOf } from './require-sign-in.ts';

interface Window { readonly startedAt: number; count: number }
const WINDOW_MS = 60_000;
const MOST_CALLERS = 10_000;

/** A fixed window of one minute for each caller, known by address unless said otherwise. Memory is bounded: when too many callers are known, the oldest windows go first. */
export function limitRate(perMinute: number, trustProxy: boolean, clock: () => Date, callerOf = (context: Context<Environment>): string => addressOf(context, trustProxy)) {
  const windows = new Map<string, Window>();
  return createMiddleware<Environment>(async (context, next) => {
    const now = clock().getTime();
    const caller = callerOf(context);
    let window = windows.get(caller);
    if (window === undefined || now - window.startedAt >= WINDOW_MS) {
      windows.delete(caller);
      window = { startedAt: now, count: 0 };
      windows.set(caller, window);
      for (const oldest of windows.keys()) {
        if (windows.size <= MOST_CALLERS) break;
        windows.delete(oldest);
      }
    }
    window.count += 1;
    if (window.count > perMinute) throw new RefusalError('TOO_MANY_ATTEMPTS', { seconds: Math.ceil((window.startedAt + WINDOW_MS - now) / 1000) });
    await next();
  });
}
