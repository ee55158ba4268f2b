import { appendEvents } from '../audit/trail.ts';
import { RefusalError } from '../circulation/errors.ts';
import type { CirculationEvent } from '../circulation/model.ts';
import { lockDocument, saveDocument } from '../store/documents.ts';
import { currentRevisionNo, nextRevisionNo, type Revision, type RevisionKind } from '../store/revisions.ts';
import { appendToPdf, type DurableUpdate } from './append-to-pdf.ts';
import type { Parts } from './parts.ts';
import { publishChange } from './publish-change.ts';
import { loadWorld } from './world.ts';

/** Who did it, where nobody did: the server, by a job. */
export const SERVER_ITSELF = 'server';

type ServerEvent = Pick<CirculationEvent, 'action' | 'reason' | 'facts'>;

/** A revision that the server adds without anybody's asking, built on `base` and already judged. */
export interface ServerRevision {
  readonly base: Revision;
  readonly update: DurableUpdate;
  readonly kind: RevisionKind;
  readonly verification: unknown;
}

/**
 * Records what the server did to an issued document, with the revision that it added, in one transaction; then tells the screens.
 * @throws RefusalError DOCUMENT_CHANGED when the file has grown since: the job looks again
 */
export async function appendByServer(parts: Parts, documentId: string, event: ServerEvent, added: ServerRevision | null): Promise<void> {
  const { saved, world } = await parts.store.transaction(async (tx) => {
    const document = await lockDocument(tx, documentId);
    const world = await loadWorld(parts, tx);
    if (added !== null) {
      if (await currentRevisionNo(tx, documentId) !== added.base.revisionNo) throw new RefusalError('DOCUMENT_CHANGED');
      await appendToPdf(tx, added.base, added.update, {
        kind: added.kind, stepId: null, verification: added.verification, createdBy: SERVER_ITSELF, createdAt: world.now, revisionNo: await nextRevisionNo(tx, documentId),
      });
    }
    const saved = await saveDocument(tx, document, document.rowVersion);
    await appendEvents(tx, documentId, [{ ...event, actorId: SERVER_ITSELF, onBehalfOfId: null, at: world.now, from: document.status, to: document.status, stepId: null }], SERVER_ITSELF);
    return { saved, world };
  });
  publishChange(parts, saved, world);
}
