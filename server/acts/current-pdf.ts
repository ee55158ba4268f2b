import { RefusalError } from '../circulation/errors.ts';
import type { Blobs } from '../store/blobs.ts';
import { readRevisionChain, type Revision } from '../store/revisions.ts';
import type { Db } from '../store/schema.ts';

/** The circulated PDF as it stands: its bytes and the revision that ends them. */
export interface CurrentPdf {
  readonly bytes: Uint8Array;
  readonly revision: Revision;
}

/** Puts a file together from the base and what each revision added. @throws RefusalError NOT_FOUND before the first submit */
export async function assemble(blobs: Blobs, chain: readonly Revision[]): Promise<CurrentPdf> {
  const revision = chain.at(-1);
  if (revision === undefined) throw new RefusalError('NOT_FOUND');
  const pieces = await Promise.all(chain.map((link) => blobs.get(link.deltaSha256)));
  const bytes = pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : Buffer.concat(pieces);
  if (bytes.length !== revision.wholeLength) throw new Error(`Revision ${revision.revisionNo} of ${revision.documentId} has ${bytes.length} bytes, ${revision.wholeLength} were recorded.`);
  return { bytes, revision };
}

export const loadCurrentPdf = async (blobs: Blobs, db: Db, documentId: string): Promise<CurrentPdf> => assemble(blobs, await readRevisionChain(db, documentId));
