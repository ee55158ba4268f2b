import { createContext, useCallback, useContext, useEffect, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import type { LiveMessage } from '../../server/acts/views.ts';
import { backoff } from './backoff.ts';
import { useConnection } from './connection.tsx';
import { readLive } from './liveStream.ts';
import { useApi } from './session.tsx';

export type Change = Extract<LiveMessage, { kind: 'changed' }>;
/** `null` means: the stream was away for a while, so anything may have changed. */
type Listener = (change: Change | null) => void;

interface LiveValue {
  readonly subscribe: (listener: Listener) => () => void;
  /** Tells the other screens of a change this pane made itself. */
  readonly announce: (documentId: string, rowVersion: number) => void;
}
const LiveContext = createContext<LiveValue | null>(null);

const wait = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    }, { once: true });
  });

/** Keeps one live stream open while somebody is signed in and hands its changes to the screens. */
export const LiveProvider = ({ children }: { readonly children: ReactNode }) => {
  const api = useApi();
  const { attempt, setReached } = useConnection();
  const listeners = useRef(new Set<Listener>());
  const tell = useCallback((change: Change | null) => {
    for (const listener of [...listeners.current]) listener(change);
  }, []);

  useEffect(() => {
    const aborter = new AbortController();
    const { signal } = aborter;
    const isOver = (): boolean => signal.aborted;
    /** Reads one stream to its end; answers how many times in a row no stream could be opened. */
    const readOnce = async (failures: number, missed: boolean): Promise<number> => {
      try {
        const response = await api.live(signal);
        for await (const message of readLive(response)) {
          if (message.kind === 'changed') tell(message);
          else if (missed) tell(null);
        }
        return 0;
      } catch {
        // A broken stream is an everyday matter: it is opened again below; only when that fails is the person told.
        if (failures > 1 && !isOver()) setReached(false);
        return failures + 1;
      }
    };
    const keepOpen = async (): Promise<void> => {
      let failures = 0;
      for (let missed = false; !isOver(); missed = true) {
        failures = await readOnce(failures, missed);
        await wait(backoff(failures, Math.random()), signal);
      }
    };
    void keepOpen();
    return () => aborter.abort();
  }, [api, attempt, setReached, tell]);

  const value = useMemo<LiveValue>(() => ({
    subscribe: (listener) => {
      listeners.current.add(listener);
      return () => listeners.current.delete(listener);
    },
    announce: (documentId, rowVersion) => tell({ kind: 'changed', documentId, rowVersion, notice: null, forMe: false }),
  }), [tell]);
  return <LiveContext value={value}>{children}</LiveContext>;
};

export const useLive = (): LiveValue => {
  const value = useContext(LiveContext);
  if (value === null) throw new Error('useLive outside LiveProvider');
  return value;
};

/** Calls back on every change, live or the pane's own. */
export const useChanges = (listener: Listener): void => {
  const { subscribe } = useLive();
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => subscribe((change) => latest.current(change)), [subscribe]);
};
