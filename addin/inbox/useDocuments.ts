import { useCallback, useEffect, useRef } from 'react';
import type { DocumentPage, DocumentRow, Tray } from '../../server/acts/views.ts';
import { useApi } from '../app/session.tsx';
import { useChanges } from '../app/live.tsx';
import { useLoad } from '../app/useLoad.ts';

interface Documents {
  readonly rows: readonly DocumentRow[] | null;
  readonly hasMore: boolean;
  readonly error: unknown;
  readonly loading: boolean;
  readonly reload: () => void;
  readonly more: () => void;
}

/** One tray's rows, kept fresh by the live stream; as many pages as were asked for stay loaded. */
export const useDocuments = (tray: Tray, query: string): Documents => {
  const api = useApi();
  const pages = useRef(1);
  const key = `${tray}|${query}`;
  useEffect(() => {
    pages.current = 1;
  }, [key]);

  const { value, error, loading, reload } = useLoad(key, async (signal): Promise<DocumentPage> => {
    let page = await api.documents({ tray, q: query }, signal);
    // A page may come empty where all of it is not mine to see; the next ones are then asked for at once.
    for (let read = 1; (read < pages.current || page.rows.length === 0) && page.nextCursor !== null; read += 1) {
      const next = await api.documents({ tray, q: query, cursor: page.nextCursor }, signal);
      page = { rows: [...page.rows, ...next.rows], nextCursor: next.nextCursor };
    }
    return page;
  });
  useChanges(reload);
  const more = useCallback(() => {
    pages.current += 1;
    reload();
  }, [reload]);
  return { rows: value?.rows ?? null, hasMore: value?.nextCursor !== null && value !== null, error, loading, reload, more };
};
