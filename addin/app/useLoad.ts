import { useCallback, useEffect, useRef, useState } from 'react';
import { useConnection } from './connection.tsx';

export interface Loaded<T> {
  /** The last value that came, kept on the screen while a newer one loads; null before the first. */
  readonly value: T | null;
  /** Why the last load failed; null while it loads or when it went well. */
  readonly error: unknown;
  readonly loading: boolean;
  readonly reload: () => void;
  /** Puts in a newer value that an act has just answered. */
  readonly replace: (value: T) => void;
}

interface State<T> {
  readonly key: string;
  readonly value: T | null;
  readonly error: unknown;
  readonly loading: boolean;
}

/**
 * Loads what `key` names, again when the key changes, when asked to, and when a lost connection is tried again.
 * An answer that comes after a newer question is dropped.
 */
export const useLoad = <T>(key: string, load: (signal: AbortSignal) => Promise<T>): Loaded<T> => {
  const { attempt } = useConnection();
  const [turn, setTurn] = useState(0);
  const [state, setState] = useState<State<T>>({ key, value: null, error: null, loading: true });
  const latestLoad = useRef(load);
  useEffect(() => {
    latestLoad.current = load;
  });

  useEffect(() => {
    const aborter = new AbortController();
    setState((last) => (last.key === key ? { ...last, loading: true } : { key, value: null, error: null, loading: true }));
    latestLoad.current(aborter.signal).then(
      (value) => {
        if (!aborter.signal.aborted) setState({ key, value, error: null, loading: false });
      },
      (error: unknown) => {
        if (!aborter.signal.aborted) setState((last) => ({ ...last, error, loading: false }));
      },
    );
    return () => aborter.abort();
  }, [key, turn, attempt]);

  const reload = useCallback(() => setTurn((count) => count + 1), []);
  const replace = useCallback((value: T) => setState({ key, value, error: null, loading: false }), [key]);
  const current = state.key === key ? state : { key, value: null, error: null, loading: true };
  return { value: current.value, error: current.error, loading: current.loading, reload, replace };
};
