import { useCallback, useEffect, useRef, useState } from 'react';
import type { DocumentView } from '../../../server/acts/views.ts';
import { useApi } from '../../app/session.tsx';
import { wayOnFrom } from '../sign-document.ts';
import type { Intent, WayOn } from '../sign-document.ts';
import { DESKTOP_SERVICE } from './ask-service.ts';
import { signWithService } from './sign-with-service.ts';
import type { DesktopStage } from './sign-with-service.ts';

export type DesktopPhase =
  | { readonly at: 'rest' }
  | { readonly at: 'busy'; readonly stage: DesktopStage }
  | { readonly at: 'done'; readonly document: DocumentView }
  | { readonly at: 'failed'; readonly error: unknown; readonly wayOn: WayOn };

/** One signature by the desktop service, one at a time; leaving stops waiting for it. */
export const useDesktopSigning = (intent: Intent) => {
  const api = useApi();
  const [phase, setPhase] = useState<DesktopPhase>({ at: 'rest' });
  const aborter = useRef<AbortController | null>(null);
  useEffect(() => () => aborter.current?.abort(), []);

  const start = useCallback(() => {
    if (aborter.current !== null) return;
    const own = new AbortController();
    aborter.current = own;
    const show = (next: DesktopPhase): void => {
      if (!own.signal.aborted) setPhase(next);
    };
    signWithService(api, intent, { service: DESKTOP_SERVICE, origin: window.location.origin, onStage: (stage) => show({ at: 'busy', stage }), signal: own.signal })
      .then((document) => show({ at: 'done', document }), (error: unknown) => show({ at: 'failed', error, wayOn: wayOnFrom(error) }))
      .finally(() => { aborter.current = null; });
  }, [api, intent]);

  return { phase, start };
};
