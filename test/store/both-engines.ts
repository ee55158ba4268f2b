/** Runs the same stories on SQLite and on PostgreSQL. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { openStore } from '../../server/store/store.ts';
import type { Store, StoreConfig } from '../../server/store/store.ts';
import { startPostgres } from './postgres.ts';
import type { PostgresCluster } from './postgres.ts';
import { createOffice } from './sample.ts';

export interface Stores {
  readonly engine: 'sqlite' | 'postgres';
  /** Where a new, empty store can be opened. */
  newPlace(): Promise<StoreConfig>;
  /** A new store with the sample office in it; closed after the test. */
  open(): Promise<Store>;
  /** PostgreSQL only. */
  cluster(): PostgresCluster;
}

export const onBothEngines = (name: string, stories: (stores: Stores) => void): void => {
  describe.each(['sqlite', 'postgres'] as const)(`${name} (%s)`, (engine) => {
    const opened: Store[] = [];
    const folders: string[] = [];
    let running: PostgresCluster | null = null;

    const cluster = (): PostgresCluster => {
      if (!running) throw new Error('No PostgreSQL in this story.');
      return running;
    };
    const newPlace = async (): Promise<StoreConfig> => {
      if (engine === 'postgres') return { databaseUrl: await cluster().createDatabase() };
      const dataDir = mkdtempSync(join(tmpdir(), 'lc-store-'));
      folders.push(dataDir);
      return { dataDir };
    };
    let template: Promise<string> | null = null;
    const makeTemplate = async (): Promise<string> => {
      const databaseUrl = await cluster().createDatabase();
      const store = await openStore({ databaseUrl });
      await store.transaction(createOffice);
      await store.close();
      return databaseUrl;
    };
    const open = async (): Promise<Store> => {
      if (engine === 'postgres') {
        const store = await openStore({ databaseUrl: await cluster().createDatabase(await (template ??= makeTemplate())) });
        opened.push(store);
        return store;
      }
      const store = await openStore(await newPlace());
      opened.push(store);
      await store.transaction(createOffice);
      return store;
    };

    beforeAll(async () => {
      if (engine === 'postgres') running = await startPostgres();
    });
    afterEach(async () => {
      for (const store of opened.splice(0)) await store.close();
    });
    afterAll(async () => {
      await running?.remove();
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    });

    stories({ engine, newPlace, open, cluster });
  });
};
