import { RefusalError } from '../circulation/errors.ts';
import { findVersion } from '../store/versions.ts';
import type { Parts } from './parts.ts';
import { readableDocument } from './readable-document.ts';

/** Which text circulates: what is open in Word is compared with it (domain.md §4.6 #12). */
export interface CirculatingText {
  readonly versionNo: number;
  /** SHA-256 of the normalised text, hexadecimal (`server/format/text-digest.ts`). */
  readonly textDigest: string;
}

/** @throws RefusalError NOT_FOUND, also before the first version */
export const showCirculatingText = (parts: Parts, personId: string, documentId: string): Promise<CirculatingText> =>
  parts.store.read(async (db) => {
    const { document } = await readableDocument(parts, db, personId, documentId);
    const version = await findVersion(db, documentId, document.versionNo);
    if (version === null) throw new RefusalError('NOT_FOUND');
    return { versionNo: version.versionNo, textDigest: version.textDigest };
  });
