import type { DocumentView, SigningOutcomeView } from '../../../server/acts/views.ts';
import { RefusalError } from '../../../server/circulation/errors.ts';
import type { Api } from '../../app/api.ts';
import { codeOf } from '../../app/errors.ts';
import type { Intent } from '../sign-document.ts';
import { askService, type DesktopReply } from './ask-service.ts';

export type DesktopApi = Pick<Api, 'offerToDesktop' | 'desktopOutcome' | 'document'>;
export type DesktopStage = 'looking' | 'waiting' | 'confirming';

/** Is the service there? It answers at once or not at all. */
const PROBE_MS = 3500;
const ASK_AGAIN_MS = 1000;
const MOST_QUESTIONS = 5;

export interface DesktopSigning {
  readonly service: string;
  /** Where this server is reached from the person's machine. */
  readonly origin: string;
  readonly onStage: (stage: DesktopStage) => void;
  readonly signal: AbortSignal;
}

const pause = (signal: AbortSignal): Promise<void> => new Promise((resolve) => {
  const timer = setTimeout(resolve, ASK_AGAIN_MS);
  signal.addEventListener('abort', () => { clearTimeout(timer); resolve(); }, { once: true });
});

/** What the service says is a hint; whether the signed file arrived and was found good, the server knows. */
const outcomeOf = async (api: DesktopApi, offerId: string, questions: number, signal: AbortSignal): Promise<SigningOutcomeView> => {
  const outcome = await api.desktopOutcome(offerId, signal);
  if (outcome.state !== 'OPEN' || questions <= 1) return outcome;
  await pause(signal);
  signal.throwIfAborted();
  return outcomeOf(api, offerId, questions - 1, signal);
};

const failureOf = (outcome: SigningOutcomeView, reply: DesktopReply | null): RefusalError => {
  if (outcome.refusal !== null) return new RefusalError(outcome.refusal.code, outcome.refusal.facts);
  if (reply === null) return new RefusalError('VGCA_UNAVAILABLE');
  return new RefusalError(reply.status === 0 ? 'VGCA_NO_FILE' : 'SIGN_CANCELLED');
};

/**
 * A signature by the VGCA desktop service: it is looked for first, then given two addresses of one use, and fetches and hands in the file itself.
 * @returns the document after the signature was verified and stored
 * @throws RefusalError VGCA_UNAVAILABLE, SIGN_CANCELLED, VGCA_NO_FILE, whatever the server refused the file for; ApiError
 */
export const signWithService = async (api: DesktopApi, { document, stepId, opinion, checklist }: Intent, { service, origin, onStage, signal }: DesktopSigning): Promise<DocumentView> => {
  onStage('looking');
  await askService('GetVersion', null, { service, timeoutMs: PROBE_MS, signal });
  const offer = await api.offerToDesktop(document.id, { stepId, versionNo: document.versionNo, opinion, checklist });
  signal.throwIfAborted();
  onStage('waiting');
  const request = {
    FileUploadHandler: `${origin}${offer.uploadPath}`, SessionId: '', JWTToken: offer.uploadPath.split('/').at(-2) ?? '', FileName: `${origin}${offer.downloadPath}`, MetaData: [],
  };
  const timeoutMs = Math.max(new Date(offer.expiresAt).getTime() - Date.now(), PROBE_MS);
  const reply = await askService('SignApproved', request, { service, timeoutMs, signal }).catch((error: unknown) => {
    // It may have handed the file in and died after that.
    if (codeOf(error) === 'VGCA_UNAVAILABLE') return null;
    throw error;
  });
  onStage('confirming');
  const outcome = await outcomeOf(api, offer.id, reply?.status === 0 ? MOST_QUESTIONS : 1, signal);
  if (outcome.state !== 'SIGNED') throw failureOf(outcome, reply);
  return api.document(document.id, signal);
};
