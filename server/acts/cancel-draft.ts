import type { Parts, SignedIn } from './parts.ts';
import { showDocument } from './show-document.ts';
import { transition } from './transition.ts';
import type { DocumentView } from './views.ts';

/** T26: the drafter gives the draft up for good. It stays in the record. */
export async function cancelDraft(parts: Parts, signedIn: SignedIn, documentId: string): Promise<DocumentView> {
  await transition(parts, signedIn, documentId, () => ({ action: { type: 'cancelDraft' } }));
  return showDocument(parts, signedIn.personId, documentId);
}
