import { readTimeline } from '../audit/trail.ts';
import { RefusalError } from '../circulation/errors.ts';
import type { JobHandler, OutboxWorkerOptions } from '../notices/outbox-worker.ts';
import { appendByServer } from './append-by-server.ts';
import { ARCHIVE_TOPIC, documentOfJob } from './archive-job.ts';
import type { Parts } from './parts.ts';
import { raiseToArchive } from './raise-to-archive.ts';

/** A hindrance is recorded once, not at every try; it is told until it is over. */
async function recordDelay(parts: Parts, documentId: string, { refusal: { code, facts } }: RefusalError): Promise<void> {
  const last = (await parts.store.read((db) => readTimeline(db, documentId))).at(-1);
  if (last?.action === 'delayArchive' && last.facts['code'] === code) return;
  await appendByServer(parts, documentId, { action: 'delayArchive', reason: null, facts: { ...facts, code } }, null);
}

const raise = (parts: Parts): JobHandler => async (job) => {
  const documentId = documentOfJob(job);
  try {
    await raiseToArchive(parts, documentId);
  } catch (error) {
    // Somebody else was quicker: nothing hinders, the next try looks again.
    if (error instanceof RefusalError && error.refusal.code !== 'DOCUMENT_CHANGED') await recordDelay(parts, documentId, error);
    throw error;
  }
};

/** Everything the outbox is for, by topic. */
export const jobsOf = (parts: Parts): OutboxWorkerOptions => ({
  store: parts.store, clock: parts.clock, newId: parts.newId, log: parts.log, handlers: { [ARCHIVE_TOPIC]: raise(parts) },
});
