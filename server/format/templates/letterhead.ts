/** Ô 1–4 of the diagram (NĐ 30/2020, Phụ lục I, Mục IV): agency and number left, state title and date right. */
import { COLUMNS } from './page.ts';
import { blank, cell, paragraph, row, rule, run, table } from './words.ts';

/** Lengths in twips, measured in Times New Roman: the motto at 13 pt bold; the agency's name at 12 pt bold, of which the rule takes 0.42. */
const MOTTO_LENGTH = 3178;
const AGENCY_RULE = 940;

/** Wide enough for five digits at 13 pt (32.5 pt; a blank is 3.25 pt). */
const NUMBER_BLANKS = 12;
/** Wide enough for two digits at 13 pt. */
const TWO_DIGITS = 6;

export interface Letterhead {
  /** What follows the number, e.g. `/BB-SCT`. */
  readonly notation: string;
  /** The date line's year; null where the form has no date line (Mẫu 1.9, biên bản). */
  readonly year: number | null;
}

const dateLine = (year: number): string => paragraph('PlaceAndDate', [
  run('Đồng Nai, ngày '), blank('lc:day', 'Ngày (văn thư điền)', TWO_DIGITS),
  run(' tháng '), blank('lc:month', 'Tháng (văn thư điền)', TWO_DIGITS), run(` năm ${year}`),
]);

export const letterhead = ({ notation, year }: Letterhead): string => table([COLUMNS.left, COLUMNS.right], [
  row([
    cell(COLUMNS.left, [
      paragraph('ParentAgency', 'UBND THÀNH PHỐ ĐỒNG NAI'),
      paragraph('Agency', 'SỞ CÔNG THƯƠNG'),
      rule(COLUMNS.left, AGENCY_RULE),
    ]),
    cell(COLUMNS.right, [
      paragraph('NationalTitle', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'),
      paragraph('Motto', 'Độc lập - Tự do - Hạnh phúc'),
      rule(COLUMNS.right, MOTTO_LENGTH),
    ]),
  ]),
  row([
    cell(COLUMNS.left, [paragraph('Number', [run('Số: '), blank('lc:number', 'Số (văn thư cấp)', NUMBER_BLANKS), run(notation)])]),
    cell(COLUMNS.right, [year === null ? paragraph('PlaceAndDate', '') : dateLine(year)]),
  ]),
]);
