import { RefusalError } from '../../../server/circulation/errors.ts';

/** VGCA Sign Service on the person's own machine (domain.md §2.3). */
export const DESKTOP_SERVICE = 'wss://127.0.0.1:8987';

export type DesktopOperation = 'GetVersion' | 'SignApproved';

/** What `SignApproved` is asked with. The service itself fetches `FileName` and posts the signed file to `FileUploadHandler`. */
export interface DesktopRequest {
  readonly FileUploadHandler: string;
  readonly SessionId: string;
  readonly JWTToken: string;
  readonly FileName: string;
  readonly MetaData: readonly { readonly Key: string; readonly Value: string }[];
}

/** `status` 0: the service says it went well; anything else is an error or a person who changed their mind. */
export interface DesktopReply {
  readonly status: number;
  readonly message: string;
}

const readReply = (text: unknown): DesktopReply | null => {
  try {
    const value: unknown = JSON.parse(String(text));
    if (typeof value !== 'object' || value === null || !('Status' in value)) return null;
    const message = 'Message' in value && typeof value.Message === 'string' ? value.Message : '';
    return { status: Number(value.Status), message: message.slice(0, 300) };
  } catch {
    // What cannot be read is no answer.
    return null;
  }
};

export interface Asking {
  /** Where the service listens. */
  readonly service: string;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/**
 * One operation: one connection, one JSON text there, one back.
 * @throws RefusalError VGCA_UNAVAILABLE (nobody there, no answer in time, an answer that cannot be read); the abort reason of `signal`
 */
export const askService = (operation: DesktopOperation, request: DesktopRequest | null, { service, timeoutMs, signal }: Asking): Promise<DesktopReply> =>
  new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const socket = new WebSocket(`${service}/${operation}`);
    const settle = (finish: () => void): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      socket.close();
      finish();
    };
    const silent = (): void => settle(() => reject(new RefusalError('VGCA_UNAVAILABLE')));
    const stop = (): void => settle(() => reject(signal.reason instanceof Error ? signal.reason : new DOMException('Stopped.', 'AbortError')));
    const timer = setTimeout(silent, timeoutMs);
    signal.addEventListener('abort', stop);
    socket.addEventListener('open', () => { socket.send(request === null ? '' : JSON.stringify(request)); });
    socket.addEventListener('error', silent);
    socket.addEventListener('close', silent);
    socket.addEventListener('message', ({ data }) => {
      const reply = readReply(data);
      if (reply === null) silent();
      else settle(() => resolve(reply));
    });
  });
