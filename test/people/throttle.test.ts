import { expect, test } from 'vitest';
import { RefusalError } from '../../server/circulation/errors.ts';
import { countAttempt, forgiveAttempt } from '../../server/people/throttle.ts';
import type { Store } from '../../server/store/store.ts';
import { onBothEngines } from '../store/both-engines.ts';

const START = Date.UTC(2026, 10, 23, 1);
const later = (seconds: number) => new Date(START + seconds * 1000);

/** 'counted', or the seconds to wait. */
const guess = async (store: Store, seconds: number, address = '10.0.0.1', personId = 'u04'): Promise<number | string> =>
  countAttempt(store, personId, address, later(seconds)).then(() => 'counted', (error: unknown) => {
    if (error instanceof RefusalError && error.refusal.code === 'TOO_MANY_ATTEMPTS') return error.refusal.facts['seconds'] ?? '?';
    throw error;
  });

onBothEngines('guessing passwords', (stores) => {
  test('is free five times, then waits ever longer, up to a quarter of an hour', async () => {
    const store = await stores.open();
    for (let n = 0; n < 5; n += 1) expect(await guess(store, n)).toBe('counted');
    let moment = 4;
    const waits: number[] = [];
    for (let n = 0; n < 12; n += 1) {
      const wait = Number(await guess(store, moment));
      waits.push(wait);
      moment += wait;
      expect(await guess(store, moment)).toBe('counted');
    }
    expect(waits).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 900, 900, 900, 900]);
  });

  test('twenty guesses at once count as twenty: five pass', async () => {
    const store = await stores.open();
    const answers = await Promise.all(Array.from({ length: 20 }, () => guess(store, 0)));
    expect(answers.filter((answer) => answer === 'counted')).toHaveLength(5);
  });

  test('from many places cannot lock the owner out for more than a minute', async () => {
    const store = await stores.open();
    for (let n = 0; n < 60; n += 1) expect(await guess(store, n * 60, `10.9.9.${n}`)).toBe('counted');
    expect(await guess(store, 59 * 60)).toBe(60);
    expect(await guess(store, 60 * 60)).toBe('counted');
  });

  test('of many people from one place is slowed too', async () => {
    const store = await stores.open();
    for (let n = 0; n < 50; n += 1) expect(await guess(store, n, '10.0.0.1', `person ${n}`)).toBe('counted');
    expect(await guess(store, 50, '10.0.0.1', 'somebody new')).toBe(4);
    expect(await guess(store, 50, '10.0.0.2', 'somebody new')).toBe('counted');
  });

  test('failures are forgotten after half an hour', async () => {
    const store = await stores.open();
    for (let n = 0; n < 5; n += 1) await guess(store, n);
    for (let n = 0; n < 5; n += 1) expect(await guess(store, 1_805 + n)).toBe('counted');
  });

  test('an office behind one address signs in without charging it', async () => {
    const store = await stores.open();
    for (let n = 0; n < 70; n += 1) {
      expect(await guess(store, n, '10.0.0.1', `person ${n}`)).toBe('counted');
      await forgiveAttempt(store, `person ${n}`, '10.0.0.1', later(n));
    }
  });
});
