import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Bench {
  readonly path: (name: string) => string;
  /** Writes a file and gives its path. */
  readonly write: (name: string, content: Uint8Array | string) => string;
  /** Runs openssl: what it said on both channels, and whether it was content. */
  readonly openssl: (...args: readonly string[]) => { readonly ok: boolean; readonly said: string };
  readonly clear: () => void;
}

/** A folder on which the independent referee works. */
export const openBench = (): Bench => {
  const folder = mkdtempSync(join(tmpdir(), 'sample-'));
  const path = (name: string): string => join(folder, name);
  return {
    path,
    write: (name, content) => {
      writeFileSync(path(name), content);
      return path(name);
    },
    openssl: (...args) => {
      const { status, stdout, stderr, error } = spawnSync('openssl', args, { cwd: folder, encoding: 'utf8' });
      if (error) throw error;
      return { ok: status === 0, said: `${stdout}${stderr}` };
    },
    clear: () => rmSync(folder, { recursive: true, force: true }),
  };
};
