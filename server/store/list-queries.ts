/** The queries behind the trays: each walks one index from where the page begins. Used only by `document-lists.ts`. */
import { sql } from 'kysely';
import type { Expression, SqlBool } from 'kysely';
import type { ListTray, Position } from './document-lists.ts';
import { engineOf } from './engines/engine.ts';
import type { ReaderKey } from './reader-keys.ts';
import type { Db } from './schema.ts';

export interface PageRequest {
  readonly tray: ListTray;
  readonly personId: string;
  readonly ownerIds: readonly string[];
  readonly readerKeys: readonly ReaderKey[];
  /** Folded beginnings of words; empty = no search. */
  readonly words: readonly string[];
  readonly after: Position | null;
  readonly limit: number;
}

/** A condition on the id column of a list. */
type Filter = (idColumn: string) => Expression<SqlBool>;

const everything: Filter = () => sql<SqlBool>`1 = 1`;

interface Search {
  readonly request: PageRequest;
  readonly found: Filter;
}

/** The first `limit` documents of the tray after a position, in the tray's order. */
export const findPage = async (db: Db, request: PageRequest): Promise<readonly Position[]> => {
  const found = request.words.length === 0 ? everything : await findWords(db, request.words);
  const search = { request, found };
  const { tray, limit } = request;
  if (tray === 'drafts' || tray === 'sent') return drafterPage(db, tray, search);
  if (tray === 'clerk') return clerkPage(db, search);
  if (tray === 'inbox') return merge(await Promise.all(request.ownerIds.map((ownerId) => inboxPage(db, ownerId, search))), limit, 1);
  return merge(await Promise.all(request.readerKeys.map((key) => readerPage(db, key, search))), limit, -1);
};

/** Rare words: the few documents that have them are taken out and ordered. Common ones: the order is walked, and nearly every document has them. */
const FEW = 1_000;

const findWords = async (db: Db, words: readonly string[]): Promise<Filter> => {
  const engine = engineOf(db);
  const few = await db.selectFrom(engine.documentsWith(words, FEW + 1).as('found')).select(sql<string>`document_id`.as('id')).execute();
  if (few.length > FEW) return (idColumn) => engine.documentHas(idColumn, words);
  const ids = few.map(({ id }) => id);
  return (idColumn) => (ids.length === 0 ? sql<SqlBool>`1 = 0` : sql<SqlBool>`${sql.ref(idColumn)} in (${sql.join(ids)})`);
};

const drafterPage = async (db: Db, tray: 'drafts' | 'sent', { request: { personId, after, limit }, found }: Search): Promise<readonly Position[]> =>
  db.selectFrom('documents').select(['updatedAt as order', 'id'])
    .where('drafterId', '=', personId).where('drafterTray', '=', tray)
    .where(found('id'))
    .$if(after !== null, (query) => query.where((where) => where(where.refTuple('updatedAt', 'id'), '<', where.tuple(after?.order ?? '', after?.id ?? ''))))
    .orderBy('updatedAt', 'desc').orderBy('id', 'desc').limit(limit).execute();

const clerkPage = async (db: Db, { request: { after, limit }, found }: Search): Promise<readonly Position[]> => {
  const rows = await db.selectFrom('documents').select(['finalSignedAt', 'id'])
    .where('awaitsClerk', '=', 1)
    .where(found('id'))
    .$if(after !== null, (query) => query.where((where) => where(where.refTuple('finalSignedAt', 'id'), '>', where.tuple(after?.order ?? '', after?.id ?? ''))))
    .orderBy('finalSignedAt').orderBy('id').limit(limit).execute();
  return rows.map(({ finalSignedAt, id }) => ({ order: finalSignedAt ?? '', id }));
};

const inboxPage = async (db: Db, ownerId: string, { request: { after, limit }, found }: Search): Promise<readonly Position[]> =>
  db.selectFrom('routeSteps').select(['dueOrder as order', 'documentId as id'])
    .where('ownerId', '=', ownerId).where('status', '=', 'ACTIVE')
    .where(found('documentId'))
    .$if(after !== null, (query) => query.where((where) => where(where.refTuple('dueOrder', 'documentId'), '>', where.tuple(after?.order ?? '', after?.id ?? ''))))
    .orderBy('dueOrder').orderBy('documentId').limit(limit).execute();

const readerPage = async (db: Db, readerKey: ReaderKey, { request: { tray, after, limit }, found }: Search): Promise<readonly Position[]> =>
  db.selectFrom('documentReaders').select(['updatedAt as order', 'documentId as id'])
    .where('readerKey', '=', readerKey)
    .$if(tray === 'done', (query) => query.where('done', '=', 1))
    .where(found('documentId'))
    .$if(after !== null, (query) => query.where((where) => where(where.refTuple('updatedAt', 'documentId'), '<', where.tuple(after?.order ?? '', after?.id ?? ''))))
    .orderBy('updatedAt', 'desc').orderBy('documentId', 'desc').limit(limit).execute();

const compare = (a: Position, b: Position): number => {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  return a.id === b.id ? 0 : a.id < b.id ? -1 : 1;
};

/** The first of several ordered lists together, each document once; direction 1 = ascending. */
const merge = (lists: readonly (readonly Position[])[], limit: number, direction: 1 | -1): readonly Position[] => {
  const all = lists.flat().sort((a, b) => direction * compare(a, b));
  const seen = new Set<string>();
  return all.filter(({ id }) => !seen.has(id) && seen.add(id)).slice(0, limit);
};
