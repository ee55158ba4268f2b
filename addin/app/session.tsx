import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { MeView } from '../../server/acts/views.ts';
import { createApi } from './api.ts';
import type { Api } from './api.ts';
import { useConnection } from './connection.tsx';
import { codeOf } from './errors.ts';
import { recall, remember } from './storage.ts';
import { createTransport } from './transport.ts';

interface SessionValue {
  readonly api: Api;
  /** Null before sign-in. */
  readonly me: MeView | null;
  /** A remembered session is being looked up. */
  readonly restoring: boolean;
  /** The last session ended by itself (expired or revoked), not by the person. */
  readonly expired: boolean;
  readonly signIn: (personId: string, password: string) => Promise<void>;
  readonly signOut: () => Promise<void>;
  /** Fetches `me` again, for the counts. */
  readonly refreshMe: () => Promise<void>;
}

const SessionContext = createContext<SessionValue | null>(null);
const TOKEN = 'token';

interface TokenKeeper {
  readonly get: () => string | null;
  readonly set: (token: string | null) => void;
  /** Takes the token of before a reload out of the session storage, where there is one. */
  readonly restore: () => void;
}

const createTokenKeeper = (): TokenKeeper => {
  let kept: string | null = null;
  return {
    get: () => kept,
    set: (token) => {
      kept = token;
      remember(TOKEN, token, 'session');
    },
    restore: () => {
      kept ??= recall(TOKEN, 'session');
    },
  };
};

/** The token lives in memory; the session storage is a convenience for a reload. */
export const SessionProvider = ({ children }: { readonly children: ReactNode }) => {
  const { setReached, attempt } = useConnection();
  const [token] = useState(createTokenKeeper);
  const [me, setMe] = useState<MeView | null>(null);
  const [restoring, setRestoring] = useState(() => recall(TOKEN, 'session') !== null);
  const [expired, setExpired] = useState(false);

  const forget = useCallback((byItself: boolean) => {
    token.set(null);
    setMe(null);
    setRestoring(false);
    setExpired(byItself);
  }, [token]);

  const api = useMemo(
    // Several requests may meet the end of the session together; the first one tells of it.
    () => createApi(createTransport({ token: token.get, onReach: setReached, onSignedOut: () => { if (token.get() !== null) forget(true); } })),
    [forget, setReached, token],
  );

  useEffect(() => {
    if (!restoring) return undefined;
    const aborter = new AbortController();
    token.restore();
    api.me(aborter.signal).then(
      (found) => {
        setMe(found);
        setRestoring(false);
      },
      (error: unknown) => {
        // Without a connection the remembered session is kept for the next attempt.
        if (!aborter.signal.aborted && codeOf(error) !== 'CONNECTION_LOST') forget(true);
      },
    );
    return () => aborter.abort();
  }, [api, attempt, forget, restoring, token]);

  const signIn = useCallback(async (personId: string, password: string) => {
    const session = await api.signIn(personId, password);
    token.set(session.token);
    setExpired(false);
    setMe(session.me);
  }, [api, token]);

  const signOut = useCallback(async () => {
    // The server forgets the token first; if it cannot be reached the pane forgets it all the same and the token expires by itself.
    await api.signOut().catch(() => undefined);
    forget(false);
  }, [api, forget]);

  const refreshMe = useCallback(async () => setMe(await api.me()), [api]);

  const value = useMemo(() => ({ api, me, restoring, expired, signIn, signOut, refreshMe }), [api, me, restoring, expired, signIn, signOut, refreshMe]);
  return <SessionContext value={value}>{children}</SessionContext>;
};

export const useSession = (): SessionValue => {
  const value = useContext(SessionContext);
  if (value === null) throw new Error('useSession outside SessionProvider');
  return value;
};

/** Every call to the server; see `api.ts`. */
export const useApi = (): Api => useSession().api;

/** The signed-in person; only for screens behind the sign-in. */
export const useMe = (): MeView => {
  const { me } = useSession();
  if (me === null) throw new Error('useMe before sign-in');
  return me;
};
