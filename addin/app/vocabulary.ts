import type { Language } from '../../server/circulation/errors.ts';
import { DOCUMENT_TYPES } from '../../server/circulation/model.ts';
import type { DocumentType } from '../../server/circulation/model.ts';
import { DOCUMENT_TYPE_FACTS } from '../../server/registry/document-types.ts';
import { defineTexts } from './language.tsx';

/** The 29 types are named in one place, the registry's; here they become texts like the others. */
const typeNames = (language: Language) =>
  Object.fromEntries(DOCUMENT_TYPES.map((type) => [`type.${type}`, DOCUMENT_TYPE_FACTS[type][language]])) as Record<`type.${DocumentType}`, string>;

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
    ...typeNames('vi'),
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
    ...typeNames('en'),
    'type.LEAVE_PERMIT': 'Leave permit', 'type.DISPATCH_SLIP': 'Dispatch slip', 'type.TRANSFER_SLIP': 'Transfer slip', 'type.NOTIFICATION_SLIP': 'Notification slip', 'type.PUBLIC_LETTER': 'Public letter',
  },
});
