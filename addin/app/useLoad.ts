import { useCallback, useEffect, useRef, useState } from 'react';
import { useConnection } from './connection.tsx';

export interface Loaded<T> {
  /** The last value that came, kept on the screen while a newer one loads; null before the first. */
  readonly value: T | null;
  /** Why the last load failed; null when it went well. */
  readonly error: unknown;
  readonly loading: boolean;
  readonly reload: () => void;
  /** Puts in a newer value that an act has just answered. */
  readonly replace: (value: T) => void;
}

interface Answer<T> {
  readonly key: string;
  /** Which asking this answers: the pane's and the connection's turns together. */
  readonly asked: string;
  readonly value: T | null;
  readonly error: unknown;
}

/**
 * Loads what `key` names, again when the key changes, when asked to, and when a lost connection is tried again.
 * An answer that comes after a newer question is dropped.
 */
export const useLoad = <T>(key: string, load: (signal: AbortSignal) => Promise<T>): Loaded<T> => {
  const { attempt } = useConnection();
  const [turn, setTurn] = useState(0);
  const [answer, setAnswer] = useState<Answer<T> | null>(null);
  const asked = `${turn}/${attempt}`;
  const latestLoad = useRef(load);
  useEffect(() => {
    latestLoad.current = load;
  });

  useEffect(() => {
    const aborter = new AbortController();
    latestLoad.current(aborter.signal).then(
      (value) => {
        if (!aborter.signal.aborted) setAnswer({ key, asked, value, error: null });
      },
      (error: unknown) => {
        if (!aborter.signal.aborted) setAnswer((last) => ({ key, asked, value: last?.key === key ? last.value : null, error }));
      },
    );
    return () => aborter.abort();
  }, [key, asked]);

  const reload = useCallback(() => setTurn((count) => count + 1), []);
  const replace = useCallback((value: T) => setAnswer((last) => ({ key, asked: last?.asked ?? '', value, error: null })), [key]);
  const current = answer?.key === key ? answer : null;
  return { value: current?.value ?? null, error: current?.error ?? null, loading: current?.asked !== asked, reload, replace };
};
