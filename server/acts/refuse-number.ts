import type { RefusalCategory } from '../circulation/model.ts';
import type { Parts, SignedIn } from './parts.ts';
import { showDocument } from './show-document.ts';
import { transition } from './transition.ts';
import type { DocumentView } from './views.ts';

/** T18: the clerk returns a signed document before it has a number. */
export async function refuseNumber(
  parts: Parts, signedIn: SignedIn, documentId: string, input: { readonly category: RefusalCategory; readonly reason: string },
): Promise<DocumentView> {
  await transition(parts, signedIn, documentId, () => ({ action: { type: 'refuseNumber', ...input } }));
  return showDocument(parts, signedIn.personId, documentId);
}
