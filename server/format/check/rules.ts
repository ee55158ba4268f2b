/** The rules of form as data: NĐ 30/2020/NĐ-CP, Phụ lục I–III (domain.md §5.4). Ids are stable: they stand in records. */
import type { Level } from './finding.ts';

export interface Rule {
  readonly level: Level;
  /** Where the decree says so. */
  readonly article: string;
  readonly vi: string;
  readonly en: string;
}

const I = 'NĐ 30/2020, Phụ lục I, Phần I';
const rule = (level: Level, article: string, vi: string, en: string): Rule => ({ level, article, vi, en });

export const RULES = {
  P01: rule('E', `${I}, mục I.1`, 'Khổ giấy phải là A4 (210 × 297 mm).', 'The paper must be A4 (210 × 297 mm).'),
  P02: rule('E', `${I}, mục I.3`, 'Lề trên, dưới 20–25 mm; lề trái 30–35 mm; lề phải 15–20 mm.', 'Margins: top and bottom 20–25 mm, left 30–35 mm, right 15–20 mm.'),
  P03: rule('E', `${I}, mục I.4`, 'Phông chữ phải là Times New Roman ({count} đoạn có phông {font}).', 'The font must be Times New Roman ({count} paragraphs use {font}).'),
  P04: rule('W', `${I}, mục I.4`, 'Chữ phải màu đen ({count} đoạn có chữ màu khác).', 'The text must be black ({count} paragraphs have another colour).'),
  P05: rule('E', `${I}, mục I.4`, 'Chữ phải là Unicode dựng sẵn theo TCVN 6909:2001, không dùng phông {font} ({count} đoạn).', 'Text must be composed Unicode (TCVN 6909:2001), without legacy fonts: {font} ({count} paragraphs).'),
  P06: rule('W', `${I}, mục I.7`, 'Số trang đặt canh giữa, trong lề trên, cỡ 13–14, không hiện ở trang đầu.', 'Page numbers stand centred in the top margin, size 13–14, and not on the first page.'),
  P07: rule('W', `${I}, mục I.2`, 'Văn bản trình bày theo chiều dài khổ giấy.', 'The page must be upright.'),

  C01: rule('E', `${I}, mục II.1`, 'Quốc hiệu «CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM» in hoa, cỡ 12–13, đứng, đậm.', 'The state title stands in capitals, size 12–13, upright, bold.'),
  C02: rule('E', `${I}, mục II.1`, 'Tiêu ngữ «Độc lập - Tự do - Hạnh phúc» cỡ 13–14, đứng, đậm, có đường kẻ bên dưới.', 'The motto stands in size 13–14, upright, bold, with a line under it.'),
  C03: rule('E', `${I}, mục II.2`, 'Tên cơ quan chủ quản in hoa, cỡ 12–13, đứng, không đậm.', 'The parent agency stands in capitals, size 12–13, upright, not bold.'),
  C04: rule('W', `${I}, mục II.2`, 'Tên cơ quan ban hành in hoa, cỡ 12–13, đứng, đậm, có đường kẻ bên dưới.', 'The issuing agency stands in capitals, size 12–13, upright, bold, with a line under it.'),
  C05: rule('E', `${I}, mục II.3`, 'Dòng «Số: …/…» cỡ 13, đứng, không đậm; số dưới 10 có số 0 phía trước; ký hiệu viết liền.', 'The number line stands in size 13, upright, not bold; numbers below 10 are padded; no spaces in the notation.'),
  C06: rule('E', `${I}, mục II.3; Phụ lục III, mục I`, 'Ký hiệu phải là «{expected}».', 'The notation must be "{expected}".'),
  C07: rule('E', `${I}, mục II.3`, 'Ký hiệu công văn gồm chữ viết tắt của cơ quan và đơn vị soạn thảo: «{expected}».', 'The notation of a letter names agency and drafting unit: "{expected}".'),
  C08: rule('E', `${I}, mục II.4`, 'Địa danh và thời gian: cỡ 13–14, nghiêng, có dấu phẩy sau địa danh; ngày dưới 10, tháng 1 và 2 có số 0 phía trước.', 'Place and date: size 13–14, italic, a comma after the place; days below 10 and months 1 and 2 are padded.'),
  C09: rule('W', 'NĐ 30/2020, Phụ lục III, Mẫu 1.9', 'Biên bản không có dòng địa danh, ngày tháng năm.', 'Minutes have no place-and-date line.'),
  C10: rule('E', `${I}, mục II.5`, 'Tên loại «{expected}» in hoa, cỡ 13–14, đứng, đậm.', 'The type "{expected}" stands in capitals, size 13–14, upright, bold.'),
  C11: rule('E', `${I}, mục II.5`, 'Trích yếu: dưới tên loại, cỡ 13–14, đứng, đậm; của công văn: sau «V/v», cỡ 12–13, đứng, không đậm.', 'The subject stands under the type in size 13–14, upright, bold; in a letter behind "V/v" in size 12–13, upright, not bold.'),
  C12: rule('W', `${I}, mục II.5`, 'Dưới trích yếu có đường kẻ ngang.', 'A line stands under the subject.'),

  B01: rule('E', `${I}, mục II.6`, 'Mỗi căn cứ một dòng, cỡ 13–14, nghiêng, cuối dòng «;», dòng cuối «.».', 'Each legal basis has its line in size 13–14, italic, ending in ";", the last in ".".'),
  B02: rule('W', `${I}, mục II.6`, 'Viện dẫn lần đầu ghi đủ tên loại, số, ký hiệu, ngày, cơ quan, trích yếu; các lần sau chỉ ghi tên loại và số, ký hiệu ({code}).', 'The first citation is complete; later ones give only type and number ({code}).'),
  B03: rule('I', `${I}, mục II.6`, 'Viện dẫn Luật, Pháp lệnh không ghi số, ký hiệu.', 'Laws and ordinances are cited without a number.'),
  B04: rule('W', `${I}, mục II.6`, 'Nội dung cỡ 13–14, canh đều hai bên ({count} đoạn).', 'The text stands in size 13–14, justified ({count} paragraphs).'),
  B05: rule('W', `${I}, mục II.6`, 'Dòng đầu đoạn lùi vào 1 cm hoặc 1,27 cm ({count} đoạn).', 'The first line is indented by 1 or 1.27 cm ({count} paragraphs).'),
  B06: rule('W', `${I}, mục II.6`, 'Các đoạn cách nhau ít nhất 6 pt, dòng cách đơn đến 1,5 ({count} đoạn).', 'Paragraphs are at least 6 pt apart, lines single to 1.5 ({count} paragraphs).'),
  B07: rule('W', `${I}, mục II.6`, '«Điều {n}.» đứng, đậm, có dấu chấm, đánh số liên tục.', '"Điều {n}." is upright, bold, with a full stop, numbered without gaps.'),
  B08: rule('W', 'NĐ 30/2020, Phụ lục III, mục II', 'Nội dung kết thúc bằng «./.» đúng một lần (đang có {count}).', 'The text ends with "./." exactly once (found {count}).'),
  B09: rule('I', `${I}, mục I.4`, 'Thừa dấu cách, hoặc có dấu cách trước dấu câu ({count} đoạn).', 'Double spaces, or a space before a punctuation mark ({count} paragraphs).'),
  B10: rule('I', 'NĐ 30/2020, Phụ lục II', 'Viết hoa đầu câu và chữ «Điều», «Chương», «Phụ lục» khi viện dẫn ({count} đoạn).', 'Capitals at the start of a sentence and in citations ("Điều", "Chương", "Phụ lục") ({count} paragraphs).'),
  B11: rule('W', 'Quy chế tài chính của cơ quan', 'Số tiền {figures} viết bằng chữ là «{words}».', 'The amount {figures} reads "{words}" in words.'),

  S01: rule('E', 'NĐ 30/2020, Điều 13; Phụ lục I, Phần I, mục II.7', 'Khối ký của {name} phải ghi quyền hạn {expected}.', 'The block of {name} must say {expected}.'),
  S02: rule('E', `${I}, mục II.7`, 'Quyền hạn, chức vụ in hoa, cỡ 13–14, đứng, đậm; họ tên {name} đứng, đậm, không ghi học hàm, học vị.', 'Capacity and title stand in capitals, size 13–14, upright, bold; the name {name} upright, bold, without academic titles.'),
  S03: rule('E', `${I}, mục II.7`, 'Họ tên in «{name}» không đúng danh bạ ({expected}).', 'The printed name "{name}" is not that of the directory ({expected}).'),
  S04: rule('E', `${I}, mục II.7`, 'Mỗi người ký có đúng một khối chữ ký: {name} đang có {count}.', 'Each signer has exactly one signature block: {name} has {count}.'),
  S05: rule('W', 'Quy chế làm việc của cơ quan', '{name} chỉ ký nháy, không in khối chữ ký.', '{name} only initials; no signature block is printed.'),

  R01: rule('E', `${I}, mục II.9`, '«Nơi nhận:» cỡ 12, nghiêng, đậm, có dấu hai chấm.', '"Nơi nhận:" stands in size 12, bold italic, with a colon.'),
  R02: rule('E', `${I}, mục II.9`, 'Mỗi nơi nhận một dòng cỡ 11, đứng, đầu dòng «-», cuối dòng «;», dòng cuối «.».', 'Each recipient has its line in size 11, upright, with "-" before and ";" behind, the last ".".'),
  R03: rule('E', `${I}, mục II.9`, 'Dòng cuối nơi nhận là «- Lưu: VT, {unit}.».', 'The last recipient reads "- Lưu: VT, {unit}.".'),
  R04: rule('E', `${I}, mục II.9`, '«Kính gửi» chỉ dùng trong công văn, tờ trình, báo cáo lên cấp trên.', '"Kính gửi" stands only in letters, submissions and reports to a superior.'),
  R05: rule('W', `${I}, mục II.9`, 'Nơi nhận «{item}» phải khớp với văn bản.', 'The recipient "{item}" must match the document.'),
  R06: rule('W', 'NĐ 30/2020, Phụ lục III, Mẫu 1.9', 'Biên bản: dòng cuối nơi nhận là «- Lưu: VT, Hồ sơ.».', 'Minutes: the last recipient reads "- Lưu: VT, Hồ sơ.".'),

  A01: rule('W', `${I}, mục III.1`, 'Phụ lục phải được nhắc đến trong văn bản; từ hai phụ lục trở lên đánh số La Mã.', 'The text must mention its annex; two or more carry Roman numbers.'),
  A02: rule('I', `${I}, mục III.1`, 'Văn bản điện tử không điền số, ngày vào dòng «Kèm theo văn bản số …» của phụ lục.', 'In electronic documents the number and date of the annex line stay blank.'),
  D01: rule('E', `${I}, mục II.2, II.4`, 'Tên cơ quan chủ quản, địa danh đúng vào ngày văn bản: «{expected}».', 'Parent agency and place as they are on the date of the document: "{expected}".'),
  D02: rule('W', 'Lịch', 'Ngày không có thật hoặc sai thứ: «{date}».', 'A day that does not exist, or a wrong weekday: "{date}".'),
  D03: rule('E', 'NĐ 30/2020, Điều 15.2; Luật Bảo vệ bí mật nhà nước', 'Văn bản có dấu chỉ độ mật «{mark}», không được xử lý trên hệ thống này.', 'The document is marked secret ("{mark}") and does not belong on this system.'),
} as const satisfies Record<string, Rule>;

export type RuleId = keyof typeof RULES;

/** The rule's sentence with the facts of one finding. */
export const ruleText = (ruleId: RuleId, facts: Readonly<Record<string, string | number>>, language: 'vi' | 'en'): string =>
  RULES[ruleId][language].replace(/\{(\w+)\}/g, (_, name: string) => String((language === 'en' ? facts[`${name}En`] : undefined) ?? facts[name] ?? '…'));
