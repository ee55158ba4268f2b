import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readDraft } from '../../server/format/read-draft.ts';
import { buildTemplate } from '../../server/format/templates.ts';
import { paragraph, run } from '../../server/format/templates/words.ts';
import { body, bold, docxOf, sideBySide } from './packages.ts';

const head = (number: string, date: string, ...under: readonly string[]): string => sideBySide(
  [['UBND THÀNH PHỐ ĐỒNG NAI', 'SỞ CÔNG THƯƠNG', ''], ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', '']],
  [[number, ...under], [date]]);

const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'nothing thrown';
  } catch (error) {
    return error instanceof Error && 'refusal' in error ? (error.refusal as { code: string }).code : String(error);
  }
};

describe('the handover minutes', () => {
  const reading = readDraft(buildTemplate('minutes-handover'));

  test('are minutes with a subject, a blank number and no date line', () => {
    expect(reading).toMatchObject({ type: 'MINUTES', subject: 'Bàn giao xe ô tô phục vụ công tác khuyến công', numberLine: { number: null, notation: 'BB-SCT' }, dateLine: null });
  });
  test('show five signatories with unit and title, in the order of the page', () => {
    expect(reading.signatories.map(({ name, title, capacity }) => [name, title, capacity])).toEqual([
      ['Phạm Văn Mẫu', 'VĂN PHÒNG SỞ / CHÁNH VĂN PHÒNG', 'DIRECT'],
      ['Hồ Khuyến Công', 'TRUNG TÂM KHUYẾN CÔNG VÀ TƯ VẤN PHÁT TRIỂN CÔNG NGHIỆP / GIÁM ĐỐC', 'DIRECT'],
      ['Đặng Kế Hoạch', 'PHÒNG KẾ HOẠCH - TÀI CHÍNH - TỔNG HỢP / TRƯỞNG PHÒNG', 'DIRECT'],
      ['Trịnh Đình Năng Lượng', 'PHÒNG KỸ THUẬT VÀ QUẢN LÝ NĂNG LƯỢNG / TRƯỞNG PHÒNG', 'DIRECT'],
      ['Lê Thanh Giả Định', 'XÁC NHẬN CỦA LÃNH ĐẠO SỞ / GIÁM ĐỐC', 'DIRECT'],
    ]);
  });
  test('speak of sums and are not called financial for it', () => {
    expect(reading.amounts.map(({ value }) => value)).toEqual([785_000_000, 196_250_000]);
    expect(reading.financial.suggested).toBe(false);
  });
  test('name recipients, a legal basis and every reserved place', () => {
    expect(reading.recipients).toEqual(['Các phòng, đơn vị có tên trên', 'Lưu: VT, Hồ sơ']);
    expect(reading.legalBases).toHaveLength(1);
    expect(reading.tags).toEqual(['lc:number', 'lc:sign:VPS', 'lc:sign:TTKC', 'lc:sign:KHTCTH', 'lc:sign:KTQLNL', 'lc:sign:LDS']);
  });
});

describe('the budget decision', () => {
  const reading = readDraft(buildTemplate('decision-budget'));

  test('is a decision about money whose figures and words agree', () => {
    expect(reading.type).toBe('DECISION');
    expect(reading.subject).toBe('Về việc phê duyệt dự toán kinh phí tổ chức Hội nghị tập huấn sử dụng năng lượng tiết kiệm và hiệu quả năm 2026');
    expect(reading.amounts).toEqual([{ figures: '42.600.000 đồng', value: 42_600_000, words: 'Bốn mươi hai triệu sáu trăm nghìn đồng', agree: true }]);
    expect(reading.financial.suggested).toBe(true);
  });
  test('leaves day and month blank and types the year', () => {
    expect(reading.dateLine).toEqual({ place: 'Đồng Nai', day: null, month: null, year: 2026 });
  });
  test('rests on five bases and goes to three places', () => {
    expect(reading.legalBases).toHaveLength(5);
    expect(reading.recipients).toEqual(['Như Điều 3', 'Kho bạc Nhà nước (nơi giao dịch)', 'Lưu: VT, KTQLNL']);
    expect(reading.tags).toContain('lc:initial:KHTCTH');
  });
});

