/** Styles of an administrative document: NĐ 30/2020, Phụ lục I, Phần I (sizes in points, lengths in twips). */
import { el, part } from './xml.ts';

interface Style {
  /** Name shown in Word's gallery. */
  readonly name: string;
  readonly size: number;
  readonly align: 'left' | 'center' | 'both';
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly firstLine?: number;
  readonly before?: number;
  readonly after?: number;
  /** 240 is single; with `exact`, twips. */
  readonly line?: number;
  readonly exact?: boolean;
  readonly topRule?: boolean;
}

/** First-line indent 1.27 cm. */
const INDENT = 720;
/** At least 6 pt between paragraphs. */
const GAP = 120;
const LINE = 240;

const STYLES = {
  Body: { name: 'LC Lời văn', size: 14, align: 'both', firstLine: INDENT, after: GAP, line: LINE },
  LegalBasis: { name: 'LC Căn cứ', size: 14, align: 'both', italic: true, firstLine: INDENT, after: GAP, line: LINE },
  ParentAgency: { name: 'LC Cơ quan chủ quản', size: 12, align: 'center' },
  Agency: { name: 'LC Cơ quan ban hành', size: 12, align: 'center', bold: true },
  NationalTitle: { name: 'LC Quốc hiệu', size: 12, align: 'center', bold: true },
  Motto: { name: 'LC Tiêu ngữ', size: 13, align: 'center', bold: true },
  Rule: { name: 'LC Đường kẻ', size: 2, align: 'center', before: 40, line: 120, exact: true, topRule: true },
  Number: { name: 'LC Số, ký hiệu', size: 13, align: 'center', before: 60 },
  PlaceAndDate: { name: 'LC Địa danh, thời gian', size: 13, align: 'center', italic: true, before: 60 },
  TypeName: { name: 'LC Tên loại', size: 14, align: 'center', bold: true, before: 200 },
  Subject: { name: 'LC Trích yếu', size: 14, align: 'center', bold: true },
  Authority: { name: 'LC Thẩm quyền ban hành', size: 14, align: 'center', bold: true, before: 200, after: 160 },
  TableText: { name: 'LC Chữ trong bảng', size: 13, align: 'left', before: 20, after: 20 },
  TableHead: { name: 'LC Tiêu đề bảng', size: 13, align: 'center', bold: true, before: 20, after: 20 },
  AfterTable: { name: 'LC Sau bảng', size: 14, align: 'both', firstLine: INDENT, before: 160, after: GAP, line: LINE },
  BlockTitle: { name: 'LC Quyền hạn, chức vụ', size: 13, align: 'center', bold: true },
  SigningSpace: { name: 'LC Chỗ ký', size: 12, align: 'center' },
  SignatoryName: { name: 'LC Họ và tên người ký', size: 14, align: 'center', bold: true, after: 160 },
  RecipientsTitle: { name: 'LC Nơi nhận', size: 12, align: 'left', bold: true, italic: true },
  Recipient: { name: 'LC Danh sách nơi nhận', size: 11, align: 'left' },
  PageNumber: { name: 'LC Số trang', size: 14, align: 'center' },
  Tail: { name: 'LC Hết bảng', size: 1, align: 'left', line: 20, exact: true },
} as const satisfies Record<string, Style>;

export type StyleId = keyof typeof STYLES;

const FONT = 'Times New Roman';

const fontOf = (size: number, bold: boolean, italic: boolean): string => el('w:rPr', {},
  el('w:rFonts', { 'w:ascii': FONT, 'w:hAnsi': FONT, 'w:eastAsia': FONT, 'w:cs': FONT }),
  bold ? el('w:b') + el('w:bCs') : '',
  italic ? el('w:i') + el('w:iCs') : '',
  el('w:sz', { 'w:val': size * 2 }), el('w:szCs', { 'w:val': size * 2 }));

const styleXml = (id: string, { name, size, align, bold = false, italic = false, firstLine, before = 0, after = 0, line = 240, exact = false, topRule = false }: Style): string =>
  el('w:style', { 'w:type': 'paragraph', 'w:customStyle': 1, 'w:styleId': id },
    el('w:name', { 'w:val': name }), el('w:basedOn', { 'w:val': 'Normal' }), el('w:qFormat'),
    el('w:pPr', {},
      topRule ? el('w:pBdr', {}, el('w:top', { 'w:val': 'single', 'w:sz': 6, 'w:space': 0, 'w:color': '000000' })) : '',
      el('w:spacing', { 'w:before': before, 'w:after': after, 'w:line': line, 'w:lineRule': exact ? 'exact' : 'auto' }),
      firstLine === undefined ? '' : el('w:ind', { 'w:firstLine': firstLine }),
      el('w:jc', { 'w:val': align })),
    fontOf(size, bold, italic));

/** `word/styles.xml`. */
export const stylesPart = (): string => part(el('w:styles', { 'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main' },
  el('w:docDefaults', {},
    el('w:rPrDefault', {}, el('w:rPr', {},
      el('w:rFonts', { 'w:ascii': FONT, 'w:hAnsi': FONT, 'w:eastAsia': FONT, 'w:cs': FONT }),
      el('w:sz', { 'w:val': 28 }), el('w:szCs', { 'w:val': 28 }),
      el('w:lang', { 'w:val': 'vi-VN', 'w:eastAsia': 'vi-VN', 'w:bidi': 'ar-SA' }))),
    el('w:pPrDefault', {}, el('w:pPr', {}, el('w:spacing', { 'w:after': 0, 'w:line': 240, 'w:lineRule': 'auto' })))),
  el('w:style', { 'w:type': 'paragraph', 'w:default': 1, 'w:styleId': 'Normal' }, el('w:name', { 'w:val': 'Normal' }), el('w:qFormat')),
  el('w:style', { 'w:type': 'character', 'w:default': 1, 'w:styleId': 'DefaultParagraphFont' }, el('w:name', { 'w:val': 'Default Paragraph Font' }), el('w:uiPriority', { 'w:val': 1 }), el('w:semiHidden')),
  el('w:style', { 'w:type': 'table', 'w:default': 1, 'w:styleId': 'TableNormal' }, el('w:name', { 'w:val': 'Normal Table' }), el('w:uiPriority', { 'w:val': 99 }), el('w:semiHidden'),
    el('w:tblPr', {}, el('w:tblInd', { 'w:w': 0, 'w:type': 'dxa' }))),
  ...Object.entries(STYLES).map(([id, style]) => styleXml(id, style))));
