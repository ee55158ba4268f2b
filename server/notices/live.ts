/** What a listener hears: a document it may see has changed; `notice` only for whom it is meant. */
export interface LiveNotice {
  readonly kind: 'changed';
  readonly documentId: string;
  readonly rowVersion: number;
  readonly notice: string | null;
  readonly forMe: boolean;
}

/** A document has changed, as told to the bus after its transaction committed. */
export interface DocumentChanged {
  readonly documentId: string;
  readonly rowVersion: number;
  /** Why, as a `NoticeKind`; null for a change that asks nobody for anything. */
  readonly notice: string | null;
  /** Who may see the document, so that their open lists are refreshed. */
  readonly readerIds: readonly string[];
  /** Whom the notice is meant for. */
  readonly forIds: readonly string[];
}

export type LiveListener = (message: LiveNotice) => void;

/** The live bus of one server process: nothing is kept, a listener that was away reads the lists anew. */
export interface Live {
  publish(change: DocumentChanged): void;
  /** Returns the way out; calling it twice does no harm. */
  subscribe(personId: string, listener: LiveListener): () => void;
  /** How many listeners there are, for the health page and the tests. */
  listeners(): number;
}

/** @param onListenerError told when a listener throws; the others are served all the same. */
export const createLive = (onListenerError: (error: unknown) => void): Live => {
  const byPerson = new Map<string, Set<LiveListener>>();

  const tell = (personId: string, message: LiveNotice): void => {
    for (const listener of [...(byPerson.get(personId) ?? [])]) {
      try {
        listener(message);
      } catch (error) {
        onListenerError(error);
      }
    }
  };

  return Object.freeze({
    publish: ({ documentId, rowVersion, notice, readerIds, forIds }: DocumentChanged) => {
      const meant = new Set(forIds);
      for (const personId of new Set([...readerIds, ...forIds])) {
        tell(personId, { kind: 'changed', documentId, rowVersion, notice: meant.has(personId) ? notice : null, forMe: meant.has(personId) });
      }
    },
    subscribe: (personId: string, listener: LiveListener) => {
      const listeners = byPerson.get(personId) ?? new Set<LiveListener>();
      byPerson.set(personId, listeners.add(listener));
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0 && byPerson.get(personId) === listeners) byPerson.delete(personId);
      };
    },
    listeners: () => [...byPerson.values()].reduce((sum, listeners) => sum + listeners.size, 0),
  });
};
