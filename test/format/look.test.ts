import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TEMPLATES, buildTemplate } from '../../server/format/templates.ts';

const MINUTES = 'bien-ban-ban-giao-xe';
const DECISION = 'quyet-dinh-kinh-phi';

const folder = mkdtempSync(join(tmpdir(), 'templates-'));
const run = (program: string, ...args: readonly string[]): string => execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
const pdf = (name: string): string => join(folder, `${name}.pdf`);
const textOf = (name: string, ...options: readonly string[]): string => run('pdftotext', ...options, pdf(name), '-').normalize('NFC');
const folded = (text: string): string => text.replace(/\s+/g, ' ');

/** Words with their places on the page, points from the top left. */
const wordsOf = (name: string): readonly { readonly text: string; readonly left: number; readonly top: number; readonly right: number }[] =>
  Array.from(textOf(name, '-bbox').matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="[\d.]+">([^<]*)</g),
    ([, left, top, right, text = '']) => ({ text, left: Number(left), top: Number(top), right: Number(right) }));

beforeAll(() => {
  for (const { id, fileName } of TEMPLATES) writeFileSync(join(folder, fileName), buildTemplate(id));
  run('soffice', `-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...TEMPLATES.map(({ fileName }) => join(folder, fileName)));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Each phrase stands in the text after the one before. */
const expectInOrder = (text: string, phrases: readonly string[]): void => {
  let at = 0;
  for (const phrase of phrases) {
    const found = text.indexOf(phrase, at);
    expect(found, `${phrase}\n… after …\n${text.slice(Math.max(0, at - 80), at)}`).toBeGreaterThanOrEqual(0);
    at = found + phrase.length;
  }
};

describe('LibreOffice shows', () => {
  test('the minutes in full and in order', () => {
    expectInOrder(folded(textOf(MINUTES, '-raw')), [
      'UBND THÀNH PHỐ ĐỒNG NAI', 'SỞ CÔNG THƯƠNG', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', 'Số:', '/BB-SCT',
      'BIÊN BẢN', 'Bàn giao xe ô tô phục vụ công tác khuyến công',
      'Căn cứ Quyết định số 000/QĐ-SCT ngày 10 tháng 11 năm 2026', 'Thời gian bắt đầu: 08 giờ 30 phút', 'Địa điểm: Trụ sở Sở Công Thương.', 'Thành phần tham dự:',
      '1. Bên giao: Văn phòng Sở', 'Ông Phạm Văn Mẫu', '2. Bên nhận:', 'Bà Dương Thị Tư Vấn', '3. Bên theo dõi tài sản:', '4. Bên kiểm tra kỹ thuật:', 'Thư ký (người ghi biên bản):',
      'Nội dung:', 'STT', 'Loại xe, số chỗ ngồi', 'Biển số', '60A-000.00', 'MAU00000000000001 / MAU000001', '785.000.000 đồng', '196.250.000 đồng',
      '2. Tình trạng kỹ thuật:', '3. Hồ sơ, phụ kiện kèm theo:', '4. Trách nhiệm của các bên:', 'a) Bên giao', 'b) Bên nhận', 'c) Phòng Kế hoạch', 'd) Phòng Kỹ thuật',
      'ngày 23 tháng 11 năm 2026./.', 'VĂN PHÒNG SỞ', 'CHÁNH VĂN PHÒNG', 'Phạm Văn Mẫu', 'Hồ Khuyến Công', 'TRƯỞNG PHÒNG', 'Đặng Kế Hoạch', 'Trịnh Đình Năng Lượng',
      'Nơi nhận:', '- Các phòng, đơn vị có tên trên;', '- Lưu: VT, Hồ sơ.', 'XÁC NHẬN CỦA LÃNH ĐẠO SỞ', 'GIÁM ĐỐC', 'Lê Thanh Giả Định',
    ]);
  });

  test('the decision in full and in order', () => {
    expectInOrder(folded(textOf(DECISION, '-raw')), [
      'UBND THÀNH PHỐ ĐỒNG NAI', 'SỞ CÔNG THƯƠNG', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', 'Số:', '/QĐ-SCT', 'Đồng Nai, ngày', 'tháng', 'năm 2026',
      'QUYẾT ĐỊNH', 'Về việc phê duyệt dự toán kinh phí', 'GIÁM ĐỐC SỞ CÔNG THƯƠNG', 'Căn cứ Luật Ngân sách nhà nước;', 'Căn cứ Luật Sử dụng năng lượng tiết kiệm và hiệu quả;',
      'số 000/QĐ-UBND ngày 15 tháng 01 năm 2026', 'số 000/2026/QĐ-UBND', 'Theo đề nghị của', 'QUYẾT ĐỊNH:', 'Điều 1.', '42.600.000 đồng (Bằng chữ: Bốn mươi hai triệu sáu trăm nghìn đồng)',
      'Thù lao báo cáo viên', 'Ma-két, hoa, nước uống', 'Tổng cộng', '42.600.000', 'Nguồn kinh phí:', 'Điều 2.', 'Điều 3.', 'thi hành Quyết định này./.',
      'Nơi nhận:', '- Như Điều 3;', '- Kho bạc Nhà nước (nơi giao dịch);', '- Lưu: VT, KTQLNL.', 'GIÁM ĐỐC', 'Lê Thanh Giả Định',
    ]);
  });

  test.each([MINUTES, DECISION])('%s: two A4 pages, numbered from the second, in one family of letters', (name) => {
    const info = run('pdfinfo', pdf(name));
    expect(info).toMatch(/Pages:\s+2/);
    expect(info).toMatch(/\(A4\)/);
    expect(textOf(name, '-l', '1').trimStart()).not.toMatch(/^\d/);
    expect(textOf(name, '-f', '2').trimStart()).toMatch(/^2\s/);
    const fonts = run('pdffonts', pdf(name)).split('\n').slice(2).filter((line) => line !== '');
    for (const font of fonts) expect(font).toMatch(/Liberation ?Serif|Times ?New ?Roman/);
  });

  test('room for a number of five digits before the notation, and for two digits in day and month', () => {
    for (const [name, notation] of [[MINUTES, '/BB-SCT'], [DECISION, '/QĐ-SCT']] as const) {
      const words = wordsOf(name);
      const label = words.find(({ text }) => text === 'Số:');
      const symbol = words.find(({ text }) => text.normalize('NFC') === notation);
      expect((symbol?.left ?? 0) - (label?.right ?? 0)).toBeGreaterThan(32.5);
    }
    const line = wordsOf(DECISION).slice(0, 60).map((word) => ({ ...word, text: word.text.normalize('NFC') }));
    const at = (text: string) => line.find((word) => word.text === text);
    expect((at('tháng')?.left ?? 0) - (at('ngày')?.right ?? 0)).toBeGreaterThan(13);
    expect((at('năm')?.left ?? 0) - (at('tháng')?.right ?? 0)).toBeGreaterThan(13);
  });

  test('the names of a row level with each other, and the recipients level with the title', () => {
    const minutes = wordsOf(MINUTES).map((word) => ({ ...word, text: word.text.normalize('NFC') }));
    const top = (text: string): number => minutes.findLast((word) => word.text === text)?.top ?? 0;
    expect(Math.abs(top('Mẫu') - top('Khuyến'))).toBeLessThan(3);
    expect(Math.abs(top('Đặng') - top('Trịnh'))).toBeLessThan(3);
    const decision = wordsOf(DECISION).map((word) => ({ ...word, text: word.text.normalize('NFC') }));
    const recipients = decision.findLast(({ text }) => text === 'Nơi');
    const title = decision.findLast(({ text }) => text === 'GIÁM');
    expect(Math.abs((recipients?.top ?? 0) - (title?.top ?? 99))).toBeLessThan(3);
  });

  test('at least 35 points free under the end mark, for two initials', () => {
    const words = wordsOf(DECISION);
    const at = words.findIndex(({ text }) => text.endsWith('./.'));
    const [end, next] = [words[at], words[at + 1]];
    expect((next?.top ?? 0) - (end?.top ?? 0)).toBeGreaterThan(35);
    expect(595 - 57 - (end?.right ?? 595)).toBeGreaterThan(72);
  });
});
