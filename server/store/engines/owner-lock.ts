import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { RefusalError } from '../../circulation/errors.ts';

export interface Ownership {
  release(): void;
}

/**
 * Makes this process the only owner of a data folder. The lock is one of the operating system's, taken through an empty SQLite
 * file, so it works alike everywhere and falls with the process, even when that is killed. Throws STORE_IN_USE.
 */
export const takeOwnership = async (dataDir: string): Promise<Ownership> => {
  const note = join(dataDir, 'owner.txt');
  const lock = new DatabaseSync(join(dataDir, 'owner.lock'), { timeout: 0 });
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    const pid = await readFile(note, 'utf8').catch(() => '?');
    throw new RefusalError('STORE_IN_USE', { folder: dataDir, pid: pid.trim() }, { cause: error });
  }
  await writeFile(note, `${process.pid}\n`);
  return { release: () => lock.close() };
};
