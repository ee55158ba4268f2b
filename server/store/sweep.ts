import { forgetAnswersBefore } from './idempotency.ts';
import type { Tx } from './schema.ts';
import { forgetExpiredSessions } from './sessions.ts';
import { forgetSignInFailuresBefore } from './sign-in-failures.ts';
import { forgetExpiredSigningOffers } from './signing-offers.ts';
import { forgetExpiredSigningRequests } from './signing-requests.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Clears away what has done its service: sessions that are over, signing requests and offers a day after their end, failed sign-ins and
 * kept answers a day and a week old. Nothing of it is evidence. To be run about once a day.
 */
export const sweep = async (tx: Tx, now: Date): Promise<void> => {
  const daysAgo = (days: number): string => new Date(now.getTime() - days * DAY_MS).toISOString();
  await forgetExpiredSessions(tx, now.toISOString());
  await forgetExpiredSigningRequests(tx, daysAgo(1));
  await forgetExpiredSigningOffers(tx, daysAgo(1));
  await forgetSignInFailuresBefore(tx, daysAgo(1));
  await forgetAnswersBefore(tx, daysAgo(7));
};
