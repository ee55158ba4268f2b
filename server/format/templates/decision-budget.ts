/** Quyết định phê duyệt dự toán kinh phí: a financial document (Mẫu 1.2). All numbers, sums and persons are invented. */
import { letterhead } from './letterhead.ts';
import { COLUMNS, TEXT_WIDTH } from './page.ts';
import { heading, recipients, ruledTable, signatureBlock } from './parts.ts';
import { NBSP, blank, cell, paragraph, row, run, table } from './words.ts';

const BASES = [
  'Căn cứ Luật Ngân sách nhà nước;',
  'Căn cứ Luật Sử dụng năng lượng tiết kiệm và hiệu quả;',
  'Căn cứ Quyết định số 000/QĐ-UBND ngày 15 tháng 01 năm 2026 của Ủy ban nhân dân thành phố về việc giao dự toán thu, chi ngân sách nhà nước năm 2026;',
  'Căn cứ Quyết định số 000/2026/QĐ-UBND ngày 10 tháng 6 năm 2026 của Ủy ban nhân dân thành phố quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Sở Công Thương;',
  'Theo đề nghị của Trưởng phòng Phòng Kỹ thuật và Quản lý năng lượng và Trưởng phòng Phòng Kế hoạch - Tài chính - Tổng hợp.',
] as const;

const ESTIMATE: readonly (readonly string[])[] = [
  ['1', 'Thuê hội trường, âm thanh, máy chiếu', 'ngày', '1', '12.000.000', '12.000.000'],
  ['2', 'Thù lao báo cáo viên', 'buổi', '4', '1.500.000', '6.000.000'],
  ['3', 'Giải khát giữa giờ (120 người x 2)', 'lượt', '240', '20.000', '4.800.000'],
  ['4', 'In, photo tài liệu', 'bộ', '120', '60.000', '7.200.000'],
  ['5', 'Hỗ trợ tiền ăn đại biểu không hưởng lương', 'người', '60', '150.000', '9.000.000'],
  ['6', 'Ma-két, hoa, nước uống', 'gói', '1', '3.600.000', '3.600.000'],
];

const article = (number: number, text: string): string => paragraph('Body', [run(`Điều ${number}.`, { bold: true }), run(` ${text}`)]);

const estimate = ruledTable([
  { title: 'STT', width: 720, align: 'center' },
  { title: 'Nội dung chi', width: 3351, align: 'left' },
  { title: 'Đơn vị tính', width: 900, align: 'center' },
  { title: 'Số lượng', width: 900, align: 'center' },
  { title: 'Đơn giá\n(đồng)', width: 1550, align: 'right' },
  { title: 'Thành tiền\n(đồng)', width: TEXT_WIDTH - 7421, align: 'right' },
], ESTIMATE, { label: 'Tổng cộng', value: '42.600.000' });

/** Two initials of 35 × 35 pt stand right of the end mark (a blank is 3.5 pt at 14 pt); the gap below the line leaves them their height. */
const INITIAL_BLANKS = 10;
const ending = paragraph('Body', [
  run('Chánh Văn phòng, Trưởng phòng Phòng Kế hoạch - Tài chính - Tổng hợp, Trưởng phòng Phòng Kỹ thuật và Quản lý năng lượng và các cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này./.'),
  blank('lc:initial:KTQLNL', 'Ký nháy 1: Phòng Kỹ thuật và Quản lý năng lượng', INITIAL_BLANKS), run(NBSP),
  blank('lc:initial:KHTCTH', 'Ký nháy 2: Phòng Kế hoạch - Tài chính - Tổng hợp', INITIAL_BLANKS),
], { after: 480 });

const foot = table([COLUMNS.left, COLUMNS.right], [row([
  cell(COLUMNS.left, recipients(['Như Điều 3', 'Kho bạc Nhà nước (nơi giao dịch)', 'Lưu: VT, KTQLNL'])),
  cell(COLUMNS.right, signatureBlock({ slot: 'LDS', titles: ['GIÁM ĐỐC'], name: 'Lê Thanh Giả Định', lines: 5 })),
])]);

/** The body of `word/document.xml`, without the section. */
export const decisionBudget = (year: number): readonly string[] => [
  letterhead({ notation: '/QĐ-SCT', year }),
  ...heading('QUYẾT ĐỊNH', 'Về việc phê duyệt dự toán kinh phí tổ chức Hội nghị tập huấn\nsử dụng năng lượng tiết kiệm và hiệu quả năm 2026', 2600),
  paragraph('Authority', 'GIÁM ĐỐC SỞ CÔNG THƯƠNG'),
  ...BASES.map((text) => paragraph('LegalBasis', text)),
  paragraph('Authority', 'QUYẾT ĐỊNH:'),
  article(1, 'Phê duyệt dự toán kinh phí tổ chức Hội nghị tập huấn sử dụng năng lượng tiết kiệm và hiệu quả năm 2026 với tổng số tiền là 42.600.000 đồng (Bằng chữ: Bốn mươi hai triệu sáu trăm nghìn đồng), chi tiết như sau:'),
  estimate,
  paragraph('AfterTable', 'Nguồn kinh phí: Dự toán chi sự nghiệp kinh tế năm 2026 giao cho Sở Công Thương.'),
  article(2, 'Giao Phòng Kỹ thuật và Quản lý năng lượng chủ trì, phối hợp với Phòng Kế hoạch - Tài chính - Tổng hợp tổ chức thực hiện và thanh quyết toán kinh phí theo đúng chế độ, định mức, chứng từ hợp pháp.'),
  article(3, 'Quyết định này có hiệu lực kể từ ngày ký.'),
  ending,
  foot,
  paragraph('Tail', ''),
];
