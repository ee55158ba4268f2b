import type { DocumentStatus, Instant } from '../circulation/model.ts';
import { fromJson, toJson } from './json.ts';
import type { Selectable } from 'kysely';
import type { Db, Tx } from './schema.ts';
import type { AuditEventsTable } from './schema-audit.ts';

/** One link of a document's audit chain as it is stored; `server/audit` makes and checks the hashes. */
export interface AuditEventRecord {
  readonly documentId: string;
  readonly seq: number;
  readonly at: Instant;
  readonly action: string;
  readonly actorId: string;
  readonly onBehalfOfId: string | null;
  readonly fromStatus: DocumentStatus;
  readonly toStatus: DocumentStatus;
  readonly stepId: string | null;
  readonly reason: string | null;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
  /** Address and program the act came from. */
  readonly client: string;
  readonly previousHash: string;
  readonly hash: string;
}

const eventFrom = (row: Selectable<AuditEventsTable>): AuditEventRecord => ({
  ...row, fromStatus: row.fromStatus as DocumentStatus, toStatus: row.toStatus as DocumentStatus, facts: fromJson(row.facts),
});

export const insertAuditEvent = async (tx: Tx, event: AuditEventRecord): Promise<void> => {
  await tx.insertInto('auditEvents').values({ ...event, facts: toJson(event.facts) }).execute();
};

/** A document's events, oldest first. */
export const listAuditEvents = async (db: Db, documentId: string): Promise<readonly AuditEventRecord[]> =>
  (await db.selectFrom('auditEvents').selectAll().where('documentId', '=', documentId).orderBy('seq').execute()).map(eventFrom);

/** The last event of a document's chain, or null. */
export const lastAuditEvent = async (db: Db, documentId: string): Promise<AuditEventRecord | null> => {
  const row = await db.selectFrom('auditEvents').selectAll().where('documentId', '=', documentId).orderBy('seq', 'desc').limit(1).executeTakeFirst();
  return row ? eventFrom(row) : null;
};
