import type { CirculationEvent } from '../circulation/model.ts';
import { insertAuditEvent, lastAuditEvent, listAuditEvents } from '../store/audit-events.ts';
import type { AuditEventRecord } from '../store/audit-events.ts';
import type { Db, Tx } from '../store/schema.ts';
import { CHAIN_START, checkChain, eventHash } from './chain.ts';
import type { BrokenChain } from './chain.ts';

/**
 * Adds what happened to a document's chain (I17), in the transaction in which it happened. The document must be locked or saved
 * by compare-and-set in the same transaction, so that two acts never add at the same place.
 * @param client address and program the act came from
 */
export const appendEvents = async (tx: Tx, documentId: string, events: readonly CirculationEvent[], client: string): Promise<readonly AuditEventRecord[]> => {
  let last = await lastAuditEvent(tx, documentId);
  const added: AuditEventRecord[] = [];
  for (const event of events) {
    const unsealed = {
      documentId, seq: (last?.seq ?? 0) + 1, at: event.at, action: event.action, actorId: event.actorId, onBehalfOfId: event.onBehalfOfId,
      fromStatus: event.from, toStatus: event.to, stepId: event.stepId, reason: event.reason, facts: event.facts, client,
      previousHash: last?.hash ?? CHAIN_START,
    };
    last = { ...unsealed, hash: eventHash(unsealed) };
    await insertAuditEvent(tx, last);
    added.push(last);
  }
  return added;
};

/** Everything that happened to a document, oldest first. */
export const readTimeline = (db: Db, documentId: string): Promise<readonly AuditEventRecord[]> => listAuditEvents(db, documentId);

/** Recomputes a document's chain; null when it holds. */
export const verifyChain = async (db: Db, documentId: string): Promise<BrokenChain | null> => checkChain(await listAuditEvents(db, documentId));
