import type { ChecklistEntry } from '../circulation/model.ts';
import type { Parts, SignedIn } from './parts.ts';
import { showDocument } from './show-document.ts';
import { transition } from './transition.ts';
import type { DocumentView } from './views.ts';

/** T8: returns the document to its drafter with a reason; the circulation of this version stops. */
export async function returnDocument(
  parts: Parts, signedIn: SignedIn, documentId: string, input: { readonly stepId: string; readonly versionNo: number; readonly reason: string; readonly checklist: readonly ChecklistEntry[] | null },
): Promise<DocumentView> {
  await transition(parts, signedIn, documentId, () => ({ action: { type: 'returnDocument', ...input } }));
  return showDocument(parts, signedIn.personId, documentId);
}
