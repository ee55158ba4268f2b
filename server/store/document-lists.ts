import { RefusalError } from '../circulation/errors.ts';
import type { DocumentStatus, DocumentType, Instant, RouteStep, Urgency } from '../circulation/model.ts';
import { searchWords } from './fold.ts';
import { findPage } from './list-queries.ts';
import { loadListed } from './list-rows.ts';
import { personKey } from './reader-keys.ts';
import type { ReaderKey } from './reader-keys.ts';
import type { Db } from './schema.ts';

/** inbox: waits for one of `ownerIds` · drafts, sent: of the drafter · clerk: waits for number, seal, issue · done, all: what `readerKeys` find. */
export type ListTray = 'inbox' | 'drafts' | 'sent' | 'clerk' | 'done' | 'all';

export interface DocumentQuery {
  readonly tray: ListTray;
  readonly personId: string;
  /** inbox: whose steps count, the person's own and of those they stand in for; default only their own. */
  readonly ownerIds?: readonly string[];
  /** done, all: see `reader-keys.ts`; default only the person's own key. */
  readonly readerKeys?: readonly ReaderKey[];
  /** What the person typed; blank finds everything. */
  readonly query?: string;
  /** `nextCursor` of the page before. */
  readonly cursor?: string | null;
  readonly limit: number;
}

/** A document as a line of a list; names are the caller's to add from the directory. */
export interface ListedDocument {
  readonly id: string;
  readonly type: DocumentType;
  readonly subject: string;
  readonly urgency: Urgency;
  readonly isFinancial: boolean;
  readonly status: DocumentStatus;
  readonly drafterId: string;
  readonly departmentId: string;
  readonly presenterId: string | null;
  readonly finalSignerId: string | null;
  readonly watcherIds: readonly string[];
  readonly versionNo: number;
  readonly documentCode: string | null;
  readonly finalSignedAt: Instant | null;
  readonly issuedAt: Instant | null;
  readonly updatedAt: Instant;
  /** Steps of the current version, in order. */
  readonly steps: readonly RouteStep[];
}

export interface ListedPage {
  readonly rows: readonly ListedDocument[];
  /** Null on the last page. */
  readonly nextCursor: string | null;
}

/** Where a page ends: the value it is ordered by, and the document. */
export interface Position {
  readonly order: string;
  readonly id: string;
}

const encodeCursor = ({ order, id }: Position): string => Buffer.from(JSON.stringify([order, id])).toString('base64url');

const decodeCursor = (cursor: string): Position => {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(parts) && parts.length === 2 && typeof parts[0] === 'string' && typeof parts[1] === 'string') return { order: parts[0], id: parts[1] };
  } catch {
    // Falls through to the one refusal of every broken cursor.
  }
  throw new RefusalError('BAD_REQUEST', { detail: 'cursor' });
};

/**
 * One page of a tray, the inbox by due time, the clerk's by time of the last signature, the others newest change first.
 * Every order has its index, and a page begins where the last one ended, however many came before. Throws BAD_REQUEST on a foreign cursor.
 */
export const listDocuments = async (db: Db, query: DocumentQuery): Promise<ListedPage> => {
  const typed = (query.query ?? '').trim();
  const words = searchWords(typed);
  // Only signs were typed, no letter and no digit: nothing has that.
  if (words.length === 0 && typed !== '') return { rows: [], nextCursor: null };
  const cursor = query.cursor ?? null;
  const found = await findPage(db, {
    tray: query.tray, personId: query.personId, words, limit: query.limit + 1,
    after: cursor === null ? null : decodeCursor(cursor),
    ownerIds: query.ownerIds ?? [query.personId],
    readerKeys: query.readerKeys ?? [personKey(query.personId)],
  });
  const page = found.slice(0, query.limit);
  const last = page.at(-1);
  return { rows: await loadListed(db, page.map(({ id }) => id)), nextCursor: found.length > query.limit && last ? encodeCursor(last) : null };
};
