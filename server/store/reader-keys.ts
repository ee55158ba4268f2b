import type { DocumentStatus, OutgoingDocument } from '../circulation/model.ts';

/**
 * Under which keys a document is found in the trays "done" and "all". A key says who reached it, not who may read it:
 * the rules (`canRead`) decide that, and every act asks them again before it shows a document.
 */
export type ReaderKey = `person:${string}` | `department:${string}` | 'submitted' | 'every';

export const personKey = (personId: string): ReaderKey => `person:${personId}`;
/** Documents drafted in a department. */
export const departmentKey = (departmentId: string): ReaderKey => `department:${departmentId}`;
/** Documents that have been in circulation at least once. */
export const SUBMITTED_KEY: ReaderKey = 'submitted';
export const EVERY_KEY: ReaderKey = 'every';

const FINISHED: ReadonlySet<DocumentStatus> = new Set<DocumentStatus>(['ISSUED', 'RECALLED', 'REPLACED', 'REJECTED', 'CANCELLED']);

export interface ReaderEntry {
  readonly readerKey: ReaderKey;
  /** It belongs into the tray "done" of whoever reads by this key. */
  readonly done: boolean;
}

const isPresent = (id: string | null): id is string => id !== null;

/** The keys of a document as it stands: drafter, presenter, watchers, whoever's turn has come, whoever signed or sealed. */
export const readerEntries = (document: OutgoingDocument): readonly ReaderEntry[] => {
  const finished = FINISHED.has(document.status);
  const reached = document.steps.filter((step) => step.activatedAt !== null || step.completedAt !== null);
  const holding = new Set(document.steps.filter((step) => step.status === 'ACTIVE').map((step) => step.ownerId));
  const acted = new Set([...document.steps.map((step) => step.completedBy).filter(isPresent), ...document.signatures.map((signature) => signature.signerId)]);
  const readers = new Set([document.drafterId, document.presenterId, ...document.watcherIds, ...reached.map((step) => step.ownerId), ...acted].filter(isPresent));
  return [
    ...[...readers].map((id): ReaderEntry => ({ readerKey: personKey(id), done: finished || (acted.has(id) && !holding.has(id)) })),
    { readerKey: departmentKey(document.departmentId), done: finished },
    ...(document.versionNo > 0 ? [{ readerKey: SUBMITTED_KEY, done: finished }] : []),
    { readerKey: EVERY_KEY, done: finished },
  ];
};
