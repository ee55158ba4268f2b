import { appendEvents } from '../audit/trail.ts';
import { act } from '../circulation/act.ts';
import { RefusalError } from '../circulation/errors.ts';
import type { DraftChanges } from '../circulation/model.ts';
import { newDraft } from '../circulation/new-draft.ts';
import { insertDocument } from '../store/documents.ts';
import type { Parts, SignedIn } from './parts.ts';
import { publishChange } from './publish-change.ts';
import { showDocument } from './show-document.ts';
import type { DocumentView } from './views.ts';
import { loadWorld } from './world.ts';

/** Opens a draft for the caller, who becomes its drafter. Whatever is already known of it may come along. */
export async function createDraft(parts: Parts, signedIn: SignedIn, changes: DraftChanges): Promise<DocumentView> {
  const id = parts.newId();
  const { document, world } = await parts.store.transaction(async (tx) => {
    const world = await loadWorld(parts, tx);
    const drafter = world.directory.people.find((person) => person.id === signedIn.personId);
    if (drafter === undefined || !drafter.active) throw new RefusalError('NOT_ALLOWED');
    const blank = newDraft({ id, drafterId: drafter.id, departmentId: drafter.departmentId, now: world.now });
    const outcome = act(blank, { type: 'saveDraft', changes }, { personId: drafter.id }, world);
    if (!outcome.ok) throw new RefusalError(outcome.refusal.code, outcome.refusal.facts);
    await insertDocument(tx, outcome.document);
    await appendEvents(tx, id, outcome.events, signedIn.client);
    return { document: outcome.document, world };
  });
  publishChange(parts, document, world);
  return showDocument(parts, signedIn.personId, id);
}
