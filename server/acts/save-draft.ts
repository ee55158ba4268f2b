import { isDeepStrictEqual } from 'node:util';
import { RefusalError } from '../circulation/errors.ts';
import type { DraftChanges } from '../circulation/model.ts';
import { listHandPlaces, saveHandPlaces } from '../store/draft-files.ts';
import type { Parts, SignedIn } from './parts.ts';
import { showDocument } from './show-document.ts';
import { transition } from './transition.ts';
import type { DocumentView } from './views.ts';

/** T1, T2: the officer's working copy and route. A page that shows an older state is refused rather than overwriting. */
export async function saveDraft(
  parts: Parts, signedIn: SignedIn, documentId: string, input: { readonly rowVersion: number; readonly changes: DraftChanges },
): Promise<DocumentView> {
  await transition(parts, signedIn, documentId, ({ tx, document }) => {
    if (document.rowVersion !== input.rowVersion) throw new RefusalError('DOCUMENT_CHANGED');
    return {
      action: { type: 'saveDraft', changes: input.changes },
      write: async (next) => {
        // A box set by hand belongs to a step's place in the route; in another route it would stand at somebody else's name.
        if (isDeepStrictEqual(next.plannedRoute, document.plannedRoute)) return;
        await saveHandPlaces(tx, documentId, (await listHandPlaces(tx, documentId)).filter(({ key }) => !key.startsWith('step:')));
      },
    };
  });
  return showDocument(parts, signedIn.personId, documentId);
}
