import { isClerk } from '../circulation/people.ts';
import { canRead } from '../circulation/permissions.ts';
import type { Directory, Effect, OutgoingDocument, World } from '../circulation/model.ts';
import type { Parts } from './parts.ts';

interface Meant { readonly notice: string; readonly personIds: readonly string[] }

const clerks = (directory: Directory): readonly string[] => directory.people.filter(isClerk).map(({ id }) => id);

const meantBy = (effect: Effect, directory: Directory): readonly Meant[] => {
  switch (effect.kind) {
    case 'NOTIFY': return [{ notice: effect.notice, personIds: effect.personIds }];
    case 'NOTIFY_CLERKS': return [{ notice: effect.notice, personIds: clerks(directory) }];
    // Carried out by `take-number.ts` and `issue.ts` in their own transaction.
    case 'REGISTER':
    case 'DISPATCH': return [];
  }
};

/**
 * Tells the screens of everybody who may read the document that it has changed, and those whom a notice is meant for also why.
 * Nobody else learns that it exists.
 */
export function publishChange(parts: Parts, document: OutgoingDocument, world: World, effects: readonly Effect[] = []): void {
  const { directory } = world;
  const readerIds = directory.people.filter((person) => canRead(document, { personId: person.id }, world)).map((person) => person.id);
  const change = { documentId: document.id, rowVersion: document.rowVersion };
  const readers = new Set(readerIds);
  const meant = effects.flatMap((effect) => meantBy(effect, directory)).map(({ notice, personIds }) => ({ notice, personIds: personIds.filter((id) => readers.has(id)) }));
  const told = new Set(meant.flatMap(({ personIds }) => personIds));
  parts.live.publish({ ...change, notice: null, readerIds: readerIds.filter((id) => !told.has(id)), forIds: [] });
  for (const { notice, personIds } of meant) parts.live.publish({ ...change, notice, readerIds: [], forIds: personIds });
}
