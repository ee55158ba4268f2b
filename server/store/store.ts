import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { RefusalError } from '../circulation/errors.ts';
import { engineOf } from './engines/engine.ts';
import type { OpenDatabase } from './engines/open-database.ts';
import { openSqlite } from './engines/open-sqlite.ts';
import { postgresEngine } from './engines/postgres.ts';
import { sqliteEngine } from './engines/sqlite.ts';
import { migrate } from './migrations/migrate.ts';
import type { Db, Tx } from './schema.ts';

/** Where the data lives: a folder of this machine (SQLite) or a PostgreSQL database. */
export type StoreConfig = { readonly dataDir: string } | { readonly databaseUrl: string };

export interface Store {
  readonly engine: 'sqlite' | 'postgres';
  /** Runs reads on one committed snapshot, never waiting for a writer. */
  read<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /**
   * Runs `work` in one durable transaction: all of it or nothing. SQLite runs them one after the other (`begin immediate`);
   * PostgreSQL at read committed, rows that decide being locked by who reads them (`lockDocument`, `lockSeries`).
   * When two transactions block each other `work` runs again, so it must touch nothing but `tx`; keep it short.
   * Throws whatever `work` throws; STORE_UNAVAILABLE when the store is away.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const ATTEMPTS = 6;
const FIRST_PAUSE_MS = 10;

/** The driver is brought only to who has such a database. */
const openRemote = async (databaseUrl: string): Promise<OpenDatabase> => (await import('./engines/open-postgres.ts')).openPostgres(databaseUrl);

/** Opens the store and brings its tables up to date. Throws STORE_IN_USE, STORE_UNAVAILABLE. */
export const openStore = async (config: StoreConfig): Promise<Store> => {
  const engine = 'dataDir' in config ? sqliteEngine : postgresEngine;
  const unavailable = (error: unknown): unknown => (engine.isAway(error) || engine.isConflict(error) ? new RefusalError('STORE_UNAVAILABLE', {}, { cause: error }) : error);
  let database: OpenDatabase;
  try {
    database = 'dataDir' in config ? await openSqlite(config.dataDir) : await openRemote(config.databaseUrl);
  } catch (error) {
    throw unavailable(error);
  }
  try {
    await migrate(database.writer);
  } catch (error) {
    await database.close();
    throw unavailable(error);
  }
  return storeOver(database, unavailable);
};

const storeOver = (database: OpenDatabase, unavailable: (error: unknown) => unknown): Store => {
  const engine = engineOf(database.writer);
  const running = new AsyncLocalStorage<{ open: boolean }>();

  /** Asking the store from inside its own work would wait for itself. */
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    if (running.getStore()?.open) throw new Error('The store was asked from inside its own transaction; use the handle it gave.');
    const token = { open: true };
    try {
      return await running.run(token, work);
    } finally {
      token.open = false;
    }
  };

  const attempt = async <T>(work: () => Promise<T>, left: number, wait: number): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (left === 0 || !engine.isConflict(error)) throw unavailable(error);
      await pause(wait * (1 + Math.random()));
      return attempt(work, left - 1, wait * 2);
    }
  };

  return {
    engine: engine.name,
    read: (work) => guarded(() => attempt(
      () => readSnapshot(database.reader).execute(work), ATTEMPTS, FIRST_PAUSE_MS)),
    transaction: (work) => guarded(() => attempt(
      () => database.writer.transaction().execute(work), ATTEMPTS, FIRST_PAUSE_MS)),
    close: () => database.close(),
  };
};

const readSnapshot = (db: Db) => db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
