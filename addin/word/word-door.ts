import { setHostTheme } from '../app/ThemeRoot.tsx';
import { rememberCirculation, rememberedCirculation } from './circulation-memory.ts';
import type { WordDoor } from './door.ts';
import { nameFromWord } from './name-from-word.ts';
import { createSerial } from './serial.ts';
import { takeFromWord } from './take-from-word.ts';
import { isDarkColour } from './theme-colour.ts';

/** office.js gives up by itself after about ten seconds; a page that merely loads it must not wait longer. */
const READY_MS = 10_000;

/** Word's door, or null when the page runs outside Word although office.js is there. */
export const wordDoor = async (): Promise<WordDoor | null> => {
  const host = await Promise.race([
    Office.onReady().then((info) => info.host as Office.HostType | null),
    new Promise<null>((resolve) => setTimeout(() => resolve(null), READY_MS)),
  ]);
  if (host === null || String(host) !== 'Word') return null;
  followTheme();
  const serial = createSerial();
  return {
    host: 'word',
    takeDocument: (onProgress) =>
      serial(async () => ({
        name: nameFromWord(Office.context.document.url), bytes: await takeFromWord(Office.context.document, onProgress),
        remember: (id: string) => serial(() => rememberCirculation(id)),
      })),
    remembered: () => serial(rememberedCirculation),
  };
};

/** The pane is as light or as dark as the Word around it. */
const followTheme = (): void => {
  const theme = Office.context.officeTheme as Office.OfficeTheme | undefined;
  if (theme?.bodyBackgroundColor) setHostTheme(isDarkColour(theme.bodyBackgroundColor) ? 'dark' : 'light');
};