describe('an official letter without tags', () => {
  const letter = (block: readonly string[]) => readDraft(docxOf(
    head('Số:      /SCT-VP', 'Đồng Nai, ngày      tháng 01 năm 2024', 'V/v hướng dẫn khai thác luân chuyển văn bản đi', 'giữa các phòng, đơn vị', ''),
    body('', 'Kính gửi: Các phòng, đơn vị thuộc Sở.', 'Căn cứ Kế hoạch số 186/KH-UBND ngày 07/8/2023 của UBND tỉnh.', 'Sở Công Thương hướng dẫn như sau./.'),
    sideBySide([['Nơi nhận:', '- Như trên;', '- BGĐ Sở (báo cáo);', '- Lưu: VT, VP.'], block])));

  test('is known by its notation and V/v', () => {
    expect(letter(['GIÁM ĐỐC', '', '', '', 'Lê Thanh Giả Định'])).toMatchObject({
      type: 'OFFICIAL_LETTER', subject: 'V/v hướng dẫn khai thác luân chuyển văn bản đi giữa các phòng, đơn vị', numberLine: { number: null, notation: 'SCT-VP' },
      dateLine: { place: 'Đồng Nai', day: null, month: 1, year: 2024 }, addressees: ['Các phòng, đơn vị thuộc Sở'], recipients: ['Như trên', 'BGĐ Sở (báo cáo)', 'Lưu: VT, VP'], tags: [],
    });
  });
  test.each([
    [['GIÁM ĐỐC'], 'DIRECT', []],
    [['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC'], 'ON_BEHALF_DEPUTY', ['KT.']],
    [['KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC'], 'ON_BEHALF_DEPUTY', ['KT.']],
    [['TL. GIÁM ĐỐC', 'CHÁNH VĂN PHÒNG'], 'BY_ORDER', ['TL.']],
    [['TL. GIÁM ĐỐC', 'KT. CHÁNH VĂN PHÒNG', 'PHÓ CHÁNH VĂN PHÒNG'], 'BY_ORDER_DEPUTY', ['TL.', 'KT.']],
    [['TUQ. GIÁM ĐỐC', 'TRƯỞNG PHÒNG KẾ HOẠCH'], 'BY_AUTHORISATION', ['TUQ.']],
    [['Q. GIÁM ĐỐC'], 'ACTING', ['Q.']],
    [['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'], 'FOR_COLLECTIVE', ['TM.']],
  ] as const)('signed %j: capacity %s', (titles, capacity, prefixes) => {
    const { signatories } = letter([...titles, '', '(Ký tên, đóng dấu)', '', 'Trần Quốc Minh Họa']);
    expect(signatories).toEqual([expect.objectContaining({ name: 'Trần Quốc Minh Họa', titleLines: titles.flatMap((line) => line.split('\n')), capacity, prefixes })]);
  });
  test('reads the name under a title that stands in another row, and leaves degrees out of it', () => {
    const { signatories } = readDraft(docxOf(sideBySide([['Nơi nhận:', '- Lưu: VT.'], ['GIÁM ĐỐC', '']], [[''], ['']], [[''], ['TS. Lê Thanh Giả Định']])));
    expect(signatories).toEqual([expect.objectContaining({ name: 'Lê Thanh Giả Định', titleLines: ['GIÁM ĐỐC'] })]);
  });
});

