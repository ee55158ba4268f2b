import { RefusalError } from '../../../server/circulation/errors.ts';
import type { KeyFileAnswer, KeyFileRequest } from './key-file.worker.ts';
import type { OpenedKey } from './open-key-file.ts';

/** A file whose PIN takes longer than this to try was not made by any program in use. */
const LIMIT_MS = 30_000;

/**
 * Opens a key file in a worker that ends with the answer: the PIN, the decrypted key and every trace of them
 * go with the worker's memory, and only a key that cannot be read out comes back.
 * @throws RefusalError KEY_WRONG_PIN, KEY_FILE_UNREADABLE, KEY_NOT_USABLE, SIGN_CANCELLED
 */
export const openInWorker = (request: KeyFileRequest, signal: AbortSignal): Promise<OpenedKey> => {
  const worker = new Worker(new URL('./key-file.worker.ts', import.meta.url), { type: 'module' });
  const { promise, resolve, reject } = Promise.withResolvers<OpenedKey>();
  const unreadable = (): void => reject(new RefusalError('KEY_FILE_UNREADABLE'));
  const cancelled = (): void => reject(new RefusalError('SIGN_CANCELLED'));
  const limit = setTimeout(unreadable, LIMIT_MS);
  worker.addEventListener('message', ({ data }: MessageEvent<KeyFileAnswer>) => {
    if ('opened' in data) resolve(data.opened);
    else reject(new RefusalError(data.refusal.code, data.refusal.facts));
  });
  worker.addEventListener('error', unreadable);
  worker.addEventListener('messageerror', unreadable);
  signal.addEventListener('abort', cancelled);
  if (signal.aborted) cancelled();
  worker.postMessage(request);
  return promise.finally(() => {
    clearTimeout(limit);
    signal.removeEventListener('abort', cancelled);
    worker.terminate();
  });
};
