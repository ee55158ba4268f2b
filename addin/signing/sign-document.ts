import type { DocumentView, SigningRequestView } from '../../server/acts/views.ts';
import { RefusalError } from '../../server/circulation/errors.ts';
import type { ChecklistEntry } from '../../server/circulation/model.ts';
import type { Api } from '../app/api.ts';
import { codeOf } from '../app/errors.ts';
import { fromBase64, toBase64 } from './base64.ts';
import type { OpenedKey } from './key-file/open-key-file.ts';
import { signAttributes } from './key-file/usable-key.ts';

export type SigningApi = Pick<Api, 'prepareSignature' | 'preparedPdf' | 'completeSignature' | 'document'>;

/** What is to be signed, and what its signer says with it. */
export interface Intent {
  readonly document: DocumentView;
  readonly stepId: string;
  readonly opinion: string | null;
  readonly checklist: readonly ChecklistEntry[] | null;
}

/** A prepared signature that has been looked at from all sides and waits for the key. */
export interface Prepared {
  readonly request: SigningRequestView;
  /** The prepared PDF: these bytes are rendered, these bytes were checked, these bytes are signed. */
  readonly pdf: Uint8Array;
  readonly signedAttributes: Uint8Array<ArrayBuffer>;
}

export type Checking = 'asking' | 'fetching' | 'comparing';
const MOST_CERTIFICATES = 8;

/**
 * Phase one: asks for a prepared signature, fetches the prepared PDF and proves that signing it signs what is shown
 * (signing.md, 7): same base as on the screen, digest recomputed from these very bytes, own certificate in the attributes.
 * @throws ApiError, RefusalError SHOWN_DIFFERS
 */
export const prepare = async (api: SigningApi, intent: Intent, key: Pick<OpenedKey, 'certificates'>, onStage: (stage: Checking) => void, signal: AbortSignal): Promise<Prepared> => {
  onStage('asking');
  const { document, stepId, opinion, checklist } = intent;
  const certificates = key.certificates.slice(0, MOST_CERTIFICATES).map(toBase64);
  const request = await api.prepareSignature(document.id, { stepId, versionNo: document.versionNo, opinion, checklist, certificates });
  signal.throwIfAborted();
  onStage('fetching');
  const pdf = await api.preparedPdf(request.id, signal);
  onStage('comparing');
  const signedAttributes = fromBase64(request.signedAttributes);
  await compare(intent, request, pdf, signedAttributes, key);
  signal.throwIfAborted();
  return { request, pdf, signedAttributes };
};

const compare = async ({ document }: Intent, request: SigningRequestView, pdf: Uint8Array, signedAttributes: Uint8Array, key: Pick<OpenedKey, 'certificates'>): Promise<void> => {
  if (request.documentId !== document.id || request.versionNo !== document.versionNo) throw new RefusalError('SHOWN_DIFFERS', { detail: 'document' });
  if (request.baseSha256 !== document.pdf?.sha256) throw new RefusalError('SHOWN_DIFFERS', { detail: 'base' });
  const certificate = key.certificates[0];
  if (!certificate) throw new RefusalError('KEY_NOT_USABLE');
  const { checkShown } = await import('../../server/signing/shown/check-shown.ts');
  await checkShown({
    prepared: pdf, shown: null, baseLength: request.baseLength, baseSha256: request.baseSha256, byteRange: request.byteRange, signedAttributes, certificate,
  });
};

/**
 * Phase two: the key signs the attributes, the server completes, verifies and stores.
 * An answer that got lost is looked for before anything is said to have failed, so that a signature is never made twice.
 * @throws ApiError
 */
export const complete = async (api: SigningApi, intent: Intent, prepared: Prepared, key: OpenedKey): Promise<DocumentView> => {
  const signature = await signAttributes(key.key, prepared.signedAttributes);
  return orFindDone(api, intent, () => api.completeSignature(prepared.request.id, toBase64(signature)));
};

/** Phase two with a key at the remote service, which signs the attributes that were checked here. @throws ApiError */
export const completeRemotely = (api: SigningApi & Pick<Api, 'signRemotely'>, intent: Intent, { request }: Prepared, credentialId: string, secrets: Readonly<Record<string, string>>): Promise<DocumentView> =>
  orFindDone(api, intent, () => api.signRemotely(request.id, credentialId, secrets));

const orFindDone = async (api: SigningApi, { document, stepId }: Intent, send: () => Promise<DocumentView>): Promise<DocumentView> => {
  try {
    return await send();
  } catch (error) {
    const signed = MAYBE_DONE.has(codeOf(error) ?? '') ? await findDone(api, document.id, stepId) : null;
    if (signed) return signed;
    throw error;
  }
};

const MAYBE_DONE: ReadonlySet<string> = new Set(['CONNECTION_LOST', 'SIGN_TOKEN_USED', 'STEP_ALREADY_DONE', 'UNREADABLE_ANSWER']);

/** The document if this step is already done; null when it is not, or when nobody can be asked. */
export const findDone = async (api: SigningApi, documentId: string, stepId: string): Promise<DocumentView | null> => {
  try {
    const document = await api.document(documentId);
    return document.steps.some((step) => step.id === stepId && step.status === 'DONE') ? document : null;
  } catch {
    // The question itself failed: the first failure is the one to tell.
    return null;
  }
};

/** What the person can do about a failure. */
export type WayOn = 'key' | 'again' | 'close';

const KEY_CODES: ReadonlySet<string> = new Set([
  'KEY_WRONG_PIN', 'KEY_FILE_UNREADABLE', 'KEY_NOT_USABLE', 'CERT_SUBJECT_MISMATCH', 'CERT_EXPIRED', 'CERT_REVOKED', 'CERT_NOT_TRUSTED', 'CERT_WEAK', 'CERT_USAGE', 'REMOTE_NO_KEY',
]);
const HOPELESS_CODES: ReadonlySet<string> = new Set([
  'VERSION_STALE', 'STEP_NOT_ACTIVE', 'STEP_ALREADY_DONE', 'NOT_STEP_OWNER', 'WRONG_STATUS', 'WRONG_STEP_ACTION', 'NOT_FOUND', 'NOT_ALLOWED', 'NOT_SIGNED_IN',
  'FINANCE_CHECKLIST_REQUIRED', 'FINANCE_CHECKLIST_UNSATISFIED', 'DELEGATION_EXPIRED', 'DELEGATION_OUT_OF_SCOPE', 'BAD_REQUEST',
]);

/** Another key, another attempt with the same key, or nothing here: then the document has to be looked at again. */
export const wayOnFrom = (error: unknown): WayOn => {
  const code = codeOf(error) ?? '';
  if (KEY_CODES.has(code)) return 'key';
  return HOPELESS_CODES.has(code) ? 'close' : 'again';
};

/** The request has passed or was spent: a new one is prepared and shown, with the same key. */
const SPENT_CODES: ReadonlySet<string> = new Set(['SIGN_TOKEN_EXPIRED', 'SIGN_TOKEN_USED', 'SIGN_HOLE_TOO_SMALL']);
export const isSpent = (error: unknown): boolean => SPENT_CODES.has(codeOf(error) ?? '');
export const hasExpired = ({ request }: Prepared, now: Date): boolean => new Date(request.expiresAt) <= now;
