import { spawnSync } from 'node:child_process';

let prefix: readonly string[] | null = null;

/** A network namespace of its own has no way out, not even to loopback. Needs Linux and root or user namespaces. */
const findPrefix = (): readonly string[] => {
  if (process.platform !== 'linux') return [];
  const ways = [['unshare', '--net'], ['unshare', '--map-root-user', '--net']];
  return ways.find(([command, ...options]) => spawnSync(command ?? '', [...options, 'true'], { stdio: 'ignore' }).status === 0) ?? [];
};

/** The command, run without network where the system can do that; the same process id, for `unshare` execs it. */
export const withoutNetwork = (command: readonly string[]): readonly string[] => {
  prefix ??= findPrefix();
  return [...prefix, ...command];
};
