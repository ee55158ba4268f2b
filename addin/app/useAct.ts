import { useCallback, useRef, useState } from 'react';

export interface Act {
  /** Runs one act; a second call while it runs does nothing. Answers whether it went well. */
  readonly run: (act: () => Promise<void>) => Promise<boolean>;
  readonly busy: boolean;
  readonly error: unknown;
  readonly clear: () => void;
}

/** One act at a time, its failure kept for the screen: a double click cannot act twice. */
export const useAct = (): Act => {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const running = useRef(false);
  const run = useCallback(async (act: () => Promise<void>) => {
    if (running.current) return false;
    running.current = true;
    setBusy(true);
    setError(null);
    try {
      await act();
      return true;
    } catch (failure) {
      setError(failure);
      return false;
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, []);
  const clear = useCallback(() => setError(null), []);
  return { run, busy, error, clear };
};
