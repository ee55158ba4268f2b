import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';

const RUN = resolve(import.meta.dirname, '../../server/setup/run.mjs');

/** A process that hands over to a program given as code, as `npm start` does to the server. */
function handOver(program: string) {
  return spawn(process.execPath, ['--input-type=module', '--eval', starter(program)], { stdio: ['ignore', 'pipe', 'inherit'] });
}

function starter(program: string): string {
  return `import { handOver } from ${JSON.stringify(RUN)}; process.exitCode = await handOver(process.execPath, ['--eval', ${JSON.stringify(program)}]);`;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    // No such process.
    return false;
  }
}

describe('the starter is transparent', () => {
  test.each([0, 3])('the exit code %i goes through', async (code) => {
    expect(await once(handOver(`process.exit(${code})`), 'exit')).toEqual([code, null]);
  });

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s reaches the program, which ends in its own time', async (signal) => {
    const running = handOver(`process.once('${signal}', () => setTimeout(() => process.exit(7), 100)); setInterval(() => {}, 1000); console.log('ready')`);
    await once(running.stdout, 'data');
    running.kill(signal);
    expect(await once(running, 'exit')).toEqual([7, null]);
  });

  test.each([['npm start', 'ended'], ['nohup node server/start.mjs', 'still there']])('when the shell that ran `%s` is killed, the program is %s', async (command, end) => {
    const { npm_lifecycle_event: _event, ...byHand } = process.env;
    const shell = spawn('sh', ['-c', '"$0" --input-type=module --eval "$1"; true', process.execPath, starter('console.log(process.pid); setInterval(() => {}, 1000)')], {
      stdio: ['ignore', 'pipe', 'inherit'], env: command === 'npm start' ? { ...byHand, npm_lifecycle_event: 'start' } : byHand,
    });
    const [line] = (await once(shell.stdout, 'data')) as [Buffer];
    const program = Number(line.toString());
    shell.kill('SIGTERM');
    await wait(1500);
    const alive = isAlive(program);
    if (alive) process.kill(program);
    expect(alive ? 'still there' : 'ended').toBe(end);
  });

  test('a program that was killed is told as 128 and the number of the signal', async () => {
    expect(await once(handOver("process.kill(process.pid, 'SIGKILL')"), 'exit')).toEqual([137, null]);
  });
});
