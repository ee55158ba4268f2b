import { Worker } from 'node:worker_threads';
import { RefusalError } from '../circulation/errors.ts';
import type { ThreadAnswer } from './answer-tasks.ts';

/** The tasks of one thread by name: pure functions of data that can be copied between threads. */
export type TaskTable = Readonly<Record<string, (input: never) => unknown>>;

export interface ThreadSettings {
  /** The module that calls `answerTasks` with the same table. */
  readonly module: URL;
  /** Heap of the thread, MB; a task that needs more is ended with it. */
  readonly memoryMb: number;
  /** The thread is let go after so long without a task. */
  readonly idleMs: number;
  /** What a task that ran too long or grew too large is refused with. */
  readonly refuse: (limit: string, cause: unknown) => RefusalError;
}

export interface Thread<Tasks extends TaskTable> {
  /** Runs one task; tasks of a thread run one after another. @throws RefusalError of the task, or `refuse` */
  readonly run: <Name extends keyof Tasks & string>(task: Name, input: Parameters<Tasks[Name]>[0], timeMs: number) => Promise<Awaited<ReturnType<Tasks[Name]>>>;
}

const isFull = (cause: unknown): boolean => cause instanceof Error && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY';

/**
 * A thread for heavy work, so that a large document never stops the server from answering. Opened with its first task, ended when idle,
 * and killed when a task runs too long or grows too large.
 */
export function createThread<Tasks extends TaskTable>({ module, memoryMb, idleMs, refuse }: ThreadSettings): Thread<Tasks> {
  let thread: Worker | null = null;
  let line: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;

  const open = (): Worker => {
    if (thread !== null) return thread;
    const opened = new Worker(module, { execArgv: ['--disable-warning=ExperimentalWarning'], env: {}, resourceLimits: { maxOldGenerationSizeMb: memoryMb } });
    // Told to whoever waits for it; nobody does between tasks.
    opened.on('error', () => undefined);
    opened.once('exit', () => {
      if (thread === opened) thread = null;
    });
    opened.unref();
    thread = opened;
    return opened;
  };
  const drop = (): void => {
    const dropped = thread;
    thread = null;
    void dropped?.terminate();
  };

  const ask = async (task: string, input: unknown, timeMs: number): Promise<unknown> => {
    clearTimeout(idle);
    const worker = open();
    const { promise, resolve, reject } = Promise.withResolvers<ThreadAnswer>();
    const giveUp = (limit: string, cause?: unknown): void => {
      reject(refuse(limit, cause));
      if (thread === worker) drop();
    };
    const ended = (cause: unknown): void => {
      // Only a full heap is the file's doing; anything else that ends a thread is ours.
      if (isFull(cause)) giveUp(`${memoryMb} MB`, cause);
      else reject(new Error(`${task}: the thread ended`, { cause }));
    };
    const clock = setTimeout(() => { giveUp(`${Math.round(timeMs / 1000)} s`); }, timeMs);
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
      idle = setTimeout(drop, idleMs);
      idle.unref();
    }
  };

  return {
    run: async (task, input, timeMs) => {
      const turn = line.then(() => ask(task, input, timeMs));
      line = turn.catch(() => undefined);
      return (await turn) as never;
    },
  };
}
