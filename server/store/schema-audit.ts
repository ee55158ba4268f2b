/** The audit trail's table (I17): append-only, chained by hash per document. */
import type { CirculationEvent } from '../circulation/model.ts';
import type { Json } from './json.ts';
import type { Sha256 } from './schema.ts';

export interface AuditEventsTable {
  documentId: string;
  /** 1, 2, 3 … within the document. */
  seq: number;
  at: string;
  action: string;
  actorId: string;
  onBehalfOfId: string | null;
  fromStatus: string;
  toStatus: string;
  stepId: string | null;
  reason: string | null;
  facts: Json<CirculationEvent['facts']>;
  client: string;
  previousHash: Sha256;
  hash: Sha256;
}

export interface AuditTables {
  auditEvents: AuditEventsTable;
}
