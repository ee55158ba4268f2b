import type { OpenDocument } from './open-document.ts';

/**
 * The one door to where the officer writes. Inside Word it is Word; in a plain browser a file picker plays it,
 * so every screen works in both and none of them knows Office.js.
 */
export interface WordDoor {
  readonly host: 'word' | 'browser';
  /**
   * The document as .docx: the open one in Word, a chosen file in a browser.
   * @param onProgress told the share that has come, 0 to 1
   * @returns null when the person changed their mind
   * @throws RefusalError WORD_FILE_UNAVAILABLE, FILE_TOO_LARGE
   */
  readonly takeDocument: (onProgress: (share: number) => void) => Promise<OpenDocument | null>;
  /** The circulation's id that the open document remembers; null where there is none, and always outside Word. */
  readonly remembered: () => Promise<string | null>;
}

/** Finds out once where the pane runs. */
let found: Promise<WordDoor> | null = null;
export const openDoor = (): Promise<WordDoor> => {
  found ??= find();
  return found;
};

const find = async (): Promise<WordDoor> => {
  if ('Office' in globalThis) {
    const { wordDoor } = await import('./word-door.ts');
    const door = await wordDoor();
    if (door) return door;
  }
  return (await import('./browser-door.ts')).browserDoor;
};
