import { sql } from 'kysely';
import type { Kysely, SqlBool } from 'kysely';
import type { Engine } from './engine.ts';

/** Primary result codes, the low byte of SQLite's extended ones (https://sqlite.org/rescode.html). */
const BUSY = 5;
const AWAY = new Set([10 /* IOERR */, 11 /* CORRUPT */, 13 /* FULL */, 14 /* CANTOPEN */, 26 /* NOTADB */]);
const UNIQUE = new Set([2067 /* CONSTRAINT_UNIQUE */, 1555 /* CONSTRAINT_PRIMARYKEY */]);

const resultCode = (error: unknown): number =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : 0;

/** Words and their documents in FTS5; the rows themselves live in `document_texts`, the triggers keep both in step. */
const SEARCH = [
  `create table document_texts (seq integer primary key, document_id text not null unique references documents (id), words text not null)`,
  `create virtual table document_words using fts5 (words, content='document_texts', content_rowid='seq', tokenize="unicode61 remove_diacritics 0")`,
  `create trigger document_texts_added after insert on document_texts begin
     insert into document_words (rowid, words) values (new.seq, new.words);
   end`,
  `create trigger document_texts_changed after update on document_texts begin
     insert into document_words (document_words, rowid, words) values ('delete', old.seq, old.words);
     insert into document_words (rowid, words) values (new.seq, new.words);
   end`,
];

const runAll = async <DB>(db: Kysely<DB>, statements: readonly string[]): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};

const beginnings = (words: readonly string[]): string => words.map((word) => `"${word}"*`).join(' ');

export const sqliteEngine: Engine = Object.freeze<Engine>({
  name: 'sqlite',
  // `begin immediate` already holds the only write lock.
  lockRows: (query) => query,
  createSearch: (db) => runAll(db, SEARCH),
  documentsWith: (words, limit) =>
    sql<string>`(select t.document_id from document_words w join document_texts t on t.seq = w.rowid where w.words match ${beginnings(words)} limit ${limit})`,
  documentHas: (idColumn, words) =>
    sql<SqlBool>`exists (select 1 from document_words w where w.words match ${beginnings(words)}
      and w.rowid = (select t.seq from document_texts t where t.document_id = ${sql.ref(idColumn)}))`,
  makeAppendOnly: (db, table) => runAll(db, ['update', 'delete'].map((verb) =>
    `create trigger ${table}_no_${verb} before ${verb} on ${table} begin select raise(abort, '${table} is append-only'); end`)),
  brokenUniqueness: (error) =>
    UNIQUE.has(resultCode(error)) && error instanceof Error ? error.message.replace(/^.*failed: /, '') : null,
  isConflict: (error) => (resultCode(error) & 0xff) === BUSY,
  isAway: (error) => AWAY.has(resultCode(error) & 0xff),
});
