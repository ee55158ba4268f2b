import type { Blobs } from '../store/blobs.ts';
import { appendRevision, moveCurrentRevision, type Revision, type RevisionKind } from '../store/revisions.ts';
import type { Tx } from '../store/schema.ts';
import type { RevisionJudgement } from '../verification/judge-revision.ts';

/** A revision whose added bytes are durable, ready to be committed with the state it belongs to. */
export interface DurableUpdate {
  readonly deltaSha256: string;
  readonly deltaLength: number;
  readonly wholeSha256: string;
  readonly wholeLength: number;
}

/** Makes the added bytes durable before any row names them. `whole`: what the verification found the new file to be. */
export async function keepUpdate(blobs: Blobs, delta: Uint8Array, whole: RevisionJudgement): Promise<DurableUpdate> {
  return { deltaSha256: await blobs.put(delta), deltaLength: delta.length, wholeSha256: whole.sha256, wholeLength: whole.length };
}

/** Adds the revision after the one it was built on and moves the document's pointer to it. @throws RefusalError DOCUMENT_CHANGED */
export async function appendToPdf(
  tx: Tx, base: Revision, update: DurableUpdate,
  about: { readonly kind: RevisionKind; readonly stepId: string | null; readonly verification: unknown; readonly createdBy: string; readonly createdAt: string; readonly revisionNo: number },
): Promise<void> {
  await appendRevision(tx, { documentId: base.documentId, versionNo: base.versionNo, parentRevisionNo: base.revisionNo, ...update, ...about });
  await moveCurrentRevision(tx, base.documentId, base.revisionNo, about.revisionNo);
}

