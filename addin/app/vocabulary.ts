import { defineTexts } from './language.tsx';

/** Names of the field's own words (domain.md §3, §4.1, §4.2), shared by every screen. */
export const vocabulary = defineTexts({
  vi: {
    'status.DRAFT': 'Dự thảo', 'status.IN_CIRCULATION': 'Đang luân chuyển', 'status.RETURNED': 'Bị trả lại', 'status.WITHDRAWN': 'Đã rút trình',
    'status.AWAITING_NUMBER': 'Chờ cấp số', 'status.NUMBERED': 'Chờ đóng dấu', 'status.SEALED': 'Chờ ban hành', 'status.ISSUED': 'Đã ban hành',
    'status.RECALLED': 'Đã thu hồi', 'status.REPLACED': 'Đã được thay thế', 'status.REJECTED': 'Bị từ chối', 'status.CANCELLED': 'Đã hủy',
    'kind.REVIEW': 'Xem xét', 'kind.INITIAL': 'Ký nháy', 'kind.SIGN': 'Ký số', 'kind.FORMAT_CHECK': 'Kiểm tra thể thức', 'kind.FINAL_SIGN': 'Ký duyệt',
    'urgency.NORMAL': 'Thường', 'urgency.URGENT': 'Khẩn', 'urgency.VERY_URGENT': 'Thượng khẩn', 'urgency.FLASH': 'Hỏa tốc',
    'capacity.DIRECT': 'Trực tiếp ký', 'capacity.ON_BEHALF_DEPUTY': 'Ký thay (KT.)', 'capacity.BY_ORDER': 'Ký thừa lệnh (TL.)', 'capacity.BY_ORDER_DEPUTY': 'Ký thừa lệnh, ký thay (TL., KT.)',
    'capacity.BY_AUTHORISATION': 'Ký thừa ủy quyền (TUQ.)', 'capacity.FOR_COLLECTIVE': 'Thay mặt tập thể (TM.)', 'capacity.ACTING': 'Quyền (Q.)',
    'signature.INITIAL': 'Ký nháy', 'signature.SIGN': 'Ký số', 'signature.FINAL': 'Ký duyệt', 'signature.ORGANISATION': 'Chữ ký số của cơ quan (con dấu)',
    'type.RESOLUTION': 'Nghị quyết', 'type.DECISION': 'Quyết định', 'type.DIRECTIVE': 'Chỉ thị', 'type.STATUTE': 'Quy chế', 'type.REGULATION': 'Quy định',
    'type.COMMUNIQUE': 'Thông cáo', 'type.NOTICE': 'Thông báo', 'type.GUIDELINE': 'Hướng dẫn', 'type.PROGRAMME': 'Chương trình', 'type.PLAN': 'Kế hoạch',
    'type.OPTION_PLAN': 'Phương án', 'type.SCHEME': 'Đề án', 'type.PROJECT': 'Dự án', 'type.REPORT': 'Báo cáo', 'type.MINUTES': 'Biên bản',
    'type.SUBMISSION': 'Tờ trình', 'type.CONTRACT': 'Hợp đồng', 'type.OFFICIAL_LETTER': 'Công văn', 'type.TELEGRAM': 'Công điện', 'type.MEMORANDUM': 'Bản ghi nhớ',
    'type.AGREEMENT': 'Bản thỏa thuận', 'type.POWER_OF_ATTORNEY': 'Giấy ủy quyền', 'type.INVITATION': 'Giấy mời', 'type.INTRODUCTION_LETTER': 'Giấy giới thiệu',
    'type.LEAVE_PERMIT': 'Giấy nghỉ phép', 'type.DISPATCH_SLIP': 'Phiếu gửi', 'type.TRANSFER_SLIP': 'Phiếu chuyển', 'type.NOTIFICATION_SLIP': 'Phiếu báo', 'type.PUBLIC_LETTER': 'Thư công',
  },
  en: {
    'status.DRAFT': 'Draft', 'status.IN_CIRCULATION': 'In circulation', 'status.RETURNED': 'Returned', 'status.WITHDRAWN': 'Withdrawn',
    'status.AWAITING_NUMBER': 'Awaiting number', 'status.NUMBERED': 'Awaiting seal', 'status.SEALED': 'Awaiting issue', 'status.ISSUED': 'Issued',
    'status.RECALLED': 'Recalled', 'status.REPLACED': 'Replaced', 'status.REJECTED': 'Rejected', 'status.CANCELLED': 'Cancelled',
    'kind.REVIEW': 'Review', 'kind.INITIAL': 'Initial', 'kind.SIGN': 'Sign', 'kind.FORMAT_CHECK': 'Format check', 'kind.FINAL_SIGN': 'Final signature',
    'urgency.NORMAL': 'Normal', 'urgency.URGENT': 'Urgent', 'urgency.VERY_URGENT': 'Very urgent', 'urgency.FLASH': 'Flash',
    'capacity.DIRECT': 'Signs in person', 'capacity.ON_BEHALF_DEPUTY': 'Deputy for the head (KT.)', 'capacity.BY_ORDER': 'By order (TL.)', 'capacity.BY_ORDER_DEPUTY': 'By order, deputy (TL., KT.)',
    'capacity.BY_AUTHORISATION': 'By authorisation (TUQ.)', 'capacity.FOR_COLLECTIVE': 'For the collective (TM.)', 'capacity.ACTING': 'Acting (Q.)',
    'signature.INITIAL': 'Initial', 'signature.SIGN': 'Signature', 'signature.FINAL': 'Final signature', 'signature.ORGANISATION': "Organisation's signature (seal)",
    'type.RESOLUTION': 'Resolution', 'type.DECISION': 'Decision', 'type.DIRECTIVE': 'Directive', 'type.STATUTE': 'Statute', 'type.REGULATION': 'Regulation',
    'type.COMMUNIQUE': 'Communiqué', 'type.NOTICE': 'Notice', 'type.GUIDELINE': 'Guideline', 'type.PROGRAMME': 'Programme', 'type.PLAN': 'Plan',
    'type.OPTION_PLAN': 'Option plan', 'type.SCHEME': 'Scheme', 'type.PROJECT': 'Project', 'type.REPORT': 'Report', 'type.MINUTES': 'Minutes',
    'type.SUBMISSION': 'Submission', 'type.CONTRACT': 'Contract', 'type.OFFICIAL_LETTER': 'Official letter', 'type.TELEGRAM': 'Telegram', 'type.MEMORANDUM': 'Memorandum',
    'type.AGREEMENT': 'Agreement', 'type.POWER_OF_ATTORNEY': 'Power of attorney', 'type.INVITATION': 'Invitation', 'type.INTRODUCTION_LETTER': 'Letter of introduction',
    'type.LEAVE_PERMIT': 'Leave permit', 'type.DISPATCH_SLIP': 'Dispatch slip', 'type.TRANSFER_SLIP': 'Transfer slip', 'type.NOTIFICATION_SLIP': 'Notification slip', 'type.PUBLIC_LETTER': 'Public letter',
  },
});
