import { parentPort } from 'node:worker_threads';
import { RefusalError, type Refusal } from '../../circulation/errors.ts';
import { TASKS, type TaskName } from './tasks.ts';

/** What the thread answers; errors do not survive the way between threads as classes, so a refusal travels as a value. */
export type WorkerAnswer =
  | { readonly kind: 'done'; readonly result: unknown }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'failed'; readonly message: string };

const run = async ({ task, input }: { readonly task: TaskName; readonly input: unknown }): Promise<WorkerAnswer> => {
  const work = TASKS[task] as (input: unknown) => unknown;
  try {
    return { kind: 'done', result: await work(input) };
  } catch (error) {
    if (error instanceof RefusalError) return { kind: 'refused', refusal: error.refusal };
    return { kind: 'failed', message: error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error) };
  }
};

parentPort?.on('message', (request: { readonly task: TaskName; readonly input: unknown }) => {
  void run(request).then((answer) => parentPort?.postMessage(answer));
});