describe('other habits of offices', () => {
  test('several addressees, one on each line', () => {
    expect(readDraft(docxOf(body('Kính gửi:', '- Sở Tài chính;', '- Kho bạc Nhà nước.', 'Phúc đáp Công văn số 00.'))).addressees).toEqual(['Sở Tài chính', 'Kho bạc Nhà nước']);
  });
  test('a whole typed date and a typed number', () => {
    const { dateLine, numberLine } = readDraft(docxOf(head('Số: 15/TB-SCT', 'Đồng Nai, ngày 05 tháng 6 năm 2026'), bold('THÔNG BÁO')));
    expect(dateLine).toEqual({ place: 'Đồng Nai', day: 5, month: 6, year: 2026 });
    expect(numberLine).toEqual({ number: '15', notation: 'TB-SCT' });
  });
  test('dots where something is to be filled in', () => {
    const { dateLine, numberLine } = readDraft(docxOf(head('Số: ……/KH-SCT', 'Đồng Nai, ngày … tháng ..… năm 20…'), head('', 'Đồng Nai, ngày … tháng … năm ……'), bold('KẾ HOẠCH')));
    expect(numberLine).toEqual({ number: null, notation: 'KH-SCT' });
    expect(dateLine).toEqual({ place: 'Đồng Nai', day: null, month: null, year: null });
  });
  test('number and date on one line, divided by a tab', () => {
    const tab = '<w:r><w:tab/></w:r>';
    const { numberLine, dateLine } = readDraft(docxOf(paragraph('Body', [run('Số:     /QĐ-SCT'), tab, run('Đồng Nai, ngày   tháng   năm 2026')])));
    expect(numberLine?.notation).toBe('QĐ-SCT');
    expect(dateLine?.year).toBe(2026);
  });
  test('a date inside the text is no date line', () => {
    expect(readDraft(docxOf(body('Thời gian bắt đầu: 08 giờ 30 phút, ngày 23 tháng 11 năm 2026.'))).dateLine).toBeNull();
  });
  test('a bold subject ends where the text begins', () => {
    expect(readDraft(docxOf(bold('TỜ TRÌNH'), bold('Về việc mua sắm'), bold('máy in năm 2026'), body('Sở Công Thương kính trình.'))))
      .toMatchObject({ type: 'SUBMISSION', subject: 'Về việc mua sắm máy in năm 2026' });
  });
  test.each(['GIẤY UỶ QUYỀN', 'GIẤY ỦY QUYỀN', 'GIẤY ỦY QUYỀN'.normalize('NFD')])('both places of the tone mark: %s', (name) => {
    expect(readDraft(docxOf(bold(name))).type).toBe('POWER_OF_ATTORNEY');
  });
  test('figures and words that do not say the same', () => {
    expect(readDraft(docxOf(body('Tổng số tiền 42.900.000 đồng (Bằng chữ: Bốn mươi hai triệu sáu trăm nghìn đồng).'))).amounts[0]?.agree).toBe(false);
  });
  test('a list of attendees is not a signature block', () => {
    expect(readDraft(docxOf(sideBySide([['HỌ VÀ TÊN'], ['CHỨC VỤ']], [['Phạm Văn Mẫu'], ['Chánh Văn phòng']]))).signatories).toEqual([]);
  });
  test('stamps of secrecy and urgency', () => {
    expect(readDraft(docxOf(body('TUYỆT MẬT', 'HOẢ TỐC')))).toMatchObject({ secretMarks: ['TUYỆT MẬT'], urgency: 'FLASH' });
    expect(readDraft(docxOf(body('Công tác bảo mật', 'khẩn trương')))).toMatchObject({ secretMarks: [], urgency: null });
  });
  test('deleted and hidden text is not read, inserted text is', () => {
    const { text } = readDraft(docxOf(paragraph('Body', [
      run('Còn'), '<w:del w:id="1" w:author="a"><w:r><w:delText> bỏ</w:delText></w:r></w:del>', '<w:r><w:rPr><w:vanish/></w:rPr><w:t> ẩn</w:t></w:r>',
      '<w:ins w:id="2" w:author="a"><w:r><w:t xml:space="preserve"> thêm</w:t></w:r></w:ins>',
    ])));
    expect(text).toBe('Còn thêm');
  });
});

describe('a file that is no Word document', () => {
  test.each([
    ['is empty', new Uint8Array(0), 'FILE_EMPTY'],
    ['is an old .doc', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), 'FILE_LEGACY_DOC'],
    ['has a password', new Uint8Array(Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')])), 'FILE_ENCRYPTED'],
    ['is something else', new TextEncoder().encode('%PDF-1.7'), 'FILE_NOT_DOCX'],
    ['is another kind of package', zipSync({ 'xl/workbook.xml': new Uint8Array(1) }), 'FILE_NOT_DOCX'],
    ['is cut off', buildTemplate('decision-budget').slice(0, 3000), 'FILE_CORRUPT'],
    ['has broken XML', zipSync({ 'word/document.xml': new TextEncoder().encode('<w:document') }), 'FILE_CORRUPT'],
    ['declares entities', zipSync({ 'word/document.xml': new TextEncoder().encode('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>') }), 'FILE_UNSAFE'],
  ])('%s', (_, bytes, code) => {
    expect(codeOf(() => readDraft(bytes))).toBe(code);
  });
});
