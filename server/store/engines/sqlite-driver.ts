import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { CompiledQuery, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type { DatabaseConnection, Dialect, Driver, QueryResult } from 'kysely';
import type { EngineAdapter } from './engine.ts';
import { sqliteEngine } from './sqlite.ts';

const CACHED_STATEMENTS = 300;

const bindable = (value: unknown): SQLInputValue => {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint' || value instanceof Uint8Array) return value;
  throw new TypeError(`SQLite cannot store a ${typeof value}.`);
};

class NodeSqliteConnection implements DatabaseConnection {
  readonly database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(database: DatabaseSync) {
    this.database = database;
  }

  /** node:sqlite answers at once; an error must still come as a rejection. */
  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return Promise.resolve().then(() => this.#run<R>(query));
  }

  #run<R>(query: CompiledQuery): QueryResult<R> {
    const statement = this.#prepare(query.sql);
    const parameters = query.parameters.map(bindable);
    // The driver cannot know the row type; Kysely's types vouch for it, as in every dialect.
    if (statement.columns().length > 0) return { rows: statement.all(...parameters) as R[] };
    const { changes, lastInsertRowid } = statement.run(...parameters);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    yield await this.executeQuery<R>(query);
  }

  /** The least recently used statement makes room for a new one. */
  #prepare(sql: string): StatementSync {
    const statement = this.#statements.get(sql) ?? this.database.prepare(sql);
    this.#statements.delete(sql);
    this.#statements.set(sql, statement);
    if (this.#statements.size > CACHED_STATEMENTS) {
      const [oldest] = this.#statements.keys();
      if (oldest !== undefined) this.#statements.delete(oldest);
    }
    return statement;
  }
}

export interface NodeSqliteOptions {
  readonly open: () => DatabaseSync;
  /** 1 for the writer: its transactions then run one after the other. */
  readonly connections: number;
  readonly begin: 'begin immediate' | 'begin';
}

class NodeSqliteDriver implements Driver {
  readonly #options: NodeSqliteOptions;
  readonly #all: NodeSqliteConnection[] = [];
  readonly #idle: NodeSqliteConnection[] = [];
  readonly #waiting: ((connection: NodeSqliteConnection) => void)[] = [];

  constructor(options: NodeSqliteOptions) {
    this.#options = options;
  }

  init(): Promise<void> {
    return Promise.resolve().then(() => {
      for (let n = 0; n < this.#options.connections; n += 1) this.#all.push(new NodeSqliteConnection(this.#options.open()));
      this.#idle.push(...this.#all);
    });
  }

  acquireConnection(): Promise<DatabaseConnection> {
    const connection = this.#idle.pop();
    return connection ? Promise.resolve(connection) : new Promise((resolve) => this.#waiting.push(resolve));
  }

  releaseConnection(connection: DatabaseConnection): Promise<void> {
    if (!(connection instanceof NodeSqliteConnection)) return Promise.reject(new TypeError('Not a connection of this driver.'));
    const next = this.#waiting.shift();
    if (next) next(connection);
    else this.#idle.push(connection);
    return Promise.resolve();
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(this.#options.begin));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // A full disk makes SQLite roll back by itself; a second rollback would hide the first error behind its own.
    if (connection instanceof NodeSqliteConnection && !connection.database.isTransaction) return;
    await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  destroy(): Promise<void> {
    return Promise.resolve().then(() => {
      this.#idle.length = 0;
      for (const { database } of this.#all.splice(0)) database.close();
    });
  }
}

class NodeSqliteAdapter extends SqliteAdapter implements EngineAdapter {
  readonly engine = sqliteEngine;

  /** SQLite does roll back schema changes, so a migration is all or nothing. */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Kysely on `node:sqlite`: nothing to compile, nothing to download. */
export const nodeSqliteDialect = (options: NodeSqliteOptions): Dialect => ({
  createAdapter: () => new NodeSqliteAdapter(),
  createDriver: () => new NodeSqliteDriver(options),
  createIntrospector: (db) => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
});
