/** The one trace by which the sample organisation is known, for those who must keep away from it. */
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Db } from '../store/schema.ts';
import { readSetting } from '../store/settings.ts';
import type { Store } from '../store/store.ts';

/** Name of the setting that says when a store was filled with the sample organisation. */
export const SAMPLE_MARK = 'sampleOrganisation';

export const isMarked = async (db: Db): Promise<boolean> => await readSetting(db, SAMPLE_MARK) !== null;

/** The folder of the sample's keys and key files. */
export const sampleFolder = (dataDir: string): string => join(dataDir, 'sample');

/**
 * Refuses what a trial run left behind: its people sign in with a printed password, its keys open with a printed PIN.
 * @throws Error naming what must be replaced
 */
export const refuseSampleRemains = async (store: Store, dataDir: string): Promise<void> => {
  if (await store.read(isMarked)) throw new Error('The database holds the sample organisation, which must not exist in production. Set DATA_DIR or DATABASE_URL to an empty one.');
  const folder = sampleFolder(dataDir);
  const found = await access(folder).then(() => true, () => false);
  if (found) throw new Error(`${folder} holds the keys of the sample organisation, which must not exist in production. Remove it or set another DATA_DIR.`);
};
