import { RefusalError } from '../circulation/errors.ts';
import { createThread } from '../threads/thread.ts';
import { PDF_TASKS, type PdfTasks } from './pdf-tasks.ts';

const IDLE_MS = 60_000;
const TIME_MS = 60_000;
const MEMORY_MB = 1024;
/** Up to here the work takes a few milliseconds, less than copying it to a thread and back. */
const SMALL_BYTES = 1_000_000;
/** Only drafting needs them, and their packages are large: they go when the thread goes. */
const ALWAYS_ON_THREAD: ReadonlySet<keyof PdfTasks> = new Set(['buildBase', 'readFacts', 'checkFormat']);

const thread = createThread<PdfTasks>({
  module: new URL('./pdf-worker.ts', import.meta.url), memoryMb: MEMORY_MB, idleMs: IDLE_MS,
  refuse: (limit, cause) => new RefusalError('FILE_UNSAFE', { detail: `> ${limit}` }, { cause }),
});

/**
 * Runs work on a whole file: a small one at once, a large one on a thread, so that the server goes on answering.
 * @param bytes size of the file
 */
export async function heavy<Name extends keyof PdfTasks>(task: Name, input: Parameters<PdfTasks[Name]>[0], bytes: number): Promise<Awaited<ReturnType<PdfTasks[Name]>>> {
  if (bytes > SMALL_BYTES || ALWAYS_ON_THREAD.has(task)) return thread.run(task, input, TIME_MS);
  const work = PDF_TASKS[task] as (input: Parameters<PdfTasks[Name]>[0]) => Promise<Awaited<ReturnType<PdfTasks[Name]>>>;
  return work(input);
}
