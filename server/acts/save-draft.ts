import { RefusalError } from '../circulation/errors.ts';
import type { DraftChanges } from '../circulation/model.ts';
import type { Parts, SignedIn } from './parts.ts';
import { showDocument } from './show-document.ts';
import { transition } from './transition.ts';
import type { DocumentView } from './views.ts';

/** T1, T2: the officer's working copy and route. A page that shows an older state is refused rather than overwriting. */
export async function saveDraft(
  parts: Parts, signedIn: SignedIn, documentId: string, input: { readonly rowVersion: number; readonly changes: DraftChanges },
): Promise<DocumentView> {
  await transition(parts, signedIn, documentId, ({ document }) => {
    if (document.rowVersion !== input.rowVersion) throw new RefusalError('DOCUMENT_CHANGED');
    return { action: { type: 'saveDraft', changes: input.changes } };
  });
  return showDocument(parts, signedIn.personId, documentId);
}
