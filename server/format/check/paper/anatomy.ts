/** Which paragraph is which component of the form (NĐ 30/2020, Phụ lục I, Mục IV). */
import { DOCUMENT_TYPE_FACTS } from '../../../registry/document-types.ts';
import { DOCUMENT_TYPES } from '../../../circulation/model.ts';
import type { DocumentType } from '../../../circulation/model.ts';
import type { Line } from '../../read/lines.ts';
import { readBlocks } from '../../read/signatories.ts';
import type { SignatureBlock } from '../../read/signatories.ts';
import { isCapitals, spelled } from '../../read/spelling.ts';
import { everyRun } from './paragraphs.ts';
import type { Paragraph } from './paragraphs.ts';

const NATIONAL_TITLE = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
export const MOTTO = 'Độc lập - Tự do - Hạnh phúc';
const BASIS = /^(-\s*)?(Căn cứ|Theo đề nghị|Xét đề nghị|Xét)\s/u;
const ARTICLE = /^Điều\s+\d+/u;
const HEADING = /^(PHẦN|CHƯƠNG|MỤC|TIỂU MỤC|PHỤ LỤC)(\s|$)/iu;
const BEGINS_TEXT = /^(Căn cứ|Kính gửi|Thực hiện|Xét|Theo|Để|Hôm nay|Thời gian|Điều|Phần|Chương|[IVX]+\.|\d+\.|-)[\s:]?/u;
const DATE_LINE = /^\p{L}[\p{L} .-]{1,60}[,;]?\s*ngày\b[^;]{0,30}tháng[^;]{0,30}năm/u;
/** Types whose legal bases are a list of their own; elsewhere a sentence may begin with «Căn cứ». */
const RESTS_ON_BASES: ReadonlySet<DocumentType> = new Set(['RESOLUTION', 'DECISION', 'STATUTE', 'REGULATION']);
/** The head of a document is over long before this many paragraphs with text. */
const HEAD = 40;

export interface Anatomy {
  readonly type: DocumentType;
  readonly nationalTitle: Paragraph | undefined;
  readonly motto: Paragraph | undefined;
  readonly parentAgency: readonly Paragraph[];
  readonly agency: readonly Paragraph[];
  readonly number: Paragraph | undefined;
  readonly date: Paragraph | undefined;
  readonly typeName: Paragraph | undefined;
  /** Trích yếu, under the type's name or behind `V/v`. */
  readonly subject: readonly Paragraph[];
  readonly addressee: Paragraph | undefined;
  readonly bases: readonly Paragraph[];
  /** Paragraphs of running text. */
  readonly body: readonly Paragraph[];
  readonly articles: readonly Paragraph[];
  readonly recipientsTitle: Paragraph | undefined;
  readonly recipients: readonly Paragraph[];
  readonly blocks: readonly SignatureBlock[];
  readonly annexes: readonly Paragraph[];
}

const lineOf = ({ text, column, number, ...paragraph }: Paragraph): readonly Line[] => {
  const bold = everyRun({ text, column, number, ...paragraph }, (look) => look.bold);
  return text.split('\n').map((line) => ({ text: line.normalize('NFC').replace(/\s+/gu, ' ').trim(), bold, column, paragraph: number }));
};
/** The document's lines, for what is read by lines. */
export const linesOf = (paragraphs: readonly Paragraph[]): readonly Line[] => paragraphs.flatMap(lineOf);

const names = new Map(DOCUMENT_TYPES.map((type) => [type, spelled(DOCUMENT_TYPE_FACTS[type].vi)]));
const NAMELESS: ReadonlySet<DocumentType> = new Set(['OFFICIAL_LETTER', 'PUBLIC_LETTER']);

/** The type's name: its own line in any case, else another type's in capitals, which is then the wrong one. */
const findTypeName = (head: readonly Paragraph[], type: DocumentType): Paragraph | undefined => {
  if (NAMELESS.has(type)) return undefined;
  const own = names.get(type) ?? '';
  return head.find(({ folded }) => spelled(folded) === own) ?? head.find(({ folded }) => isCapitals(folded) && spelled(folded).startsWith(`${own} `))
    ?? head.find(({ folded }) => isCapitals(folded) && [...names.values()].includes(spelled(folded)));
};

const takeWhile = <Value>(values: readonly Value[], holds: (value: Value, index: number) => boolean): readonly Value[] => {
  const end = values.findIndex((value, index) => !holds(value, index));
  return values.slice(0, end === -1 ? values.length : end);
};

