import { RefusalError } from '../circulation/errors.ts';

/** The refusal of a PDF that the strict reader does not accept; `detail` is technical English for the log and the administrator. */
export const malformed = (detail: string): RefusalError => new RefusalError('PDF_MALFORMED', { detail });
