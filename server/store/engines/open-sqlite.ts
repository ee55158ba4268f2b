import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CamelCasePlugin, Kysely } from 'kysely';
import type { Schema } from '../schema.ts';
import { takeOwnership } from './owner-lock.ts';
import { nodeSqliteDialect } from './sqlite-driver.ts';
import type { OpenDatabase } from './open-database.ts';

const BUSY_TIMEOUT_MS = 5_000;
const READERS = 4;

const pragma = (database: DatabaseSync, name: string): unknown => Object.values(database.prepare(`pragma ${name}`).get() ?? {})[0];

/** Durability is a promise, not a hope: a file that does not take these settings is not opened. */
const assertPragma = (database: DatabaseSync, name: string, expected: string | number): void => {
  const actual = pragma(database, name);
  if (actual !== expected) throw new Error(`SQLite: ${name} is ${String(actual)}, must be ${expected}.`);
};

const openWriter = (path: string): DatabaseSync => {
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true });
  // Recursive triggers, or `insert or replace` would remove rows of append-only tables unseen.
  database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma recursive_triggers = on;');
  assertPragma(database, 'journal_mode', 'wal');
  assertPragma(database, 'synchronous', 2);
  assertPragma(database, 'foreign_keys', 1);
  assertPragma(database, 'recursive_triggers', 1);
  assertPragma(database, 'busy_timeout', BUSY_TIMEOUT_MS);
  return database;
};

const openReader = (path: string): DatabaseSync => new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS, readOnly: true });

/**
 * Opens `store.sqlite` in a data folder, alone: one connection writes, a few read committed snapshots beside it (WAL).
 * Throws STORE_IN_USE when another process owns the folder.
 */
export const openSqlite = async (dataDir: string): Promise<OpenDatabase> => {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const ownership = await takeOwnership(dataDir);
  const path = join(dataDir, 'store.sqlite');
  try {
    // Made here, so that the readers never meet a missing file.
    openWriter(path).close();
    const plugins = [new CamelCasePlugin()];
    const writer = new Kysely<Schema>({ plugins, dialect: nodeSqliteDialect({ open: () => openWriter(path), connections: 1, begin: 'begin immediate' }) });
    const reader = new Kysely<Schema>({ plugins, dialect: nodeSqliteDialect({ open: () => openReader(path), connections: READERS, begin: 'begin' }) });
    return {
      writer,
      reader,
      close: async () => {
        await reader.destroy();
        await writer.destroy();
        ownership.release();
      },
    };
  } catch (error) {
    ownership.release();
    throw error;
  }
};