const findSubject = (all: readonly Paragraph[], head: readonly Paragraph[], typeName: Paragraph | undefined): readonly Paragraph[] => {
  if (typeName === undefined) {
    const start = head.find(({ folded }) => /^(V\/v|Về việc)(?!\p{L})/iu.test(folded));
    return start === undefined ? [] : takeWhile(all.filter(({ column, number }) => column === start.column && number >= start.number), ({ folded }) => folded !== '').slice(0, 4);
  }
  const under = all.filter(({ number, column }) => number > typeName.number && column === typeName.column);
  const first = under.findIndex(({ folded }) => folded !== '');
  return takeWhile(under.slice(Math.max(first, 0)), ({ folded, look }, index) =>
    folded !== '' && !isCapitals(folded) && !BEGINS_TEXT.test(folded) && (index === 0 ? folded.length < 300 : look.align === 'center')).slice(0, 4);
};

/** What stands above the number in its column; the agency's name, as configured, ends it. */
const findAgencies = (head: readonly Paragraph[], number: Paragraph | undefined, title: Paragraph | undefined, agencyName: string): { readonly parentAgency: readonly Paragraph[]; readonly agency: readonly Paragraph[] } => {
  const column = number?.column === 'body' ? undefined : number?.column;
  const above = head.filter((paragraph) => paragraph.column === column && paragraph.folded !== '' && paragraph.number < (number?.number ?? 0) && paragraph !== title);
  const from = above.findIndex((_, index) => spelled(above.slice(index).map(({ folded }) => folded).join(' ')) === spelled(agencyName));
  const at = from === -1 ? Math.min(1, above.length) : from;
  return { parentAgency: above.slice(0, at), agency: above.slice(at) };
};

export const readAnatomy = (all: readonly Paragraph[], type: DocumentType, agencyName: string): Anatomy => {
  const head = all.filter(({ folded }) => folded !== '').slice(0, HEAD);
  const find = (holds: (text: string) => boolean): Paragraph | undefined => head.find(({ folded }) => holds(folded));
  const nationalTitle = find((text) => spelled(text).includes(spelled(NATIONAL_TITLE)));
  const number = find((text) => /^Số\s*:?[\s._…‥]*\d*[\s._…‥]*\/\s*[\p{L}\d]/u.test(text));
  const typeName = findTypeName(head, type);
  const subject = findSubject(all, head, typeName);
  const addressee = all.find(({ folded }) => /^Kính gửi(?!\p{L})/u.test(folded));
  const textFrom = Math.max(subject.at(-1)?.number ?? 0, typeName?.number ?? 0, number?.number ?? 0, nationalTitle?.number ?? 0);
  const date = head.find(({ folded, column, number: at }) => DATE_LINE.test(folded) && (column !== 'body' || at < (typeName ?? addressee ?? { number: 0 }).number));
  const recipientsTitle = all.findLast(({ folded }) => /^Nơi nhận\s*:?/u.test(folded));
  const recipients = recipientsTitle === undefined ? [] : takeWhile(all.filter(({ column, number: at }) => column === recipientsTitle.column && at > recipientsTitle.number), ({ folded }) => folded !== '' && !isCapitals(folded));
  const blocks = readBlocks(linesOf(all));
  const blockParagraphs = new Set(blocks.flatMap(({ titleParagraphs, nameParagraph }) => [...titleParagraphs, nameParagraph]));
  const annexes = all.filter(({ folded, look, number: at }) => at > textFrom && look.align === 'center' && /^phụ lục(\s+([IVX]+|\d+))?$/iu.test(folded));
  const textTo = Math.min(recipientsTitle?.number ?? Infinity, annexes[0]?.number ?? Infinity);
  const running = all.filter((paragraph) => paragraph.column === 'body' && paragraph.folded !== '' && paragraph.number > textFrom && paragraph.number < textTo
    && paragraph !== addressee && paragraph !== date && !blockParagraphs.has(paragraph.number) && !isCapitals(paragraph.folded) && !(paragraph.look.align === 'center' && HEADING.test(paragraph.folded)));
  const beforeArticles = takeWhile(running, ({ folded }) => !ARTICLE.test(folded));
  const bases = beforeArticles.filter((paragraph) => BASIS.test(paragraph.folded)
    && (RESTS_ON_BASES.has(type) || paragraph.folded.endsWith(';') || everyRun(paragraph, (look) => look.italic)));
  return {
    type, nationalTitle, number, typeName, subject, addressee, date, recipientsTitle, recipients, blocks, annexes, bases,
    motto: find((text) => /độc lập.{1,5}tự do.{1,5}hạnh phúc/iu.test(text)),
    ...findAgencies(head, number, nationalTitle, agencyName),
    body: running.filter((paragraph) => !bases.includes(paragraph)),
    articles: running.filter(({ folded }) => ARTICLE.test(folded)),
  };
};
