import { expect, test } from 'vitest';
import { nextRun, runDueJobs, startOutboxWorker } from '../../server/notices/outbox-worker.ts';
import type { JobHandler } from '../../server/notices/outbox-worker.ts';
import { newId } from '../../server/store/new-id.ts';
import { enqueue, failJob, finishJob, leaseJobs, listParkedJobs, unparkJob } from '../../server/store/outbox.ts';
import type { Store } from '../../server/store/store.ts';
import { onBothEngines } from '../store/both-engines.ts';

const START = Date.UTC(2026, 10, 23, 1);
const moment = (seconds: number) => new Date(START + seconds * 1000);

const add = (store: Store, id: string, topic = 'mail') =>
  store.transaction((tx) => enqueue(tx, { id, topic, payload: { to: 'u04' }, createdAt: moment(0).toISOString(), runAt: moment(0).toISOString() }));

onBothEngines('the outbox', (stores) => {
  const world = (store: Store, mail: JobHandler) => {
    const log: string[] = [];
    let seconds = 1;
    return { options: { store, handlers: { mail }, clock: () => moment(seconds), newId: () => newId(), log: (line: string) => log.push(line), pollMilliseconds: 5 }, log, pass: (more: number) => { seconds += more; } };
  };

  test('a job is done once and is gone; one whose act was rolled back never runs', async () => {
    const store = await stores.open();
    const done: unknown[] = [];
    await add(store, 'j1');
    await expect(store.transaction(async (tx) => {
      await enqueue(tx, { id: 'j2', topic: 'mail', payload: null, createdAt: moment(0).toISOString(), runAt: moment(0).toISOString() });
      throw new Error('refused');
    })).rejects.toThrow('refused');
    const { options } = world(store, (job) => Promise.resolve(void done.push(job.payload)));
    expect(await runDueJobs(options)).toBe(1);
    expect(await runDueJobs(options)).toBe(0);
    expect(done).toEqual([{ to: 'u04' }]);
  });

  test('a failing job is tried again ever later, then parked where an administrator sees why, and can be sent round again', async () => {
    const store = await stores.open();
    await add(store, 'j1');
    const { options, log, pass } = world(store, () => Promise.reject(new Error('the mail server is away')));
    let tries = 0;
    for (let round = 0; round < 60; round += 1) {
      tries += await runDueJobs(options);
      pass(3600);
    }
    expect(tries).toBe(20);
    expect(await store.read(listParkedJobs)).toEqual([expect.objectContaining({ id: 'j1', attempts: 20, lastError: 'the mail server is away' })]);
    expect(log.at(-1)).toContain('was parked');
    await store.transaction((tx) => unparkJob(tx, 'j1', options.clock().toISOString()));
    expect(await runDueJobs(options)).toBe(1);
  });

  test('the wait doubles from five seconds to an hour', () => {
    expect([1, 2, 3, 12, 19].map((attempts) => Date.parse(nextRun(attempts, moment(0)) ?? '') - START)).toEqual([5_000, 10_000, 20_000, 3_600_000, 3_600_000]);
    expect(nextRun(20, moment(0))).toBeNull();
  });

  test('two workers never hold the same job; a dead one’s jobs come free when its lease is over, and its late answer changes nothing', async () => {
    const store = await stores.open();
    for (let n = 0; n < 30; n += 1) await add(store, `j${n}`);
    const lease = (leaseId: string, seconds: number) => store.transaction((tx) => leaseJobs(tx, { leaseId, now: moment(seconds).toISOString(), until: moment(seconds + 60).toISOString(), limit: 10 }));
    const held = (await Promise.all(['w1', 'w2', 'w3', 'w4'].map((id) => lease(id, 1)))).flat().map(({ id }) => id);
    expect(new Set(held).size).toBe(held.length);
    while ((await lease('w5', 1)).length > 0);
    expect(await lease('w6', 30)).toEqual([]);
    const [again] = await lease('w6', 100);
    expect(again?.attempts).toBe(2);
    await store.transaction((tx) => failJob(tx, again?.id ?? '', 'w1', 'late', null, moment(101).toISOString()));
    await store.transaction((tx) => finishJob(tx, again?.id ?? '', 'w1'));
    expect(await store.read(listParkedJobs)).toEqual([]);
    expect(await store.read((db) => db.selectFrom('outbox').select('id').where('id', '=', again?.id ?? '').execute())).toHaveLength(1);
  });

  test('a topic nobody handles is parked at once', async () => {
    const store = await stores.open();
    await add(store, 'j1', 'fax');
    await runDueJobs(world(store, () => Promise.resolve()).options);
    expect(await store.read(listParkedJobs)).toEqual([expect.objectContaining({ id: 'j1', lastError: 'Nobody handles fax.' })]);
  });

  test('the worker finds new jobs by itself and by being woken, and stops', async () => {
    const store = await stores.open();
    const done: string[] = [];
    const { options } = world(store, (job) => Promise.resolve(void done.push(job.id)));
    const polling = startOutboxWorker(options);
    await add(store, 'j1');
    await expect.poll(() => done).toEqual(['j1']);
    await polling.stop();
    const sleeping = startOutboxWorker({ ...options, pollMilliseconds: 60_000 });
    await new Promise((resolve) => setTimeout(resolve, 50));
    await add(store, 'j2');
    sleeping.wake();
    await expect.poll(() => done).toEqual(['j1', 'j2']);
    await sleeping.stop();
    await add(store, 'j3');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(done).toEqual(['j1', 'j2']);
  });
});
