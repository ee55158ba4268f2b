import { RefusalError } from '../../server/circulation/errors.ts';

/** Word on the web has left calls unanswered (OfficeDev/office-js#6747): after this long we go on without it. */
const PATIENCE_MS = 30_000;

/**
 * Turns one callback call of the Common API into a promise.
 * @throws RefusalError WORD_FILE_UNAVAILABLE with Word's own error as its cause
 */
export const officeCall = <T>(call: (answer: (result: Office.AsyncResult<T>) => void) => void, patienceMs = PATIENCE_MS): Promise<T> =>
  new Promise((resolve, reject) => {
    const unavailable = (cause: unknown): void => reject(new RefusalError('WORD_FILE_UNAVAILABLE', {}, { cause }));
    const timer = setTimeout(() => unavailable(new Error('Word did not answer')), patienceMs);
    try {
      call((result) => {
        clearTimeout(timer);
        // office.js answers with strings; comparing with its enum would need it loaded in tests.
        if (String(result.status) === 'succeeded') resolve(result.value);
        else unavailable(result.error);
      });
    } catch (error) {
      clearTimeout(timer);
      unavailable(error);
    }
  });
