import { RefusalError } from '../../circulation/errors.ts';
import { createThread } from '../../threads/thread.ts';
import type { Tasks } from './tasks.ts';

/**
 * Runs a task of `tasks.ts` on the converter's thread. A file that makes it run too long or grow too large is refused as FILE_UNSAFE.
 */
export const { run: runOffThread } = createThread<Tasks>({
  module: new URL('./task-worker.ts', import.meta.url),
  memoryMb: 1536,
  idleMs: 30_000,
  refuse: (limit, cause) => new RefusalError('FILE_UNSAFE', { detail: `> ${limit}` }, { cause }),
});
