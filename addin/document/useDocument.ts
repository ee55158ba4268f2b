import { useCallback, useState } from 'react';
import type { DocumentView } from '../../server/acts/views.ts';
import { useChanges, useLive } from '../app/live.tsx';
import { useApi } from '../app/session.tsx';
import { useLoad } from '../app/useLoad.ts';

export interface OpenDocument {
  readonly document: DocumentView | null;
  readonly error: unknown;
  readonly reload: () => void;
  /** Puts in the view that an act has answered, says what was done, and tells the other screens. */
  readonly take: (next: DocumentView, done: string | null) => void;
  /** What the last act did, for a quiet notice; null when nothing was done, or somebody has acted since. */
  readonly done: string | null;
}

/** One document, kept fresh by the live stream. */
export const useDocument = (id: string): OpenDocument => {
  const api = useApi();
  const { announce } = useLive();
  const { value, error, reload, replace } = useLoad(`document|${id}`, (signal) => api.document(id, signal));
  const [done, setDone] = useState<{ readonly said: string; readonly rowVersion: number } | null>(null);
  useChanges((change) => {
    if (change === null || (change.documentId === id && change.rowVersion > (value?.rowVersion ?? 0))) reload();
  });
  const take = useCallback((next: DocumentView, said: string | null) => {
    replace(next);
    setDone(said === null ? null : { said, rowVersion: next.rowVersion });
    announce(next.id, next.rowVersion);
  }, [announce, replace]);
  return { document: value, error, reload, take, done: done !== null && done.rowVersion === value?.rowVersion ? done.said : null };
};
