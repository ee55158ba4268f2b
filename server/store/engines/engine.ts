/** What SQLite and PostgreSQL say differently, behind one interface; everything else is one set of queries. */
import type { DialectAdapter, Kysely, RawBuilder, SelectQueryBuilder, SqlBool } from 'kysely';

export interface Engine {
  readonly name: 'sqlite' | 'postgres';
  /** Locks the selected rows until the transaction ends; nothing to do where the transaction already holds the whole file. */
  lockRows<DB, TB extends keyof DB, O>(query: SelectQueryBuilder<DB, TB, O>): SelectQueryBuilder<DB, TB, O>;
  /** Creates `document_texts` and its index of folded words; part of the first migration. */
  createSearch<DB>(db: Kysely<DB>): Promise<void>;
  /** The ids of documents that have, for every word given, a word that starts with it: `(select …)`. Words are folded (`fold.ts`) and not empty. */
  documentsWith(words: readonly string[], limit: number): RawBuilder<string>;
  /** Whether the document of this id column is one of them: `exists (select …)`. */
  documentHas(idColumn: string, words: readonly string[]): RawBuilder<SqlBool>;
  /** From now on rows of the table can be added but neither changed nor removed. `table` in snake_case. */
  makeAppendOnly<DB>(db: Kysely<DB>, table: string): Promise<void>;
  /** The columns (or the index name) of the unique rule an error speaks of; null for any other error. */
  brokenUniqueness(error: unknown): string | null;
  /** Two transactions got in each other's way; running the loser again may succeed. */
  isConflict(error: unknown): boolean;
  /** The store itself is away: connection lost, disk full or broken. */
  isAway(error: unknown): boolean;
}

export interface EngineAdapter extends DialectAdapter {
  readonly engine: Engine;
}

const hasEngine = (adapter: DialectAdapter): adapter is EngineAdapter => 'engine' in adapter;

/** The engine behind a connection or a transaction. */
export const engineOf = (db: Pick<Kysely<unknown>, 'getExecutor'>): Engine => {
  const { adapter } = db.getExecutor();
  if (!hasEngine(adapter)) throw new TypeError('This database was not opened by openStore.');
  return adapter.engine;
};

/** The `code` of an error of Node or of a driver, '' where there is none. */
export const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';
