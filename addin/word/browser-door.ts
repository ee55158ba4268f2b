import type { WordDoor } from './door.ts';
import { documentFromFile } from './open-document.ts';
import { pickFiles } from './pick-files.ts';

export const DOCX = '.docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Outside Word the officer chooses the saved file. */
export const browserDoor: WordDoor = {
  host: 'browser',
  takeDocument: async (onProgress) => {
    const [file] = await pickFiles(DOCX, false);
    if (!file) return null;
    onProgress(0);
    const document = await documentFromFile(file);
    onProgress(1);
    return document;
  },
  remembered: () => Promise.resolve(null),
};
