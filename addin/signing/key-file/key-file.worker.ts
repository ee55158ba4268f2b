import { RefusalError } from '../../../server/circulation/errors.ts';
import type { Refusal } from '../../../server/circulation/errors.ts';
import { openKeyFile } from './open-key-file.ts';
import type { OpenedKey } from './open-key-file.ts';

export interface KeyFileRequest {
  readonly file: Uint8Array<ArrayBuffer>;
  readonly pin: string;
  readonly now: Date;
}
export type KeyFileAnswer = { readonly opened: OpenedKey } | { readonly refusal: Refusal };

const answer = async ({ file, pin, now }: KeyFileRequest): Promise<KeyFileAnswer> => {
  try {
    return { opened: await openKeyFile(file, pin, now) };
  } catch (error) {
    return { refusal: error instanceof RefusalError ? error.refusal : { code: 'KEY_FILE_UNREADABLE', facts: {} } };
  }
};

addEventListener('message', (event: MessageEvent<KeyFileRequest>) => {
  void answer(event.data).then((result) => postMessage(result));
});
