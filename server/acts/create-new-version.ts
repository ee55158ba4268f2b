import type { Parts, SignedIn } from './parts.ts';
import { showDocument } from './show-document.ts';
import { transition } from './transition.ts';
import type { DocumentView } from './views.ts';

/** T16: gives up the circulating version; the caller has confirmed exactly which signatures fall. */
export async function createNewVersion(
  parts: Parts, signedIn: SignedIn, documentId: string, input: { readonly reason: string; readonly confirmedSignatureIds: readonly string[] },
): Promise<DocumentView> {
  await transition(parts, signedIn, documentId, () => ({ action: { type: 'createNewVersion', ...input } }));
  return showDocument(parts, signedIn.personId, documentId);
}
