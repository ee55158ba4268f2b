import { CamelCasePlugin, Kysely, PostgresAdapter, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Schema } from '../schema.ts';
import type { EngineAdapter } from './engine.ts';
import type { OpenDatabase } from './open-database.ts';
import { postgresEngine } from './postgres.ts';

const POOL = 10;
/** Also the time an act may wait for a free connection while many others are at work. */
const CONNECT_TIMEOUT_MS = 30_000;
const STATEMENT_TIMEOUT_MS = 30_000;
const LOCK_TIMEOUT_MS = 15_000;
const IDLE_IN_TRANSACTION_MS = 60_000;
const INT8_OID = 20;
/** Below this the features the queries use are not all there. */
const OLDEST_VERSION = 150_000;

class PostgresEngineAdapter extends PostgresAdapter implements EngineAdapter {
  readonly engine = postgresEngine;
}

class EngineDialect extends PostgresDialect {
  override createAdapter(): PostgresEngineAdapter {
    return new PostgresEngineAdapter();
  }
}

/** `count(*)` is an int8, which `pg` gives as text; ours fit a double. */
const types = new pg.TypeOverrides();
types.setTypeParser(INT8_OID, Number);

/** Opens a PostgreSQL (15 or newer) database by its URL. Throws STORE_UNAVAILABLE (through the store) where it does not answer. */
export const openPostgres = async (databaseUrl: string): Promise<OpenDatabase> => {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: POOL,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    lock_timeout: LOCK_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    application_name: 'luan-chuyen',
    types,
  });
  // A connection may die between two queries, idle or in the middle of a transaction. Unheard, its event would end the process;
  // whoever uses it next is told by the query itself, and the pool replaces it.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const database = new Kysely<Schema>({ plugins: [new CamelCasePlugin()], dialect: new EngineDialect({ pool }) });
  try {
    await assertServer(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return { writer: database, reader: database, close: () => database.destroy() };
};

/** The same promise of durability as on SQLite: a commit is on disk when it is answered. */
const assertServer = async (pool: pg.Pool): Promise<void> => {
  const { rows } = await pool.query<{ version: string; commit: string; fsync: string; encoding: string }>(
    `select current_setting('server_version_num') as version, current_setting('synchronous_commit') as commit,
            current_setting('fsync') as fsync, current_setting('server_encoding') as encoding`);
  const [server] = rows;
  if (!server || Number(server.version) < OLDEST_VERSION) throw new Error('PostgreSQL 15 or newer is needed.');
  if (server.encoding !== 'UTF8') throw new Error(`PostgreSQL: the database's encoding is ${server.encoding}, must be UTF8.`);
  if (server.fsync !== 'on' || server.commit === 'off') throw new Error('PostgreSQL: fsync and synchronous_commit must be on.');
};
