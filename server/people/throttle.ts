import { RefusalError } from '../circulation/errors.ts';
import { lockSignInFailures, saveSignInFailures } from '../store/sign-in-failures.ts';
import type { SignInFailures } from '../store/sign-in-failures.ts';
import type { Store } from '../store/store.ts';

/** How many failures are free, and how long the longest wait after them is. */
interface Allowance {
  readonly free: number;
  readonly longestSeconds: number;
}

const MINUTE = 60;
const SECOND_MS = 1000;
/** Failures older than this no longer count. */
const FORGOTTEN_AFTER_MS = 30 * MINUTE * SECOND_MS;
const FIRST_WAIT_SECONDS = 5;

/**
 * Guessing one person's password from one place is slowed at once. A person attacked from many places waits a minute at the most,
 * since the attacker must not be able to lock them out; an address is an office behind one line, so it may fail more often.
 */
const ALLOWANCES: readonly { readonly subject: (personId: string, address: string) => string; readonly allowance: Allowance }[] = [
  { subject: (personId, address) => `both:${personId}@${address}`, allowance: { free: 5, longestSeconds: 15 * MINUTE } },
  { subject: (personId) => `person:${personId}`, allowance: { free: 20, longestSeconds: MINUTE } },
  { subject: (_person, address) => `address:${address}`, allowance: { free: 50, longestSeconds: 15 * MINUTE } },
];

const waitSeconds = (failures: number, { free, longestSeconds }: Allowance): number =>
  failures < free ? 0 : Math.min(longestSeconds, FIRST_WAIT_SECONDS * 2 ** Math.min(failures - free, 20));

const later = (now: Date, seconds: number): string => new Date(now.getTime() + seconds * SECOND_MS).toISOString();

/**
 * Counts an attempt as failed before it is made, so that a hundred at once count as a hundred; `forgiveAttempt` takes it back.
 * Throws TOO_MANY_ATTEMPTS while one has to wait; such an attempt is not counted.
 */
export const countAttempt = (store: Store, personId: string, address: string, now: Date): Promise<void> =>
  store.transaction(async (tx) => {
    const known = await lockSignInFailures(tx, ALLOWANCES.map(({ subject }) => subject(personId, address)), now.toISOString());
    const bySubject = new Map(known.map((failures) => [failures.subject, failures]));
    const blocked = known.map(({ blockedUntil }) => blockedUntil ?? '').reduce((a, b) => (a > b ? a : b), '');
    if (blocked > now.toISOString()) {
      throw new RefusalError('TOO_MANY_ATTEMPTS', { seconds: Math.ceil((Date.parse(blocked) - now.getTime()) / SECOND_MS) });
    }
    for (const { subject, allowance } of ALLOWANCES) {
      const before = bySubject.get(subject(personId, address));
      if (before) await saveSignInFailures(tx, oneMore(before, allowance, now));
    }
  });

const oneMore = (before: SignInFailures, allowance: Allowance, now: Date): SignInFailures => {
  const forgotten = now.getTime() - Date.parse(before.lastAt) > FORGOTTEN_AFTER_MS;
  const failures = (forgotten ? 0 : before.failures) + 1;
  const wait = waitSeconds(failures, allowance);
  return { ...before, failures, lastAt: now.toISOString(), blockedUntil: wait === 0 ? null : later(now, wait) };
};

/** The attempt was right after all: the person starts afresh, and their address is not charged for it. */
export const forgiveAttempt = (store: Store, personId: string, address: string, now: Date): Promise<void> =>
  store.transaction(async (tx) => {
    for (const known of await lockSignInFailures(tx, ALLOWANCES.map(({ subject }) => subject(personId, address)), now.toISOString())) {
      const failures = known.subject.startsWith('address:') ? Math.max(0, known.failures - 1) : 0;
      await saveSignInFailures(tx, { ...known, failures, blockedUntil: null });
    }
  });
