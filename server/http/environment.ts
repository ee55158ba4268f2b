import type { SignedIn } from '../acts/parts.ts';

/** What a handler finds in its context. `signedIn` is set on every route behind `requireSignIn`. */
export interface Environment {
  Variables: { signedIn: SignedIn; reference: string };
}
