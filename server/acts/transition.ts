import { appendEvents } from '../audit/trail.ts';
import { act } from '../circulation/act.ts';
import { RefusalError } from '../circulation/errors.ts';
import type { Action, CirculationEvent, OutgoingDocument, World } from '../circulation/model.ts';
import { canRead } from '../circulation/permissions.ts';
import { lockDocument, saveDocument } from '../store/documents.ts';
import type { Tx } from '../store/schema.ts';
import { publishChange } from './publish-change.ts';
import type { Parts, SignedIn } from './parts.ts';
import { loadWorld } from './world.ts';

/** The locked document and what the rules may know, inside the one transaction of an act. */
export interface Scene {
  readonly tx: Tx;
  readonly document: OutgoingDocument;
  readonly world: World;
}

/** What an act asks of the rules, what it writes beside the document, and what the audit event must prove. */
export interface Change {
  readonly action: Action;
  readonly write?: (next: OutgoingDocument) => Promise<void>;
  readonly facts?: CirculationEvent['facts'];
}

/**
 * The only way an act changes a document: lock → ask the rules → save, write, audit; all in one transaction, then tell the screens.
 * A person who may not read the document learns nothing of it.
 * @throws RefusalError of the rules, NOT_FOUND, DOCUMENT_CHANGED
 */
export async function transition(
  parts: Parts, signedIn: SignedIn, documentId: string, decide: (scene: Scene) => Promise<Change> | Change,
): Promise<OutgoingDocument> {
  const saved = await parts.store.transaction(async (tx) => {
    const document = await lockDocument(tx, documentId);
    const world = await loadWorld(parts, tx);
    const actor = { personId: signedIn.personId };
    if (!canRead(document, actor, world)) throw new RefusalError('NOT_FOUND');
    const change = await decide({ tx, document, world });
    const outcome = act(document, change.action, actor, world);
    if (!outcome.ok) throw new RefusalError(outcome.refusal.code, outcome.refusal.facts);
    const next = await saveDocument(tx, outcome.document, document.rowVersion);
    await change.write?.(next);
    const events = outcome.events.map((event) => ({ ...event, facts: { ...event.facts, ...change.facts } }));
    await appendEvents(tx, documentId, events, signedIn.client);
    return { next, world, effects: outcome.effects };
  });
  publishChange(parts, saved.next, saved.world, saved.effects);
  return saved.next;
}
