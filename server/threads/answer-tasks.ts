import { parentPort } from 'node:worker_threads';
import { RefusalError, type Refusal } from '../circulation/errors.ts';
import type { TaskTable } from './thread.ts';

/** What a thread answers; errors do not survive the way between threads as classes, so a refusal travels as a value. */
export type ThreadAnswer =
  | { readonly kind: 'done'; readonly result: unknown }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'failed'; readonly message: string };

/** Called once in a thread's module: answers every task that comes in. */
export function answerTasks(tasks: TaskTable): void {
  const run = async ({ task, input }: { readonly task: string; readonly input: unknown }): Promise<ThreadAnswer> => {
    try {
      const work = tasks[task] as ((input: unknown) => unknown) | undefined;
      if (work === undefined) throw new RangeError('no such task');
      return { kind: 'done', result: await work(input) };
    } catch (error) {
      if (error instanceof RefusalError) return { kind: 'refused', refusal: error.refusal };
      return { kind: 'failed', message: error instanceof Error ? error.stack ?? error.message : String(error) };
    }
  };
  parentPort?.on('message', (request: { readonly task: string; readonly input: unknown }) => {
    void run(request).then((answer) => parentPort?.postMessage(answer));
  });
}
