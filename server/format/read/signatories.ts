/** Signature blocks (ô 7a, 7b): titles in capitals above, room to sign, the printed name below. */
import type { Capacity } from '../../circulation/model.ts';
import type { Line } from './lines.ts';
import { isCapitals, personNameIn } from './spelling.ts';

export interface Signatory {
  readonly name: string;
  /** Unit, capacity and title as printed, top to bottom. */
  readonly titleLines: readonly string[];
  /** The same in one line. */
  readonly title: string;
  /** `KT.`, `TL.`, `TUQ.`, `Q.`, `TM.` as printed, top to bottom (`TL.` then `KT.` where a deputy signs for who signs by order). */
  readonly prefixes: readonly string[];
  readonly capacity: Capacity;
}

const PREFIX = /^(KT|TL|TUQ|Q|TM)\s*\./u;
/** Begins a title: it stands on a line of its own, and the name may follow it without an empty line. */
const TITLE = /^(PHÓ )?(TỔNG )?(GIÁM ĐỐC|CHÁNH VĂN PHÒNG|TRƯỞNG PHÒNG|TRƯỞNG BAN|CHỦ TỊCH|CHÁNH THANH TRA|CHỦ TỌA|CHỦ TOẠ|THƯ KÝ|HIỆU TRƯỞNG|(CHI )?CỤC TRƯỞNG)/u;

/** NĐ 30/2020, Phụ lục I, II.7.b. */
const capacityOf = (prefixes: readonly string[]): Capacity => {
  switch (prefixes[0]) {
    case 'KT.': return 'ON_BEHALF_DEPUTY';
    case 'TL.': return prefixes.includes('KT.') ? 'BY_ORDER_DEPUTY' : 'BY_ORDER';
    case 'TUQ.': return 'BY_AUTHORISATION';
    case 'TM.': return 'FOR_COLLECTIVE';
    case 'Q.': return 'ACTING';
    case undefined: default: return 'DIRECT';
  }
};

/** The printed lines, those put together again that a break inside one paragraph divides (a long unit's name). */
const wholeLines = (lines: readonly Line[]): readonly string[] => lines.reduce<readonly Line[]>((whole, line) => {
  const last = whole.at(-1);
  const goesOn = last !== undefined && last.paragraph === line.paragraph && ![last.text, line.text].some((text) => PREFIX.test(text) || TITLE.test(text));
  return goesOn ? [...whole.slice(0, -1), { ...last, text: `${last.text} ${line.text}` }] : [...whole, line];
}, []).map(({ text }) => text);

const isRemark = (text: string): boolean => /^[([].*[)\]]$/u.test(text);

/** A printed block with the paragraphs it is made of. */
export interface SignatureBlock extends Signatory {
  readonly titleParagraphs: readonly number[];
  readonly nameParagraph: number;
}

/** The block whose name stands at `index` of a column, or null. */
const blockEndingAt = (column: readonly Line[], index: number): SignatureBlock | null => {
  const line = column[index];
  const name = personNameIn(line?.text ?? '');
  if (line === undefined || name === null) return null;
  const above = column.slice(0, index).toReversed();
  const free = above.findIndex(({ text }) => text !== '' && !isRemark(text));
  if (free === -1) return null;
  const rest = above.slice(free);
  const end = rest.findIndex(({ text }) => !isCapitals(text));
  const titles = rest.slice(0, end === -1 ? rest.length : end).toReversed();
  const titleLines = wholeLines(titles);
  if (titleLines.length === 0 || (free === 0 && !titleLines.some((line) => TITLE.test(line) || PREFIX.test(line)))) return null;
  const prefixes = titleLines.flatMap((line) => PREFIX.exec(line)?.[0].replace(/\s/gu, '') ?? []);
  return {
    name, titleLines, title: titleLines.join(' / '), prefixes, capacity: capacityOf(prefixes),
    titleParagraphs: [...new Set(titles.map(({ paragraph }) => paragraph))], nameParagraph: line.paragraph,
  };
};

/** Every printed block, in the order of the text. */
export const readBlocks = (lines: readonly Line[]): readonly SignatureBlock[] => {
  const columns = Map.groupBy(lines, ({ column }) => column);
  const places = new Map([...columns.values()].flatMap((column) => column.map((line, index) => [line, { column, index }] as const)));
  return lines.flatMap((line) => {
    const place = places.get(line);
    const block = place === undefined ? null : blockEndingAt(place.column, place.index);
    return block === null ? [] : [block];
  });
};

/** Every printed signatory, in the order of the text. */
export const readSignatories = (lines: readonly Line[]): readonly Signatory[] =>
  readBlocks(lines).map(({ name, titleLines, title, prefixes, capacity }) => ({ name, titleLines, title, prefixes, capacity }));
