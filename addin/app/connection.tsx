import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';

interface ConnectionValue {
  /** Whether the last call, or the live stream, reached the server. */
  readonly reached: boolean;
  readonly setReached: (reached: boolean) => void;
  /** Grows with every retry; screens that failed load again when it does. */
  readonly attempt: number;
  readonly retry: () => void;
}

const ConnectionContext = createContext<ConnectionValue | null>(null);

export const ConnectionProvider = ({ children }: { readonly children: ReactNode }) => {
  const [reached, setReached] = useState(true);
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  useEffect(() => {
    window.addEventListener('online', retry);
    return () => window.removeEventListener('online', retry);
  }, [retry]);
  const value = useMemo(() => ({ reached, setReached, attempt, retry }), [reached, attempt, retry]);
  return <ConnectionContext value={value}>{children}</ConnectionContext>;
};

export const useConnection = (): ConnectionValue => {
  const value = useContext(ConnectionContext);
  if (value === null) throw new Error('useConnection outside ConnectionProvider');
  return value;
};
