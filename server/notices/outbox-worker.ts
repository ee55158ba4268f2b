import { failJob, finishJob, leaseJobs } from '../store/outbox.ts';
import type { OutboxJob } from '../store/outbox.ts';
import type { Store } from '../store/store.ts';

/** Does one job; may be called again for the same job (at least once), so it must not mind. Throws to have it tried later. */
export type JobHandler = (job: OutboxJob) => Promise<void>;

export interface OutboxWorkerOptions {
  readonly store: Store;
  /** By topic. A topic nobody handles is parked at once. */
  readonly handlers: Readonly<Record<string, JobHandler>>;
  readonly clock: () => Date;
  readonly newId: () => string;
  /** Told what failed and what was parked. */
  readonly log: (line: string) => void;
  readonly pollMilliseconds?: number;
}

export interface OutboxWorker {
  /** Looks for due jobs now rather than at the next poll. */
  wake(): void;
  /** Stops after the job in hand. */
  stop(): Promise<void>;
}

const POLL_MS = 2_000;
const LEASE_MS = 5 * 60_000;
const AT_ONCE = 10;
const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 60 * 60_000;
/** About half a day of tries. */
const MOST_ATTEMPTS = 20;

const after = (now: Date, milliseconds: number): string => new Date(now.getTime() + milliseconds).toISOString();

/** When a job that has failed `attempts` times runs again; null = never, it is parked. */
export const nextRun = (attempts: number, now: Date): string | null =>
  attempts >= MOST_ATTEMPTS ? null : after(now, Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (attempts - 1)));

/** Does what is due once, oldest first; returns how many jobs it took. */
export const runDueJobs = async ({ store, handlers, clock, newId, log }: OutboxWorkerOptions): Promise<number> => {
  const leaseId = newId();
  const taken = clock();
  const jobs = await store.transaction((tx) => leaseJobs(tx, { leaseId, now: taken.toISOString(), until: after(taken, LEASE_MS), limit: AT_ONCE }));
  for (const job of jobs) {
    const handler = handlers[job.topic];
    try {
      if (!handler) throw new Error(`Nobody handles ${job.topic}.`);
      await handler(job);
      await store.transaction((tx) => finishJob(tx, job.id, leaseId));
    } catch (error) {
      const now = clock();
      const runAt = handler ? nextRun(job.attempts, now) : null;
      const reason = error instanceof Error ? error.message : String(error);
      log(`job ${job.id} (${job.topic}) failed ${runAt === null ? 'and was parked' : `and runs again at ${runAt}`}: ${reason}`);
      await store.transaction((tx) => failJob(tx, job.id, leaseId, reason, runAt, now.toISOString()));
    }
  }
  return jobs.length;
};

/** Runs due jobs in the background until stopped. A store that is away is asked again at the next poll. */
export const startOutboxWorker = (options: OutboxWorkerOptions): OutboxWorker => {
  const stopping = new AbortController();
  let awakened = false;
  let endSleep = (): void => undefined;

  const sleep = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, awakened || stopping.signal.aborted ? 0 : options.pollMilliseconds ?? POLL_MS);
      endSleep = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const work = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      awakened = false;
      try {
        // A full round means there may be more.
        if (await runDueJobs(options) === AT_ONCE) continue;
      } catch (error) {
        options.log(`outbox: ${error instanceof Error ? error.message : String(error)}`);
      }
      await sleep();
    }
  };

  const working = work();
  return {
    wake: () => {
      awakened = true;
      endSleep();
    },
    stop: async () => {
      stopping.abort();
      endSleep();
      await working;
    },
  };
};
