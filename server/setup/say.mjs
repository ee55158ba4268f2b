/** A reason why set-up cannot go on, in words for the person at the keyboard; shown without a stack. */
export class SetupError extends Error {}

/**
 * Does a command's work; where set-up cannot go on, its reason is shown in plain words and the command fails.
 *
 * @param {() => Promise<number>} work gives the exit code
 * @returns {Promise<number>} the exit code
 */
export async function orSayWhy(work) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    process.stderr.write(`\n${error.message}\n`);
    return 1;
  }
}

/** @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/**
 * Runs a slow piece of work and shows that it moves: one line that is rewritten on a terminal, a new line every few seconds elsewhere.
 *
 * @template T
 * @param {string} label what is being done
 * @param {() => string} measure how far it is, '' where nothing can be counted
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withProgress(label, measure, work) {
  const started = Date.now();
  const terminal = process.stdout.isTTY;
  const line = () => [label, measure(), `${Math.round((Date.now() - started) / 1000)} s`].filter((part) => part !== '').join(' · ');
  const timer = setInterval(() => process.stdout.write(terminal ? `\r\u001b[K${line()}` : `${line()}\n`), terminal ? 500 : 5000);
  say(label);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    say(`${terminal ? '\r\u001b[K' : ''}${line()}`);
  }
}
