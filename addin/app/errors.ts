import { RefusalError, messageOf } from '../../server/circulation/errors.ts';
import type { Facts, Language } from '../../server/circulation/errors.ts';
import type { ErrorView } from '../../server/acts/views.ts';

/** Codes that only the pane knows: nothing came back from the server, or something unreadable did. */
export const CONNECTION_LOST = 'CONNECTION_LOST';
const UNREADABLE_ANSWER = 'UNREADABLE_ANSWER';

/** The server's refusal as it was answered: code, facts and its sentence in both languages. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly facts: Facts;
  readonly vi: string;
  readonly en: string;
  constructor(status: number, body: ErrorView['error'], options?: ErrorOptions) {
    super(body.en, options);
    this.name = 'ApiError';
    this.status = status;
    this.code = body.code;
    this.facts = body.facts;
    this.vi = body.vi;
    this.en = body.en;
  }
}

export const connectionLost = (cause: unknown): ApiError =>
  new ApiError(0, { code: CONNECTION_LOST, facts: {}, vi: 'Không kết nối được máy chủ. Chưa có gì thay đổi.', en: 'The server cannot be reached. Nothing was changed.' }, { cause });

/** An answer that is not of the catalogue, such as a proxy's page. */
export const unreadableAnswer = (status: number): ApiError =>
  new ApiError(status, {
    code: UNREADABLE_ANSWER,
    facts: { status },
    vi: `Máy chủ trả lời không đúng dạng (${status}). Vui lòng thử lại.`,
    en: `The server answered in an unknown form (${status}). Try again.`,
  });

/** The code of any failure the pane can meet; null for a plain programming error. */
export const codeOf = (error: unknown): string | null => {
  if (error instanceof ApiError) return error.code;
  if (error instanceof RefusalError) return error.refusal.code;
  return null;
};

/** One sentence for people, in their language, for whatever was thrown. */
export const describeError = (error: unknown, language: Language): string => {
  if (error instanceof ApiError) return error[language];
  if (error instanceof RefusalError) return messageOf(error.refusal, language);
  return language === 'vi' ? 'Có lỗi ngoài dự kiến trong khung làm việc. Vui lòng tải lại trang.' : 'Something unexpected went wrong in the pane. Reload the page.';
};

/** Another person or tab changed the document first; the remedy is to reload it. */
const STALE_CODES: ReadonlySet<string> = new Set(['VERSION_STALE', 'DOCUMENT_CHANGED', 'STEP_ALREADY_DONE', 'WRONG_STATUS', 'STEP_NOT_ACTIVE', 'SIGN_TOKEN_USED']);
export const isStale = (error: unknown): boolean => STALE_CODES.has(codeOf(error) ?? '');
