import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const KIB = 1024;

const onLinux = async (pid: number): Promise<number> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * KIB;
};

const onUnix = async (pid: number): Promise<number> => {
  const { stdout } = await run('ps', ['-o', 'rss=', '-p', String(pid)]);
  return Number(stdout.trim()) * KIB;
};

const onWindows = async (pid: number): Promise<number> => {
  const { stdout } = await run('tasklist', ['/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH']);
  const kilobytes = stdout.split('","').at(-1)?.replace(/\D/g, '');
  return Number(kilobytes ?? 0) * KIB;
};

const read = process.platform === 'linux' ? onLinux : process.platform === 'win32' ? onWindows : onUnix;

/** Resident memory of some processes together, in bytes; one that is gone counts nothing. */
export const residentBytes = async (processIds: readonly number[]): Promise<number> => {
  const sizes = await Promise.all(processIds.map((pid) => read(pid).catch(() => 0)));
  return sizes.reduce((sum, size) => sum + size, 0);
};
