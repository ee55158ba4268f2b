import { z } from 'zod';
import { RefusalError } from '../../circulation/errors.ts';

export interface RemoteService {
  /** Base of the API, e.g. `https://ky-tu-xa.vn/csc/v2`. */
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: () => Promise<string>;
  readonly timeoutMs: number;
}

/** What the service said no to (CSC API v2, §10.1): its own code, in lower case with underscores. */
const Failure = z.object({ error: z.string().max(80), error_description: z.string().max(500).optional() });
const WRONG_SECRET: ReadonlySet<string> = new Set(['invalid_pin', 'invalid_otp', 'invalid_auth_data', 'invalid_authdata']);

const unavailable = (cause?: unknown): RefusalError => new RefusalError('REMOTE_UNAVAILABLE', {}, { cause });

const refusalIn = (status: number, body: unknown): RefusalError => {
  const failure = Failure.safeParse(body);
  if (!failure.success || status >= 500) return unavailable(new Error(`HTTP ${status}`));
  const { error, error_description: description } = failure.data;
  return WRONG_SECRET.has(error) ? new RefusalError('REMOTE_SECRET_WRONG') : new RefusalError('REMOTE_REFUSED', { detail: description ?? error });
};

interface Post { readonly address: string; readonly body: string; readonly type: string; readonly token: string | null; readonly timeoutMs: number }

const post = async ({ address, body, type, token, timeoutMs }: Post): Promise<{ readonly status: number; readonly json: unknown }> => {
  try {
    const answer = await fetch(address, {
      method: 'POST', body, redirect: 'error', signal: AbortSignal.timeout(timeoutMs),
      headers: { 'Content-Type': type, Accept: 'application/json', ...(token === null ? {} : { Authorization: `Bearer ${token}` }) },
    });
    return { status: answer.status, json: await answer.json() as unknown };
  } catch (cause) {
    throw unavailable(cause);
  }
};

const Token = z.object({ access_token: z.string().min(1).max(8192), expires_in: z.number().positive().default(300) });
const Info = z.object({ specs: z.string().regex(/^2\./), oauth2: z.url().optional() });
/** A token about to end is not used any more. */
const SPARE_MS = 30_000;

/** One method of the API by name: parameters in, the answer in the shape of `schema` out. */
export type CscCall = <T>(method: string, parameters: Readonly<Record<string, unknown>>, schema: z.ZodType<T>) => Promise<T>;

/**
 * Speaks to a remote signing service (Cloud Signature Consortium, API v2): signs in as a client by OAuth 2 client credentials (§8.3),
 * keeps the token while it lasts and asks for another when it is no longer taken.
 * @throws RefusalError REMOTE_UNAVAILABLE (away, too slow, not version 2, an answer that cannot be read), REMOTE_SECRET_WRONG, REMOTE_REFUSED
 */
export const cscCaller = ({ url, clientId, clientSecret, timeoutMs }: RemoteService, now: () => Date): CscCall => {
  const base = url.replace(/\/$/, '');
  let held: { readonly token: string; readonly until: number } | null = null;
  const read = <T>(schema: z.ZodType<T>, { status, json }: { readonly status: number; readonly json: unknown }): T => {
    if (status !== 200) throw refusalIn(status, json);
    const result = schema.safeParse(json);
    if (!result.success) throw unavailable(result.error);
    return result.data;
  };
  const plain = (method: string, body: object, token: string | null) => post({ address: `${base}/${method}`, body: JSON.stringify(body), type: 'application/json', token, timeoutMs });
  const newToken = async (): Promise<string> => {
    const { oauth2 = base } = read(Info, await plain('info', {}, null));
    const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: await clientSecret() });
    const { access_token: token, expires_in: seconds } = read(Token, await post({ address: `${oauth2.replace(/\/$/, '')}/oauth2/token`, body: form.toString(), type: 'application/x-www-form-urlencoded', token: null, timeoutMs }));
    held = { token, until: now().getTime() + seconds * 1000 - SPARE_MS };
    return token;
  };
  return async (method, parameters, schema) => {
    const token = held !== null && held.until > now().getTime() ? held.token : await newToken();
    const answer = await plain(method, parameters, token);
    return read(schema, answer.status === 401 ? await plain(method, parameters, await newToken()) : answer);
  };
};
