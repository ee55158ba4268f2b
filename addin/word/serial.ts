/** Runs one call at a time, in the order they came: Word has one document, and office.js mixes up overlapping reads. */
export const createSerial = (): (<T>(call: () => Promise<T>) => Promise<T>) => {
  let last: Promise<unknown> = Promise.resolve();
  return (call) => {
    const next = last.then(call, call);
    // A failure is the caller's to handle; the queue goes on.
    last = next.catch(() => undefined);
    return next;
  };
};
