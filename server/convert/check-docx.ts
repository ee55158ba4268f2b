import type { CheckedDocx } from './docx/checked-docx.ts';
import { runOffThread } from './off-thread/run-off-thread.ts';

export type { CheckedDocx } from './docx/checked-docx.ts';

const CHECK_MS = 20_000;

/**
 * Judges a file that somebody handed in as .docx and cleans it, before anything else touches it. Off the event loop.
 * @throws RefusalError FILE_EMPTY, FILE_TOO_LARGE, FILE_NOT_DOCX, FILE_LEGACY_DOC, FILE_ENCRYPTED, FILE_HAS_MACROS, FILE_CORRUPT,
 *   FILE_UNSAFE (bomb, DOCTYPE, paths, depth, length), FILE_EXTERNAL_CONTENT (template, picture, object from outside)
 */
export const checkDocx = (bytes: Uint8Array): Promise<CheckedDocx> => runOffThread('inspectDocx', bytes, CHECK_MS);
