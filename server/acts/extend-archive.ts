import { messageOf, RefusalError } from '../circulation/errors.ts';
import { listIssuedIds } from '../store/documents.ts';
import { forgetJob } from '../store/outbox.ts';
import { readRevisionChain } from '../store/revisions.ts';
import { datedUntil } from '../verification/certificates-to-prove.ts';
import { archiveJobId } from './archive-job.ts';
import { loadCurrentPdf } from './current-pdf.ts';
import type { Parts } from './parts.ts';
import { bringProofs, dateWhole, raiseToArchive } from './raise-to-archive.ts';

export interface ExtendOrder {
  /** Renew what is dated by a certificate that ends within this time. */
  readonly withinMs: number;
  /** Told what was done to a document, or what hinders it. */
  readonly tell: (documentId: string, what: string) => void;
}

export interface Extended { readonly raised: number; readonly renewed: number; readonly failed: number }

const PAGE = 100;

type Outcome = 'raised' | 'renewed' | 'left';

async function extendOne(parts: Parts, documentId: string, withinMs: number): Promise<Outcome> {
  const chain = await parts.store.read((db) => readRevisionChain(db, documentId));
  if (!chain.some(({ kind }) => kind === 'DOCTS')) {
    await raiseToArchive(parts, documentId);
    // The job may have been given up long ago.
    await parts.store.transaction((tx) => forgetJob(tx, archiveJobId(documentId)));
    return 'raised';
  }
  const { bytes } = await parts.store.read((db) => loadCurrentPdf(parts.blobs, db, documentId));
  const until = datedUntil(bytes);
  if (until !== null && until.getTime() - parts.clock().getTime() > withinMs) return 'left';
  // The old timestamp is proven first, and the new one then covers the proof.
  await bringProofs(parts, documentId, 'renewArchive');
  await dateWhole(parts, documentId, 'renewArchive', until);
  return 'renewed';
}

/**
 * Goes through everything that was issued: raises what has not reached the archive's level, and dates anew what is dated by a
 * certificate that soon ends (ETSI EN 319 142-1 §5.4.3). One document's failure does not stop the others; running it again is harmless.
 */
export async function extendArchive(parts: Parts, { withinMs, tell }: ExtendOrder): Promise<Extended> {
  const count = { raised: 0, renewed: 0, failed: 0 };
  for (let after = '', page: readonly string[] = ['']; page.length > 0; after = page.at(-1) ?? '') {
    page = await parts.store.read((db) => listIssuedIds(db, after, PAGE));
    for (const documentId of page) {
      try {
        const outcome = await extendOne(parts, documentId, withinMs);
        if (outcome === 'left') continue;
        count[outcome] += 1;
        tell(documentId, outcome);
      } catch (error) {
        count.failed += 1;
        tell(documentId, error instanceof RefusalError ? messageOf(error.refusal, 'en') : String(error));
      }
    }
  }
  return count;
}
