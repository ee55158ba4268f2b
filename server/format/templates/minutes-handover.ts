/** Biên bản bàn giao xe: a minutes that several heads sign (Mẫu 1.9, adapted). All persons, numbers and plates are invented. */
import { letterhead } from './letterhead.ts';
import { COLUMNS, TEXT_WIDTH } from './page.ts';
import { body, heading, recipients, ruledTable, signatureBlock } from './parts.ts';
import { cell, paragraph, row, table } from './words.ts';

const VEHICLE: readonly (readonly string[])[] = [
  ['1', 'Loại xe, số chỗ ngồi', 'Ô tô con, 07 chỗ'],
  ['2', 'Biển số', '60A-000.00'],
  ['3', 'Số khung / Số máy', 'MAU00000000000001 / MAU000001'],
  ['4', 'Năm sản xuất, năm đưa vào sử dụng', '2018, 2019'],
  ['5', 'Số ki-lô-mét tại thời điểm giao', '148.620 km'],
  ['6', 'Nguyên giá', '785.000.000 đồng'],
  ['7', 'Giá trị còn lại đến 31/10/2026', '196.250.000 đồng'],
];

const opening = [
  paragraph('LegalBasis', 'Căn cứ Quyết định số 000/QĐ-SCT ngày 10 tháng 11 năm 2026 của Giám đốc Sở Công Thương về việc điều chuyển xe ô tô giữa các đơn vị trực thuộc Sở.'),
  ...body(
    'Thời gian bắt đầu: 08 giờ 30 phút, ngày 23 tháng 11 năm 2026.',
    'Địa điểm: Trụ sở Sở Công Thương.',
    'Thành phần tham dự:',
    '1. Bên giao: Văn phòng Sở',
    '- Ông Phạm Văn Mẫu, Chánh Văn phòng;',
    '- Ông Đỗ Minh Soạn Thảo, Chuyên viên.',
    '2. Bên nhận: Trung tâm Khuyến công và Tư vấn phát triển công nghiệp',
    '- Ông Hồ Khuyến Công, Giám đốc Trung tâm;',
    '- Bà Dương Thị Tư Vấn, Chuyên viên.',
    '3. Bên theo dõi tài sản: Phòng Kế hoạch - Tài chính - Tổng hợp',
    '- Ông Đặng Kế Hoạch, Trưởng phòng.',
    '4. Bên kiểm tra kỹ thuật: Phòng Kỹ thuật và Quản lý năng lượng',
    '- Ông Trịnh Đình Năng Lượng, Trưởng phòng.',
    'Chủ trì: Ông Phạm Văn Mẫu, Chánh Văn phòng.',
    'Thư ký (người ghi biên bản): Ông Đỗ Minh Soạn Thảo, Chuyên viên Văn phòng Sở.',
    'Nội dung:',
    '1. Văn phòng Sở bàn giao cho Trung tâm Khuyến công và Tư vấn phát triển công nghiệp 01 (một) xe ô tô với thông tin sau:',
  ),
];

const vehicle = ruledTable([
  { title: 'STT', width: 720, align: 'center' },
  { title: 'Nội dung', width: 4050, align: 'left' },
  { title: 'Thông tin', width: TEXT_WIDTH - 4770, align: 'left' },
], VEHICLE);

const findings = [
  paragraph('AfterTable', '2. Tình trạng kỹ thuật: Máy, hộp số, hệ thống phanh, đèn, điều hòa hoạt động bình thường; có 02 vết xước nhỏ ở cửa sau bên phải.'),
  ...body(
    '3. Hồ sơ, phụ kiện kèm theo: Giấy chứng nhận đăng ký xe (bản chính); giấy chứng nhận kiểm định còn hạn; giấy chứng nhận bảo hiểm trách nhiệm dân sự; sổ theo dõi bảo dưỡng; 02 chìa khóa; 01 lốp dự phòng; 01 bộ dụng cụ theo xe; 01 bình chữa cháy.',
    '4. Trách nhiệm của các bên:',
    'a) Bên giao bàn giao đầy đủ xe, hồ sơ và phụ kiện nêu trên;',
    'b) Bên nhận quản lý, sử dụng, bảo dưỡng xe đúng tiêu chuẩn, định mức và chịu trách nhiệm kể từ thời điểm ký biên bản;',
    'c) Phòng Kế hoạch - Tài chính - Tổng hợp điều chỉnh sổ theo dõi tài sản và hướng dẫn hạch toán theo quy định;',
    'd) Phòng Kỹ thuật và Quản lý năng lượng xác nhận tình trạng kỹ thuật tại mục 2.',
    'Biên bản được các bên thống nhất thông qua, ký số và lưu trên Hệ thống quản lý văn bản. Việc bàn giao kết thúc vào 10 giờ 15 phút, ngày 23 tháng 11 năm 2026./.',
  ),
];

/** The left block of the first row has one line more, so that the printed names stand level. */
const blocks = table([COLUMNS.left, COLUMNS.right], [
  row([
    cell(COLUMNS.left, signatureBlock({ slot: 'VPS', titles: ['VĂN PHÒNG SỞ', 'CHÁNH VĂN PHÒNG'], name: 'Phạm Văn Mẫu', lines: 5 })),
    cell(COLUMNS.right, signatureBlock({ slot: 'TTKC', titles: ['TRUNG TÂM KHUYẾN CÔNG VÀ TƯ VẤN\nPHÁT TRIỂN CÔNG NGHIỆP', 'GIÁM ĐỐC'], name: 'Hồ Khuyến Công', lines: 4 })),
  ]),
  row([
    cell(COLUMNS.left, signatureBlock({ slot: 'KHTCTH', titles: ['PHÒNG KẾ HOẠCH -\nTÀI CHÍNH - TỔNG HỢP', 'TRƯỞNG PHÒNG'], name: 'Đặng Kế Hoạch', lines: 4 })),
    cell(COLUMNS.right, signatureBlock({ slot: 'KTQLNL', titles: ['PHÒNG KỸ THUẬT VÀ\nQUẢN LÝ NĂNG LƯỢNG', 'TRƯỞNG PHÒNG'], name: 'Trịnh Đình Năng Lượng', lines: 4 })),
  ]),
  row([
    cell(COLUMNS.left, recipients(['Các phòng, đơn vị có tên trên', 'Lưu: VT, Hồ sơ'])),
    cell(COLUMNS.right, signatureBlock({ slot: 'LDS', titles: ['XÁC NHẬN CỦA LÃNH ĐẠO SỞ', 'GIÁM ĐỐC'], name: 'Lê Thanh Giả Định', lines: 5 })),
  ]),
]);

/** The body of `word/document.xml`, without the section. */
export const minutesHandover = (): readonly string[] => [
  letterhead({ notation: '/BB-SCT', year: null }),
  ...heading('BIÊN BẢN', 'Bàn giao xe ô tô phục vụ công tác khuyến công', 2300),
  ...opening,
  vehicle,
  ...findings,
  blocks,
  paragraph('Tail', ''),
];
