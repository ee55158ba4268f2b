import { RefusalError } from '../circulation/errors.ts';
import { createThread } from '../threads/thread.ts';
import type { Parts } from './parts.ts';
import type { PdfTasks } from './pdf-tasks.ts';
import { verificationView } from './verification-view.ts';
import type { VerificationView } from './views.ts';

const TIME_MS = 20_000;
const IDLE_MS = 30_000;
const MEMORY_MB = 512;
/** Files that may wait for their turn; more people are told to come back. */
const MOST_WAITING = 8;

/** A thread of its own: a hostile file ends this thread, never the one on which documents circulate. */
const thread = createThread<PdfTasks>({
  module: new URL('./pdf-worker.ts', import.meta.url), memoryMb: MEMORY_MB, idleMs: IDLE_MS,
  refuse: (limit, cause) => new RefusalError('VERIFY_LIMIT', { limit }, { cause }),
});
let waiting = 0;

/**
 * Judges any PDF from anywhere. Nothing is stored.
 * @throws RefusalError FILE_EMPTY, VERIFY_LIMIT (more time or memory than a file may cost), TOO_MANY_ATTEMPTS
 */
export async function verifyFile(parts: Parts, { name, bytes }: { readonly name: string | null; readonly bytes: Uint8Array }): Promise<VerificationView> {
  if (bytes.length === 0) throw new RefusalError('FILE_EMPTY');
  if (waiting >= MOST_WAITING) throw new RefusalError('TOO_MANY_ATTEMPTS', { seconds: TIME_MS / 1000 });
  waiting += 1;
  try {
    const at = parts.clock();
    const report = await thread.run('verifyDocument', { pdf: bytes, trust: await parts.trust(), at }, TIME_MS);
    return verificationView(report, name, at);
  } finally {
    waiting -= 1;
  }
}
