import type { ChecklistEntry } from '../circulation/model.ts';
import type { Parts, SignedIn } from './parts.ts';
import { showDocument } from './show-document.ts';
import { transition } from './transition.ts';
import type { DocumentView } from './views.ts';

/** T4: completes a review or format-check step without a certificate. */
export async function approve(
  parts: Parts, signedIn: SignedIn, documentId: string, input: { readonly stepId: string; readonly versionNo: number; readonly opinion: string | null; readonly checklist: readonly ChecklistEntry[] | null },
): Promise<DocumentView> {
  await transition(parts, signedIn, documentId, () => ({ action: { type: 'approve', ...input } }));
  return showDocument(parts, signedIn.personId, documentId);
}
