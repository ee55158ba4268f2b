import type { FormatContext } from '../../server/format/check/finding.ts';
import type { RuleId } from '../../server/format/check/rules.ts';
import { paragraph } from '../../server/format/templates/words.ts';
import { all, insert, look, say, set, withoutRule } from './format-papers.ts';
import type { Edit, PaperName } from './format-papers.ts';

export interface Breach {
  readonly rule: RuleId;
  readonly how: string;
  readonly paper: PaperName;
  readonly edit: Edit;
  /** For a rule whose clean document needs more than the template. */
  readonly keep?: Edit;
  readonly context?: Partial<FormatContext>;
  readonly repairs: boolean;
}

const breach = (rule: RuleId, how: string, edit: Edit, repairs: boolean, more: Partial<Breach> = {}): Breach => ({ rule, how, paper: 'decision', edit, repairs, ...more });
const PAGE = '<w:pgSz w:w="11906" w:h="16838"/>';
const PLAIN = '<w:b w:val="0"/>';
const ANNEX = insert(paragraph('Subject', 'PHỤ LỤC'));
const NAMED_ANNEX = say('với tổng số tiền', '(Phụ lục) với tổng số tiền');
const NOTE = insert(paragraph('Subject', '(Kèm theo Quyết định số    /QĐ-SCT)'));
const NOTHING: Edit = () => undefined;

