import { useCallback, useEffect, useRef, useState } from 'react';
import type { DocumentView } from '../../server/acts/views.ts';
import { RefusalError } from '../../server/circulation/errors.ts';
import { CONNECTION_LOST, codeOf } from '../app/errors.ts';
import { useApi, useMe } from '../app/session.tsx';
import { judgeOwner } from './judge-owner.ts';
import type { KeyOwner, OpenedKey } from './key-file/open-key-file.ts';
import { openInWorker } from './key-file/open-in-worker.ts';
import { findRemoteKey } from './remote/remote-keys.ts';
import type { RemoteKey } from './remote/remote-keys.ts';
import { complete, completeRemotely, findDone, hasExpired, isSpent, prepare, wayOnFrom } from './sign-document.ts';
import type { Checking, Intent, Prepared, WayOn } from './sign-document.ts';

/** Whatever is typed for a remote key, by its name. */
export type Secrets = Readonly<Record<string, string>>;

/** A key of either kind, ready to sign. */
type SigningKey = { readonly owner: KeyOwner; readonly certificates: OpenedKey['certificates'] } & ({ readonly opened: OpenedKey } | { readonly remote: RemoteKey });

const asksOf = (key: SigningKey): RemoteKey['secrets'] => ('remote' in key ? key.remote.secrets : []);

/** Where the signer is. `key`: choosing the file and typing the PIN. Nothing is changed anywhere before `done`. */
export type Phase =
  | { readonly at: 'key'; readonly refusal: unknown }
  | { readonly at: 'opening' }
  | { readonly at: 'preparing'; readonly owner: KeyOwner; readonly stage: Checking }
  | { readonly at: 'ready'; readonly owner: KeyOwner; readonly prepared: Prepared; readonly renewed: boolean; /** What a remote key wants typed. */ readonly asks: RemoteKey['secrets'] }
  | { readonly at: 'signing'; readonly owner: KeyOwner; readonly prepared: Prepared }
  | { readonly at: 'done'; readonly document: DocumentView }
  /** `sent`: the signature had left the pane, so only asking again can tell whether it arrived. */
  | { readonly at: 'failed'; readonly error: unknown; readonly wayOn: WayOn; readonly sent: boolean };

export interface Signing {
  readonly phase: Phase;
  /** Opens the key file, then prepares. The PIN is given over and not kept. */
  readonly open: (file: Uint8Array<ArrayBuffer>, pin: string) => void;
  /** Finds the person's key at the remote service, then prepares. */
  readonly openRemote: () => void;
  readonly sign: (secrets: Secrets) => void;
  /** The same key again, after a failure that was not the key's. */
  readonly again: () => void;
  readonly anotherKey: () => void;
  /** Lets go of the key and of everything under way. */
  readonly drop: () => void;
}

const isAbort = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';
const isCancel = (error: unknown): boolean => isAbort(error) || (error instanceof RefusalError && error.refusal.code === 'SIGN_CANCELLED');

/** One signature from the key file to the stored result; one thing at a time, so a double click signs once. */
export const useSigning = (intent: Intent): Signing => {
  const api = useApi();
  const me = useMe();
  const [phase, setPhase] = useState<Phase>({ at: 'key', refusal: null });
  const key = useRef<SigningKey | null>(null);
  const aborter = useRef<AbortController | null>(null);
  const busy = useRef(false);
  const latest = useRef(intent);
  useEffect(() => {
    latest.current = intent;
  });

  const drop = useCallback(() => {
    aborter.current?.abort();
    key.current = null;
  }, []);
  useEffect(() => drop, [drop]);

  const fail = useCallback((error: unknown, sent: boolean) => {
    if (isCancel(error)) return;
    const wayOn = wayOnFrom(error);
    if (wayOn === 'key') {
      key.current = null;
      setPhase({ at: 'key', refusal: error });
    } else setPhase({ at: 'failed', error, wayOn, sent });
  }, []);

  const run = useCallback(async (work: (signal: AbortSignal) => Promise<void>) => {
    if (busy.current) return;
    busy.current = true;
    const own = new AbortController();
    aborter.current = own;
    try {
      await work(own.signal);
    } catch (error) {
      if (!own.signal.aborted) fail(error, false);
    } finally {
      busy.current = false;
    }
  }, [fail]);

  const prepareWith = useCallback(async (opened: SigningKey, renewed: boolean, signal: AbortSignal) => {
    const prepared = await prepare(api, latest.current, opened, (stage) => {
      if (!signal.aborted) setPhase({ at: 'preparing', owner: opened.owner, stage });
    }, signal);
    setPhase({ at: 'ready', owner: opened.owner, prepared, renewed, asks: asksOf(opened) });
  }, [api]);

  const open = useCallback((file: Uint8Array<ArrayBuffer>, pin: string) => {
    void run(async (signal) => {
      setPhase({ at: 'opening' });
      const now = new Date();
      const opened = await openInWorker({ file, pin, now }, signal);
      judgeOwner(opened.owner, me.name, now);
      key.current = { owner: opened.owner, certificates: opened.certificates, opened };
      await prepareWith(key.current, false, signal);
    });
  }, [me.name, prepareWith, run]);

  const openRemote = useCallback(() => {
    void run(async (signal) => {
      setPhase({ at: 'opening' });
      const remote = await findRemoteKey(api, me.name, new Date(), signal);
      key.current = { owner: remote.owner, certificates: remote.certificates, remote };
      await prepareWith(key.current, false, signal);
    });
  }, [api, me.name, prepareWith, run]);

  const sign = useCallback((secrets: Secrets) => {
    void run(async (signal) => {
      const opened = key.current;
      if (phase.at !== 'ready' || opened === null) return;
      const { prepared, owner } = phase;
      if (hasExpired(prepared, new Date())) return prepareWith(opened, true, signal);
      setPhase({ at: 'signing', owner, prepared });
      try {
        const document = await ('remote' in opened ? completeRemotely(api, latest.current, prepared, opened.remote.credentialId, secrets) : complete(api, latest.current, prepared, opened.opened));
        key.current = null;
        setPhase({ at: 'done', document });
      } catch (error) {
        if (isSpent(error)) await prepareWith(opened, true, signal);
        else if (!signal.aborted) fail(error, codeOf(error) === CONNECTION_LOST);
      }
    });
  }, [api, fail, phase, prepareWith, run]);

  const again = useCallback(() => {
    void run(async (signal) => {
      const { document, stepId } = latest.current;
      const opened = key.current;
      if (opened === null) {
        setPhase({ at: 'key', refusal: null });
        return;
      }
      setPhase({ at: 'preparing', owner: opened.owner, stage: 'asking' });
      const signed = await findDone(api, document.id, stepId);
      if (signed === null) return prepareWith(opened, true, signal);
      key.current = null;
      setPhase({ at: 'done', document: signed });
    });
  }, [api, prepareWith, run]);

  const anotherKey = useCallback(() => {
    key.current = null;
    setPhase({ at: 'key', refusal: null });
  }, []);

  return { phase, open, openRemote, sign, again, anotherKey, drop };
};
