import { createApi, type Api } from '../../addin/app/api.ts';
import { createTransport } from '../../addin/app/transport.ts';
import { openKeyFile } from '../../addin/signing/key-file/open-key-file.ts';
import { complete, prepare } from '../../addin/signing/sign-document.ts';
import { RefusalError } from '../circulation/errors.ts';
import type { ChecklistEntry } from '../circulation/model.ts';
import type { DocumentView } from '../acts/views.ts';

/** A person at their pane, over HTTP: the pane's own client and the pane's own way of signing, without the screens. */
export interface PersonAtPane {
  readonly personId: string;
  readonly api: Api;
  readonly sign: (documentId: string, answer?: { readonly checklist?: readonly ChecklistEntry[] | null; readonly opinion?: string | null }) => Promise<DocumentView>;
}

export interface Desk {
  /** `http://host:port` of the server. */
  readonly origin: string;
  readonly password: string;
  readonly pin: string;
}

/** Signs a person in. Their key file is fetched as the sample gives it out, opened here, and checks what is shown before it signs. */
export async function sitDown({ origin, password, pin }: Desk, personId: string): Promise<PersonAtPane> {
  let token: string | null = null;
  const transport = createTransport({ token: () => token, onReach: () => undefined, onSignedOut: () => undefined, origin });
  const api = createApi(transport);
  token = (await api.signIn(personId, password)).token;
  return {
    personId, api,
    sign: async (documentId, { checklist = null, opinion = null } = {}) => {
      const document = await api.document(documentId);
      if (document.myStepId === null) throw new RefusalError('STEP_NOT_ACTIVE');
      const key = await openKeyFile(await api.sampleKeyFile(), pin, new Date());
      const intent = { document, stepId: document.myStepId, checklist, opinion };
      const prepared = await prepare(api, intent, key, () => undefined, new AbortController().signal);
      return complete(api, intent, prepared, key);
    },
  };
}
