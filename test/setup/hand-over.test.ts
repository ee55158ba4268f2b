import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const RUN = resolve(import.meta.dirname, '../../server/setup/run.mjs');

/** A process that hands over to a program given as code, as `npm start` does to the server. */
function handOver(program: string) {
  const code = `import { handOver } from ${JSON.stringify(RUN)}; process.exitCode = await handOver(process.execPath, ['--eval', ${JSON.stringify(program)}]);`;
  return spawn(process.execPath, ['--input-type=module', '--eval', code], { stdio: ['ignore', 'pipe', 'inherit'] });
}

describe('the starter is transparent', () => {
  test.each([0, 3])('the exit code %i goes through', async (code) => {
    expect(await once(handOver(`process.exit(${code})`), 'exit')).toEqual([code, null]);
  });

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s reaches the program, which ends in its own time', async (signal) => {
    const starter = handOver(`process.once('${signal}', () => setTimeout(() => process.exit(7), 100)); setInterval(() => {}, 1000); console.log('ready')`);
    await once(starter.stdout, 'data');
    starter.kill(signal);
    expect(await once(starter, 'exit')).toEqual([7, null]);
  });

  test('a program that was killed is told as 128 and the number of the signal', async () => {
    expect(await once(handOver("process.kill(process.pid, 'SIGKILL')"), 'exit')).toEqual([137, null]);
  });
});
