import { Worker } from 'node:worker_threads';
import { RefusalError } from '../../circulation/errors.ts';
import type { TaskName, Tasks } from './tasks.ts';
import type { WorkerAnswer } from './task-worker.ts';

const WORKER = new URL('./task-worker.ts', import.meta.url);
const IDLE_MS = 30_000;
const MEMORY_MB = 1536;

type Input<Name extends TaskName> = Parameters<Tasks[Name]>[0];
type Result<Name extends TaskName> = Awaited<ReturnType<Tasks[Name]>>;

let thread: Worker | null = null;
let line: Promise<unknown> = Promise.resolve();
let idle: NodeJS.Timeout | undefined;

const openThread = (): Worker => {
  if (thread !== null) return thread;
  const opened = new Worker(WORKER, { execArgv: ['--disable-warning=ExperimentalWarning'], env: {}, resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
  opened.on('error', () => undefined);
  opened.once('exit', () => {
    if (thread === opened) thread = null;
  });
  opened.unref();
  thread = opened;
  return opened;
};

const dropThread = async (): Promise<void> => {
  const dropped = thread;
  thread = null;
  await dropped?.terminate();
};

const ask = async (task: TaskName, input: unknown, timeMs: number): Promise<unknown> => {
  clearTimeout(idle);
  const worker = openThread();
  const { promise, resolve, reject } = Promise.withResolvers<WorkerAnswer>();
  const giveUp = (limit: string, cause?: unknown): void => {
    reject(new RefusalError('FILE_UNSAFE', { detail: `> ${limit}` }, { cause }));
    if (thread === worker) void dropThread();
  };
  const ended = (cause: unknown): void => giveUp(`${MEMORY_MB} MB`, cause);
  const clock = setTimeout(() => giveUp(`${Math.round(timeMs / 1000)} s`), timeMs);
  worker.once('message', resolve).once('error', ended).once('exit', ended);
  worker.postMessage({ task, input });
  try {
    const answer = await promise;
    if (answer.kind === 'done') return answer.result;
    if (answer.kind === 'refused') throw new RefusalError(answer.refusal.code, answer.refusal.facts);
    throw new Error(`${task}: ${answer.message}`);
  } finally {
    clearTimeout(clock);
    worker.off('message', resolve).off('error', ended).off('exit', ended);
    idle = setTimeout(() => void dropThread(), IDLE_MS);
    idle.unref();
  }
};

/**
 * Runs a task on a thread of its own, one after another, so that a large document never stops the server from answering.
 * The thread is kept for a while, ended when idle, and killed when a file makes it run too long or grow too large (FILE_UNSAFE).
 */
export const runOffThread = async <Name extends TaskName>(task: Name, input: Input<Name>, timeMs: number): Promise<Result<Name>> => {
  const turn = line.then(() => ask(task, input, timeMs));
  line = turn.catch(() => undefined);
  return (await turn) as Result<Name>;
};
