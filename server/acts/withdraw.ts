import type { Parts, SignedIn } from './parts.ts';
import { showDocument } from './show-document.ts';
import { transition } from './transition.ts';
import type { DocumentView } from './views.ts';

/** T11: the drafter or presenter takes the document back before the leader has signed. */
export async function withdraw(
  parts: Parts, signedIn: SignedIn, documentId: string, input: { readonly reason: string | null },
): Promise<DocumentView> {
  await transition(parts, signedIn, documentId, () => ({ action: { type: 'withdraw', ...input } }));
  return showDocument(parts, signedIn.personId, documentId);
}
