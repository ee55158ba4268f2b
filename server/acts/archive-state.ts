import type { OutgoingDocument, SignatureLevel } from '../circulation/model.ts';
import type { AuditEventRecord } from '../store/audit-events.ts';
import { findJob } from '../store/outbox.ts';
import type { Revision } from '../store/revisions.ts';
import type { Db } from '../store/schema.ts';
import { archiveJobId } from './archive-job.ts';
import type { ArchiveView } from './views.ts';

const levelOf = ({ signatures }: OutgoingDocument, chain: readonly Revision[]): ArchiveView['level'] => {
  if (chain.some(({ kind }) => kind === 'DOCTS')) return 'B-LTA';
  if (chain.some(({ kind }) => kind === 'DSS')) return 'B-LT';
  const levels: readonly SignatureLevel[] = signatures.filter(({ status }) => status === 'VALID').map(({ level }) => level);
  return levels.includes('B-B') ? 'B-B' : 'B-T';
};

/** How far an issued document has come towards the archive, and what hinders it; null before it is issued. */
export async function archiveState(db: Db, document: OutgoingDocument, chain: readonly Revision[], timeline: readonly AuditEventRecord[]): Promise<ArchiveView | null> {
  if (document.issuedAt === null) return null;
  const level = levelOf(document, chain);
  const job = level === 'B-LTA' ? null : await findJob(db, archiveJobId(document.id));
  const last = timeline.findLast(({ action }) => action === 'raiseToArchive' || action === 'delayArchive');
  const code = last?.action === 'delayArchive' ? last.facts['code'] : null;
  return { level, hindrance: level !== 'B-LTA' && typeof code === 'string' ? code : null, givenUp: job !== null && job.parkedAt !== null };
}
