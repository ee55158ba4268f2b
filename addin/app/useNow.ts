import { useEffect, useState } from 'react';

const EVERY_MS = 30_000;

/** The machine's clock, looked at often enough for "since when" and "due". */
export const useNow = (): Date => {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
};
