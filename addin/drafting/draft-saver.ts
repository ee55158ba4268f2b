import type { DocumentView } from '../../server/acts/views.ts';
import type { DraftChanges } from '../../server/circulation/model.ts';
import type { Api, NewDraft } from '../app/api.ts';
import { codeOf } from '../app/errors.ts';

/** What the officer reads beside the buttons. */
export type SaveState =
  | { readonly at: 'idle' }
  | { readonly at: 'waiting' | 'saving' }
  | { readonly at: 'saved'; readonly since: Date }
  | { readonly at: 'failed'; readonly error: unknown; readonly willRetry: boolean };

export interface DraftSaver {
  /** Keeps a change and saves it a moment later, together with what else comes in that moment. */
  readonly change: (changes: DraftChanges) => void;
  /** Saves what waits, now. Rejects when it cannot be saved. */
  readonly flush: () => Promise<void>;
  /** Runs work on the saved document after everything before it: file, papers, preview. The draft is opened first if there is none. */
  readonly with: <T>(work: (document: DocumentView) => Promise<T>) => Promise<T>;
  /** Takes in a newer view of the document. */
  readonly adopt: (document: DocumentView) => void;
  readonly hasUnsaved: () => boolean;
  /** The screen is there and wants to be told. */
  readonly start: () => void;
  /** The screen goes: what waits is saved still, but nobody is told any more. */
  readonly stop: () => void;
}

interface Settings {
  readonly api: Pick<Api, 'createDraft' | 'saveDraft' | 'document'>;
  readonly initial: DocumentView | null;
  /** What a new draft is opened with: the whole form as it stands then. */
  readonly blank: () => NewDraft;
  readonly onDocument: (document: DocumentView) => void;
  readonly onState: (state: SaveState) => void;
  readonly now: () => Date;
  readonly pauseMs?: number;
  readonly retriesMs?: readonly number[];
}

/** Another window saved first: the fields changed here go on top of it, the others stay as that window left them. */
const STALE: ReadonlySet<string> = new Set(['DOCUMENT_CHANGED', 'VERSION_STALE']);
const PASSING: ReadonlySet<string> = new Set(['CONNECTION_LOST', 'STORE_UNAVAILABLE', 'UNREADABLE_ANSWER', 'TOO_MANY_ATTEMPTS']);

/**
 * Saves a draft as it is written: one call at a time, in order, nothing dropped.
 * What could not be saved stays and is tried again, by itself when the connection was at fault.
 */
export const createDraftSaver = ({ api, initial, blank, onDocument, onState, now, pauseMs = 700, retriesMs = [2000, 5000, 15_000, 30_000] }: Settings): DraftSaver => {
  let document = initial;
  let pending: DraftChanges = {};
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  let queue: Promise<unknown> = Promise.resolve();

  const adopt = (view: DocumentView): void => {
    if (document !== null && document.id === view.id && view.rowVersion < document.rowVersion) return;
    document = view;
    if (!stopped) onDocument(view);
  };
  const tell = (state: SaveState): void => {
    if (!stopped) onState(state);
  };
  const hasUnsaved = (): boolean => Object.keys(pending).length > 0;
  const enqueue = <T>(work: () => Promise<T>): Promise<T> => {
    const next = queue.then(work, work);
    queue = next.catch(() => undefined);
    return next;
  };

  const put = async (changes: DraftChanges): Promise<DocumentView> => {
    if (document === null) return api.createDraft({ ...blank(), ...changes });
    try {
      return await api.saveDraft(document.id, document.rowVersion, changes);
    } catch (error) {
      if (!STALE.has(codeOf(error) ?? '')) throw error;
      const fresh = await api.document(document.id);
      return api.saveDraft(fresh.id, fresh.rowVersion, changes);
    }
  };
  const save = async (): Promise<void> => {
    clearTimeout(timer);
    if (!hasUnsaved()) return;
    const changes = pending;
    pending = {};
    tell({ at: 'saving' });
    try {
      adopt(await put(changes));
      failures = 0;
      tell(hasUnsaved() ? { at: 'waiting' } : { at: 'saved', since: now() });
    } catch (error) {
      pending = { ...changes, ...pending };
      const retry = PASSING.has(codeOf(error) ?? '');
      tell({ at: 'failed', error, willRetry: retry });
      if (retry && !stopped) timer = setTimeout(() => void attempt(), retriesMs[Math.min(failures, retriesMs.length - 1)]);
      failures += 1;
      throw error;
    }
  };
  /** A save that nobody waits for: its failure has been told through `onState`. */
  const attempt = (): Promise<void> => enqueue(save).catch(() => undefined);

  return {
    change: (changes) => {
      pending = { ...pending, ...changes };
      clearTimeout(timer);
      tell({ at: 'waiting' });
      timer = setTimeout(() => void attempt(), pauseMs);
    },
    flush: () => enqueue(save),
    with: (work) => enqueue(async () => {
      await save();
      if (document === null) {
        adopt(await api.createDraft(blank()));
        tell({ at: 'saved', since: now() });
      }
      // `adopt` has just set it; the types cannot follow a variable through a closure.
      return work(document as DocumentView);
    }),
    adopt,
    hasUnsaved,
    start: () => {
      stopped = false;
    },
    stop: () => {
      clearTimeout(timer);
      void attempt();
      stopped = true;
    },
  };
};
