import { sql } from 'kysely';
import type { Kysely, SqlBool } from 'kysely';
import { codeOf } from './engine.ts';
import type { Engine } from './engine.ts';

/** SQLSTATE (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
const CONFLICTS = new Set(['40001' /* serialization_failure */, '40P01' /* deadlock_detected */]);
const AWAY = new Set([
  '53100' /* disk_full */, '53200' /* out_of_memory */, '53300' /* too_many_connections */,
  '57P01' /* admin_shutdown */, '57P02' /* crash_shutdown */, '57P03' /* cannot_connect_now */, '57P05' /* idle_session_timeout */,
  '25P03' /* idle_in_transaction_session_timeout */, '55P03' /* lock_not_available */, '58030' /* io_error */,
  'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH', 'ENOENT',
]);
/** What `pg` says without a code when the connection goes or none is to be had. */
const AWAY_WORDS = /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error|not queryable|connection ended/i;

/** A stored vector, not an expression index (store.md). The words are already folded and split, so no parser or dictionary has a say. */
const SEARCH = [
  `create table document_texts (document_id text primary key references documents (id), words text not null,
     lexemes tsvector not null generated always as (array_to_tsvector(string_to_array(words, ' '))) stored)`,
  `create index document_texts_lexemes on document_texts using gin (lexemes)`,
];

const REFUSE_CHANGE = `create or replace function refuse_change() returns trigger language plpgsql as
  $$ begin raise exception '% is append-only', tg_table_name; end $$`;

const runAll = async <DB>(db: Kysely<DB>, statements: readonly string[]): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};

const beginnings = (words: readonly string[]): string => words.map((word) => `'${word}':*`).join(' & ');

export const postgresEngine: Engine = Object.freeze<Engine>({
  name: 'postgres',
  lockRows: (query) => query.forUpdate(),
  createSearch: (db) => runAll(db, SEARCH),
  documentsWith: (words, limit) => sql<string>`(select t.document_id from document_texts t where t.lexemes @@ ${beginnings(words)}::tsquery limit ${limit})`,
  documentHas: (idColumn, words) =>
    sql<SqlBool>`exists (select 1 from document_texts t where t.document_id = ${sql.ref(idColumn)} and t.lexemes @@ ${beginnings(words)}::tsquery)`,
  makeAppendOnly: (db, table) => runAll(db, [
    REFUSE_CHANGE,
    `create trigger ${table}_append_only before update or delete on ${table} for each row execute function refuse_change()`,
    `create trigger ${table}_no_truncate before truncate on ${table} for each statement execute function refuse_change()`,
  ]),
  brokenUniqueness: (error) =>
    codeOf(error) === '23505' && typeof error === 'object' && error !== null && 'constraint' in error ? String(error.constraint) : null,
  isConflict: (error) => CONFLICTS.has(codeOf(error)),
  isAway: (error) => AWAY.has(codeOf(error)) || codeOf(error).startsWith('08') || (error instanceof Error && AWAY_WORDS.test(error.message)),
});
