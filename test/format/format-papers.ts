import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { FormatContext } from '../../server/format/check/finding.ts';
import { buildTemplate } from '../../server/format/templates.ts';
import { letterhead } from '../../server/format/templates/letterhead.ts';
import { packDocx } from '../../server/format/templates/package.ts';
import { COLUMNS } from '../../server/format/templates/page.ts';
import { body, recipients, signatureBlock } from '../../server/format/templates/parts.ts';
import { cell, paragraph, row, table } from '../../server/format/templates/words.ts';

export const MAIN = 'word/document.xml';
const person = (name: string, blockTitle: string) => ({ name, blockTitle });

/** The house as it is on the day of the sample documents. */
const house: FormatContext = {
  type: 'DECISION', date: '2026-11-22', departmentDocAbbr: 'KTQLNL',
  agency: {
    name: 'SỞ CÔNG THƯƠNG', abbr: 'SCT',
    profiles: [
      { validFrom: '2020-03-05', validTo: '2026-04-29', parentAgency: 'UBND TỈNH ĐỒNG NAI', place: 'Đồng Nai' },
      { validFrom: '2026-04-30', validTo: null, parentAgency: 'UBND THÀNH PHỐ ĐỒNG NAI', place: 'Đồng Nai' },
    ],
  },
  people: [
    person('Lê Thanh Giả Định', 'GIÁM ĐỐC'), person('Phạm Văn Mẫu', 'CHÁNH VĂN PHÒNG'), person('Hồ Khuyến Công', 'GIÁM ĐỐC'),
    person('Đặng Kế Hoạch', 'TRƯỞNG PHÒNG'), person('Trịnh Đình Năng Lượng', 'TRƯỞNG PHÒNG'),
  ],
  route: [
    { kind: 'INITIAL', name: 'Trịnh Đình Năng Lượng', capacity: 'DIRECT' }, { kind: 'INITIAL', name: 'Đặng Kế Hoạch', capacity: 'DIRECT' },
    { kind: 'FINAL_SIGN', name: 'Lê Thanh Giả Định', capacity: 'DIRECT' },
  ],
};

const letter = (): Uint8Array => packDocx('Công văn', [
  letterhead({ notation: '/SCT-VP', year: 2026 }).replace(/(<w:pStyle w:val="Number"\/>.*?<\/w:p>)/u, `$1${paragraph('Number', 'V/v cung cấp số liệu')}`),
  paragraph('Body', 'Kính gửi: Ủy ban nhân dân phường Mẫu.'),
  ...body('Sở Công Thương đề nghị quý cơ quan cung cấp số liệu năm 2026./.'),
  table([COLUMNS.left, COLUMNS.right], [row([
    cell(COLUMNS.left, recipients(['Như trên', 'Lưu: VT, VP'])), cell(COLUMNS.right, signatureBlock({ slot: 'LDS', titles: ['GIÁM ĐỐC'], name: 'Lê Thanh Giả Định', lines: 4 })),
  ])]),
  paragraph('Tail', ''),
]);

const PAPERS = {
  decision: { docx: buildTemplate('decision-budget'), context: house },
  minutes: { docx: buildTemplate('minutes-handover'), context: {
    ...house, type: 'MINUTES', route: ['Phạm Văn Mẫu', 'Hồ Khuyến Công', 'Đặng Kế Hoạch', 'Trịnh Đình Năng Lượng', 'Lê Thanh Giả Định'].map((name, index) =>
      ({ kind: index === 4 ? 'FINAL_SIGN' : 'SIGN', name, capacity: 'DIRECT' })),
  } },
  letter: { docx: letter(), context: { ...house, type: 'OFFICIAL_LETTER', departmentDocAbbr: 'VP' } },
} as const satisfies Record<string, { readonly docx: Uint8Array; readonly context: FormatContext }>;
export type PaperName = keyof typeof PAPERS;
export const paperOf = (name: PaperName): { readonly docx: Uint8Array; readonly context: FormatContext } => PAPERS[name];

export type Edit = (parts: Record<string, string>) => void;

/** The document with some of its XML edited. */
export const edited = (docx: Uint8Array, edit: Edit): Uint8Array => {
  const parts = Object.fromEntries(Object.entries(unzipSync(docx)).map(([name, bytes]) => [name, strFromU8(bytes)]));
  edit(parts);
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
};

const change = (xml: string, from: string, to: string): string => {
  if (!xml.includes(from)) throw new Error(`not in the document: ${from}`);
  return xml.replace(from, to);
};

/** Another text for a stretch of the main part (or another). */
export const say = (from: string, to: string, part = MAIN): Edit => (parts) => { parts[part] = change(parts[part] ?? '', from, to); };
/** Run properties for the run in which a text stands. */
export const look = (text: string, properties: string): Edit => (parts) => {
  const xml = parts[MAIN] ?? '';
  const at = xml.indexOf('<w:r>', xml.lastIndexOf('<w:r>', xml.indexOf(text)));
  const inside = xml.slice(at + 5).replace(/^<w:rPr>.*?<\/w:rPr>/u, '');
  parts[MAIN] = `${xml.slice(0, at + 5)}<w:rPr>${properties}</w:rPr>${inside}`;
};
/** Paragraph properties for the paragraph in which a text stands. */
export const set = (text: string, properties: string): Edit => (parts) => {
  const xml = parts[MAIN] ?? '';
  const at = xml.indexOf('</w:pPr>', xml.lastIndexOf('<w:p>', xml.indexOf(text)));
  parts[MAIN] = xml.slice(0, at) + properties + xml.slice(at);
};
/** A paragraph before the one in which a text stands; at the end where no text is named. */
export const insert = (xmlOf: string, before = '<w:sectPr>'): Edit => (parts) => {
  const xml = parts[MAIN] ?? '';
  const at = before === '<w:sectPr>' ? xml.indexOf(before) : xml.lastIndexOf('<w:p>', xml.indexOf(before));
  parts[MAIN] = xml.slice(0, at) + xmlOf + xml.slice(at);
};
/** Takes the line away that is the nth of the document. */
export const withoutRule = (nth: number): Edit => (parts) => {
  let count = 0;
  parts[MAIN] = (parts[MAIN] ?? '').replace(/<w:pStyle w:val="Rule"\/>/gu, (found) => ((count += 1) === nth ? '<w:pStyle w:val="Tail"/>' : found));
};
export const all = (...edits: readonly Edit[]): Edit => (parts) => { for (const edit of edits) edit(parts); };
