import type { ErrorView } from '../../server/acts/views.ts';
import { ApiError, connectionLost, unreadableAnswer } from './errors.ts';

export interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as they are. */
  readonly bytes?: Uint8Array;
  readonly signal?: AbortSignal | undefined;
  readonly accept?: string;
}

export interface TransportSettings {
  /** The bearer token now, or null before sign-in. */
  readonly token: () => string | null;
  /** Told after every call whether the server could be reached. */
  readonly onReach: (reached: boolean) => void;
  /** Told when the server no longer knows the session. */
  readonly onSignedOut: () => void;
  /** Where the server is; the pane's own origin unless said. */
  readonly origin?: string;
}

/** Sends one call and answers the response if it went well; otherwise throws an ApiError (or the AbortError of `signal`). */
export type Transport = (path: string, call?: Call) => Promise<Response>;

const RETRY_DELAYS_MS = [400, 1500] as const;

const isErrorView = (value: unknown): value is ErrorView =>
  typeof value === 'object' && value !== null && 'error' in value && typeof value.error === 'object' && value.error !== null && 'code' in value.error;

const refusalIn = async (response: Response): Promise<ApiError> => {
  const body: unknown = await response.json().catch(() => null);
  return isErrorView(body) ? new ApiError(response.status, body.error) : unreadableAnswer(response.status);
};

/** 128 random bits; not `randomUUID`, which browsers offer in secure contexts only. */
const newIdempotencyKey = (): string => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

const toInit = (call: Call, token: string | null, key: string): RequestInit => {
  const headers = new Headers({ Accept: call.accept ?? 'application/json' });
  if (token !== null) headers.set('Authorization', `Bearer ${token}`);
  if (call.method !== undefined && call.method !== 'GET') headers.set('Idempotency-Key', key);
  if (call.json !== undefined) headers.set('Content-Type', 'application/json');
  if (call.bytes !== undefined) headers.set('Content-Type', 'application/octet-stream');
  const body = call.bytes === undefined ? (call.json === undefined ? null : JSON.stringify(call.json)) : new Blob([call.bytes.slice()]);
  return { method: call.method ?? 'GET', headers, body, signal: call.signal ?? null, cache: 'no-store', credentials: 'omit' };
};

/**
 * A call that got no answer is sent again with the same idempotency key, so that a lost answer never makes an act happen twice.
 */
export const createTransport = (settings: TransportSettings): Transport => async (path, call = {}) => {
  const init = toInit(call, settings.token(), newIdempotencyKey());
  const send = async (attempt: number): Promise<Response> => {
    try {
      return await fetch(`${settings.origin ?? ''}${path}`, init);
    } catch (cause) {
      if (call.signal?.aborted) throw cause;
      const delay = RETRY_DELAYS_MS[attempt];
      if (delay === undefined) {
        settings.onReach(false);
        throw connectionLost(cause);
      }
      await pause(delay);
      return send(attempt + 1);
    }
  };
  const response = await send(0);
  settings.onReach(true);
  if (response.ok) return response;
  const refusal = await refusalIn(response);
  if (refusal.code === 'NOT_SIGNED_IN') settings.onSignedOut();
  throw refusal;
};
