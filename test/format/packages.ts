import { strFromU8, unzipSync } from 'fflate';
import { packDocx } from '../../server/format/templates/package.ts';
import { cell, paragraph, row, run, table } from '../../server/format/templates/words.ts';

/** The XML parts of a .docx by name. */
export const partsOf = (docx: Uint8Array): ReadonlyMap<string, string> => new Map(Object.entries(unzipSync(docx)).map(([name, bytes]) => [name, strFromU8(bytes)]));

export const body = (...texts: readonly string[]): readonly string[] => texts.map((text) => paragraph('Body', text));
export const bold = (text: string): string => paragraph('Body', [run(text, { bold: true })]);

/** A table that only places things: rows of cells, each a list of lines. */
export const sideBySide = (...rows: readonly (readonly (readonly string[])[])[]): string =>
  table([4500, 4500], rows.map((cells) => row(cells.map((lines) => cell(4500, lines.map((line) => paragraph('Body', line)))))));

export const docxOf = (...content: readonly (string | readonly string[])[]): Uint8Array => packDocx('Thử', content.flat());
