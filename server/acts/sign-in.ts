import { signIn as openSession } from '../people/sign-in.ts';
import type { Parts } from './parts.ts';
import { showMe } from './show-me.ts';
import type { SessionView } from './views.ts';

/** Opens a session for a person with the right password. @throws RefusalError WRONG_PASSWORD, TOO_MANY_ATTEMPTS */
export async function signIn(parts: Parts, input: { readonly personId: string; readonly password: string; readonly address: string }): Promise<SessionView> {
  const { token, expiresAt } = await openSession({ ...input, store: parts.store, now: parts.clock(), sessionMilliseconds: parts.config.SESSION_HOURS * 3_600_000 });
  return { token, expiresAt, me: await showMe(parts, input.personId) };
}
