import { createHash } from 'node:crypto';
import type { AuditEventRecord } from '../store/audit-events.ts';
import { canonicalJson } from './canonical-json.ts';

/** What stands before a document's first event. */
export const CHAIN_START = '0'.repeat(64);

/** SHA-256 (lower-case hex) over the canonical JSON of an event with the hash of the one before it. */
export const eventHash = (event: Omit<AuditEventRecord, 'hash'>): string =>
  createHash('sha256').update(canonicalJson({
    documentId: event.documentId, seq: event.seq, at: event.at, action: event.action, actorId: event.actorId, onBehalfOfId: event.onBehalfOfId,
    fromStatus: event.fromStatus, toStatus: event.toStatus, stepId: event.stepId, reason: event.reason, facts: event.facts, client: event.client,
    previousHash: event.previousHash,
  })).digest('hex');

/** Why a chain does not hold, at the first event that shows it. */
export interface BrokenChain {
  readonly seq: number;
  readonly fault: 'MISSING' | 'UNLINKED' | 'CHANGED';
}

/** Walks a chain from its start; null when every event follows the one before it and is as it was written. */
export const checkChain = (events: readonly AuditEventRecord[]): BrokenChain | null => {
  let previousHash = CHAIN_START;
  for (const [index, event] of events.entries()) {
    const seq = index + 1;
    if (event.seq !== seq) return { seq, fault: 'MISSING' };
    if (event.previousHash !== previousHash) return { seq, fault: 'UNLINKED' };
    if (event.hash !== eventHash(event)) return { seq, fault: 'CHANGED' };
    previousHash = event.hash;
  }
  return null;
};
