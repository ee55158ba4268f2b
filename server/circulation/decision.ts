/** What a rule decides: the next document with its events and effects, or one refusal. */
import type { ActionType, CirculationEvent, Effect, NoticeKind, OutgoingDocument, Person, World } from './model.ts';
import { type ErrorCode, type Facts, type Refusal, refusal } from './errors.ts';

export type Outcome =
  | { readonly ok: true; readonly document: OutgoingDocument; readonly events: readonly CirculationEvent[]; readonly effects: readonly Effect[] }
  | { readonly ok: false; readonly refusal: Refusal };

/** Someone known and active before one document, at one moment. */
export interface Scene {
  readonly document: OutgoingDocument;
  readonly person: Person;
  readonly world: World;
}

export const refuse = (code: ErrorCode, facts: Facts = {}): Outcome => ({ ok: false, refusal: refusal(code, facts) });
export const refuseWith = (reason: Refusal): Outcome => ({ ok: false, refusal: reason });

/** What is worth telling about a transition besides who, when, from and to. */
export interface Account {
  readonly action: ActionType;
  readonly stepId?: string;
  readonly onBehalfOfId?: string | null;
  readonly reason?: string | null;
  readonly facts?: CirculationEvent['facts'];
}

/** The document as changed, its `rowVersion` one higher, with the one event of I17. */
export const accept = (
  { document, person, world }: Scene, change: Partial<OutgoingDocument>, account: Account, effects: readonly Effect[] = [],
): Outcome => {
  const next: OutgoingDocument = { ...document, ...change, updatedAt: world.now, rowVersion: document.rowVersion + 1 };
  const event: CirculationEvent = {
    action: account.action, actorId: person.id, onBehalfOfId: account.onBehalfOfId ?? null, at: world.now,
    from: document.status, to: next.status, stepId: account.stepId ?? null, reason: account.reason ?? null,
    facts: { versionNo: next.versionNo, ...account.facts },
  };
  return { ok: true, document: next, events: [event], effects };
};

/** A notice to each of these people once; nobody where the list is empty. */
export const notify = (notice: NoticeKind, personIds: readonly (string | null)[], except: readonly string[] = []): readonly Effect[] => {
  const known = personIds.filter((id): id is string => id !== null && !except.includes(id));
  return known.length === 0 ? [] : [{ kind: 'NOTIFY', personIds: [...new Set(known)], notice }];
};
