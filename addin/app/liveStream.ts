import type { LiveMessage } from '../../server/acts/views.ts';

const isLiveMessage = (value: unknown): value is LiveMessage => {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  return value.kind === 'ready' || (value.kind === 'changed' && 'documentId' in value && typeof value.documentId === 'string');
};

const messageIn = (event: string): LiveMessage | null => {
  const data = event.split('\n').filter((line) => line.startsWith('data:')).map((line) => line.slice(5).trimStart()).join('\n');
  if (data === '') return null;
  try {
    const value: unknown = JSON.parse(data);
    return isLiveMessage(value) ? value : null;
  } catch {
    return null;
  }
};

/** The server sends something at least every 20 seconds; a stream silent for longer than this is dead without having said so. */
const LONGEST_SILENCE_MS = 65_000;

const readOrGiveUp = async <T>(reader: ReadableStreamDefaultReader<T>): Promise<ReadableStreamReadResult<T>> => {
  const giveUp = setTimeout(() => void reader.cancel(), LONGEST_SILENCE_MS);
  try {
    return await reader.read();
  } finally {
    clearTimeout(giveUp);
  }
};

/**
 * The messages of a `text/event-stream` answer, as they come; comments (heartbeats) and unknown kinds are passed over.
 * Ends when the server closes the stream, throws when the connection breaks.
 */
export async function* readLive(response: Response): AsyncGenerator<LiveMessage> {
  if (response.body === null) return;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await readOrGiveUp(reader);
      if (done) return;
      rest = (rest + value).replaceAll('\r\n', '\n');
      const events = rest.split('\n\n');
      rest = events.pop() ?? '';
      for (const event of events) {
        const message = messageIn(event);
        if (message !== null) yield message;
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
