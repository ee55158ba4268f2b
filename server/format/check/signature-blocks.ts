/** S01–S05: who is printed as signing, ô 7a and 7b. */
import type { Capacity } from '../../circulation/model.ts';
import { spelled } from '../read/spelling.ts';
import type { SignatureBlock } from '../read/signatories.ts';
import type { Found } from './finding.ts';
import { looksRight, makeLookRight } from './looks-right.ts';
import { rewrite } from './paper/edit.ts';
import type { Paper } from './paper/paper.ts';
import type { Paragraph } from './paper/paragraphs.ts';

const TITLE = { size: [13, 14], bold: true, italic: false, capitals: true } as const;
const NAME = { size: [13, 14], bold: true, italic: false } as const;
const ACADEMIC = /^(?:(?:PGS|GS|TSKH|TS|ThS|BS|KS|CN|LS)\.\s*)+/u;
const PREFIX_OF: Readonly<Record<Capacity, string>> = {
  DIRECT: '', ON_BEHALF_DEPUTY: 'KT.', BY_ORDER: 'TL.', BY_ORDER_DEPUTY: 'TL., KT.', BY_AUTHORISATION: 'TUQ.', FOR_COLLECTIVE: 'TM.', ACTING: 'Q.',
};
const WITHOUT = { vi: 'trực tiếp (không ghi KT., TL. …)', en: 'no prefix (no KT., TL. …)' } as const;
/** In these forms people of other houses sign, too. */
const WITH_OTHERS: ReadonlySet<string> = new Set(['MINUTES', 'CONTRACT', 'AGREEMENT', 'MEMORANDUM']);

const plain = (name: string): string => spelled(name.replace(ACADEMIC, ''));
/** The same name but for marks and case: a slip of the pen, not another person. */
const alike = (name: string): string => plain(name).normalize('NFD').replace(/\p{M}/gu, '').replaceAll('Đ', 'D');

export function* checkSignatureBlocks(paper: Paper): Generator<Found> {
  const { form: { blocks }, main, context: { route, people, type } } = paper;
  const at = (number: number): Paragraph | undefined => main[number - 1];
  for (const block of blocks) yield* checkLooks(block, at);
  const known = new Map(people.map(({ name }) => [plain(name), name]));
  const near = new Map(people.map(({ name }) => [alike(name), name]));
  const titles = new Set(people.flatMap(({ blockTitle }) => (blockTitle === null ? [] : [spelled(blockTitle)])));
  for (const { name, nameParagraph, titleLines } of blocks) {
    const meant = near.get(alike(name));
    const paragraph = at(nameParagraph) ?? null;
    if (known.has(plain(name))) continue;
    const ours = !WITH_OTHERS.has(type) && titleLines.some((title) => titles.has(spelled(title.replace(/^(KT|TL|TUQ|Q|TM)\s*\.\s*/u, ''))));
    if (meant !== undefined && paragraph !== null) yield { rule: 'S03', at: paragraph, facts: { name, expected: meant }, repair: () => { replaceName(paragraph, name, meant); } };
    else if (ours) yield { rule: 'S03', at: paragraph, facts: { name, expected: 'không có trong danh bạ', expectedEn: 'not in it' } };
  }
  for (const { kind, name, capacity } of route) {
    const own = blocks.filter((block) => alike(block.name) === alike(name));
    const [block] = own;
    if (kind === 'SIGN' || kind === 'FINAL_SIGN') {
      if (own.length !== 1) yield { rule: 'S04', at: at(own[1]?.nameParagraph ?? 0) ?? null, facts: { name, count: own.length } };
      if (block !== undefined && block.capacity !== capacity) {
        const expected = capacity === 'DIRECT' ? { expected: WITHOUT.vi, expectedEn: WITHOUT.en } : { expected: PREFIX_OF[capacity] };
        yield { rule: 'S01', at: at(block.titleParagraphs[0] ?? 0) ?? null, facts: { name, ...expected } };
      }
    }
    if (kind === 'INITIAL' && block !== undefined) yield { rule: 'S05', at: at(block.nameParagraph) ?? null, facts: { name } };
  }
}

const replaceName = (paragraph: Paragraph, from: string, to: string): void => {
  const start = paragraph.text.normalize('NFC').lastIndexOf(from);
  if (start !== -1) rewrite(paragraph, [{ start, end: start + from.length, text: to }]);
};

function* checkLooks({ titleParagraphs, nameParagraph, name }: SignatureBlock, at: (number: number) => Paragraph | undefined): Generator<Found> {
  for (const number of titleParagraphs) {
    const title = at(number);
    if (title !== undefined && number !== nameParagraph && !looksRight(title, TITLE)) yield { rule: 'S02', at: title, facts: { name }, repair: () => { makeLookRight(title, TITLE); } };
  }
  const printed = at(nameParagraph);
  if (printed === undefined) return;
  const academic = /^\s*/u.exec(printed.text)?.[0].length ?? 0;
  const title = ACADEMIC.exec(printed.text.trimStart())?.[0] ?? '';
  if (title !== '' || !looksRight(printed, NAME)) {
    yield { rule: 'S02', at: printed, facts: { name }, repair: () => {
      if (title !== '') rewrite(printed, [{ start: academic, end: academic + title.length, text: '' }]);
      makeLookRight(printed, NAME);
    } };
  }
}