/** For every rule at least one document that breaks it and nothing else. */
export const BREACHES: readonly Breach[] = [
  breach('P01', 'Letter paper', say(PAGE, '<w:pgSz w:w="12240" w:h="15840"/>'), true),
  breach('P02', 'a left margin of 20 mm', say('w:left="1701"', 'w:left="1134"'), true),
  breach('P03', 'a paragraph in Arial', look('Nguồn kinh phí', '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>'), true),
  breach('P03', 'page numbers in Calibri', say('<w:r><w:t>2</w:t></w:r>', '<w:r><w:rPr><w:rFonts w:ascii="Calibri"/></w:rPr><w:t>2</w:t></w:r>', 'word/header1.xml'), true),
  breach('P04', 'a red sentence', look('Nguồn kinh phí', '<w:color w:val="FF0000"/>'), true),
  breach('P05', 'letters whose marks stand apart', say('Nguồn kinh phí', 'Nguồn kinh phí'.normalize('NFD')), true),
  breach('P05', 'a font of the old code', look('Nguồn kinh phí', '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'), false),
  breach('P06', 'no page numbers', say(' PAGE ', ' DATE ', 'word/header1.xml'), false),
  breach('P06', 'a page number on the first page', say('<w:titlePg/>', ''), true),
  breach('P06', 'small page numbers', say('<w:name w:val="LC Số trang"/>', '<w:name w:val="LC Số trang"/>', 'word/styles.xml'), true, { edit: (parts) => {
    parts['word/header1.xml'] = (parts['word/header1.xml'] ?? '').replaceAll('<w:r>', '<w:r><w:rPr><w:sz w:val="20"/></w:rPr>');
  } }),
  breach('P07', 'a page that lies', say(PAGE, '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'), false),

  breach('C01', 'a state title that is not bold', look('CỘNG HÒA', PLAIN), true),
  breach('C02', 'a motto with other dashes', say('Độc lập - Tự do - Hạnh phúc', 'Độc lập – Tự do – Hạnh phúc'), true),
  breach('C02', 'a motto without its line', withoutRule(2), false),
  breach('C03', 'a bold parent agency', look('UBND THÀNH PHỐ', '<w:b/>'), true),
  breach('C04', 'an agency that is not bold', look('SỞ CÔNG THƯƠNG<', PLAIN), true),
  breach('C04', 'an agency without its line', withoutRule(1), false),
  breach('C05', 'spaces in the notation', say('>/QĐ-SCT<', '>/QĐ - SCT<'), true),
  breach('C05', 'a number line of 14 pt', look('Số: ', '<w:sz w:val="28"/>'), true),
  breach('C06', 'the abbreviation of a report', say('>/QĐ-SCT<', '>/BC-SCT<'), true),
  breach('C07', 'a letter with agency and unit turned round', say('>/SCT-VP<', '>/VP-SCT<'), true, { paper: 'letter' }),
  breach('C08', 'no comma after the place', say('Đồng Nai, ngày ', 'Đồng Nai ngày '), true),
  breach('C08', 'a month padded that must not be', say(/* what stands before the year */ '> năm 2026<', '>06 năm 2026<'), true),
  breach('C08', 'an upright date', look('Đồng Nai, ngày', '<w:i w:val="0"/>'), true),
  breach('C09', 'minutes with a date line', say('<w:p><w:pPr><w:pStyle w:val="PlaceAndDate"/></w:pPr></w:p>', paragraph('PlaceAndDate', 'Đồng Nai, ngày 23 tháng 11 năm 2026')), false, { paper: 'minutes' }),
  breach('C10', 'a type in small letters', say('>QUYẾT ĐỊNH<', '>Quyết định<'), true),
  breach('C11', 'a subject that is not bold', look('Về việc phê duyệt', PLAIN), true),
  breach('C11', 'a bold subject of a letter', look('V/v cung cấp', '<w:b/>'), true, { paper: 'letter' }),
  breach('C12', 'a subject without its line', withoutRule(3), false),

  breach('B01', 'a basis that ends in a comma', say('tiết kiệm và hiệu quả;', 'tiết kiệm và hiệu quả,'), true),
  breach('B01', 'an upright basis', look('Căn cứ Luật Ngân sách', '<w:i w:val="0"/>'), true),
  breach('B02', 'a first citation without its date', say(' ngày 15 tháng 01 năm 2026 của Ủy ban nhân dân thành phố về việc giao', ' về việc giao'), false),
  breach('B03', 'a law cited with its number', say('Luật Ngân sách nhà nước;', 'Luật Ngân sách nhà nước số 83/2015/QH13;'), false),
  breach('B04', 'a paragraph that is not justified', set('Nguồn kinh phí', '<w:jc w:val="left"/>'), true),
  breach('B04', 'a paragraph of 12 pt', look('Nguồn kinh phí', '<w:sz w:val="24"/>'), true),
  breach('B05', 'a paragraph without indent', set('Nguồn kinh phí', '<w:ind w:firstLine="0"/>'), true),
  breach('B06', 'paragraphs without a gap', set('Quyết định này có hiệu lực', '<w:spacing w:after="0"/>'), true),
  breach('B06', 'double lines', set('Quyết định này có hiệu lực', '<w:spacing w:line="480" w:lineRule="auto"/>'), true),
  breach('B07', 'an article that is not bold', look('Điều 2.', PLAIN), true),
  breach('B07', 'an article that is counted twice', say('Điều 2.', 'Điều 1.'), false),
  breach('B08', 'no end mark', say('./.', '.'), true),
  breach('B09', 'two spaces', say('Nguồn kinh phí: Dự', 'Nguồn kinh  phí: Dự'), true),
  breach('B09', 'a space before a comma', say('chủ trì, phối hợp', 'chủ trì , phối hợp'), true),
  breach('B10', 'an article cited in small letters', say('có hiệu lực kể từ', 'theo điều 1 có hiệu lực kể từ'), true),
  breach('B11', 'words that say another sum', say('sáu trăm nghìn đồng', 'bảy trăm nghìn đồng'), true),

  breach('S01', 'a director who signs for a director', say('>GIÁM ĐỐC<', '>KT. GIÁM ĐỐC<'), false),
  breach('S02', 'a title that is not bold', look('>GIÁM ĐỐC<', PLAIN), true),
  breach('S02', 'a doctor', say('>Lê Thanh Giả Định<', '>TS. Lê Thanh Giả Định<'), true),
  breach('S03', 'a slip of the pen in the name', say('>Lê Thanh Giả Định<', '>Lê Thanh Gia Định<'), true),
  breach('S03', 'somebody whom nobody knows', insert([paragraph('BlockTitle', 'TRƯỞNG PHÒNG'), paragraph('SignatoryName', 'Nguyễn Không Quen')].join('')), false),
  breach('S04', 'no block for the leader', say('>Lê Thanh Giả Định<', '><'), false),
  breach('S05', 'a block for somebody who only initials', NOTHING, false, { paper: 'minutes', context: {
    route: [{ kind: 'INITIAL', name: 'Phạm Văn Mẫu', capacity: 'DIRECT' }, { kind: 'FINAL_SIGN', name: 'Lê Thanh Giả Định', capacity: 'DIRECT' }],
  } }),

  breach('R01', 'recipients whose title is not bold', look('Nơi nhận:', PLAIN), true),
  breach('R02', 'a recipient with another dash', say('- Kho bạc', '+ Kho bạc'), true),
  breach('R02', 'a recipient of 13 pt', look('- Kho bạc', '<w:sz w:val="26"/>'), true),
  breach('R03', 'nobody who keeps it', say('- Lưu: VT, KTQLNL.', '- Lưu VT.'), true),
  breach('R04', 'a decision that is addressed', insert(paragraph('Body', 'Kính gửi: Ủy ban nhân dân thành phố.'), 'GIÁM ĐỐC SỞ CÔNG THƯƠNG'), false),
  breach('R05', 'an article that is not there', say('Như Điều 3', 'Như Điều 9'), false),
  breach('R06', 'minutes that are not filed', say('- Lưu: VT, Hồ sơ.', '- Lưu: VT.'), true, { paper: 'minutes' }),
  breach('A01', 'an annex of which the text knows nothing', ANNEX, false, { keep: all(ANNEX, NAMED_ANNEX) }),
  breach('A02', 'an annex with the number typed', all(ANNEX, NAMED_ANNEX, insert(paragraph('Subject', '(Kèm theo Quyết định số 15/QĐ-SCT)'))), false, { keep: all(ANNEX, NAMED_ANNEX, NOTE) }),
  breach('D01', 'the parent agency as it was until April 2026', say('UBND THÀNH PHỐ ĐỒNG NAI', 'UBND TỈNH ĐỒNG NAI'), true),
  breach('D02', 'the thirty-first of February', say('ngày 15 tháng 01 năm 2026', 'ngày 31 tháng 02 năm 2026'), false),
  breach('D02', 'a Monday that was a Sunday', say('có hiệu lực kể từ ngày ký', 'có hiệu lực từ thứ hai, ngày 22 tháng 11 năm 2026'), false),
  breach('D03', 'a mark of secrecy', insert(paragraph('Number', 'MẬT'), 'QUYẾT ĐỊNH<'), false),
];
