/**
 * Tells whether two files say the same, however they are packed: Word gives other bytes each time it hands a document out
 * (OfficeDev/office-js#298). Text fields of the letterhead's margin count too, properties and what is bound to the document do not.
 */
import { parsePart, unpack } from './read/open-docx.ts';
import { storyText } from './read/story-text.ts';

const MAIN = 'word/document.xml';
const STORY = /\/(header|footer|footnotes|endnotes)\d*\.xml$/;
/** Building blocks have headers of their own that are not on the page. */
const ASIDE = /^word\/glossary\//i;

/** Parts that are read on the page besides the main one. */
export const isMarginStory = (name: string): boolean => STORY.test(name) && !ASIDE.test(name);

/** The text that is compared: the main story, then headers, footers and notes by the names of their parts. */
export const comparedText = (main: readonly string[], margins: ReadonlyMap<string, readonly string[]>): string =>
  [...main, '', ...[...margins].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, lines]) => lines)].join('\n');

/**
 * SHA-256 of the compared text, hexadecimal; the server keeps the same for every version.
 * @throws RefusalError FILE_EMPTY, FILE_LEGACY_DOC, FILE_ENCRYPTED, FILE_NOT_DOCX, FILE_UNSAFE, FILE_CORRUPT
 */
export const digestOfText = async (docx: Uint8Array): Promise<string> => {
  const { [MAIN]: main, ...margins } = unpack(docx, (name) => name === MAIN || isMarginStory(name));
  const read = (part: Uint8Array): readonly string[] => storyText(parsePart(part));
  const text = comparedText(main === undefined ? [] : read(main), new Map(Object.entries(margins).map(([name, part]) => [name, read(part)])));
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
};
