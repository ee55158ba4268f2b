/** Names of the words of circulation as people read them; data for screens, registers and refusals. */
import { DOCUMENT_TYPE_FACTS } from '../registry/document-types.ts';
import type {
  ActionType, Capacity, DocumentStatus, DocumentType, FinanceCheck, RefusalCategory, Role, SignatureKind, SignatureLevel, SignatureStatus, StepKind, StepStatus, Urgency,
} from './model.ts';

/** One name in both languages. */
export interface Label {
  readonly vi: string;
  readonly en: string;
}
type Labels<Key extends string> = Readonly<Record<Key, Label>>;

const label = (vi: string, en: string): Label => ({ vi, en });

/** Names of the types; abbreviations and forms are with the registry. */
export const DOCUMENT_TYPE_LABELS: Labels<DocumentType> = DOCUMENT_TYPE_FACTS;

export const STATUS_LABELS: Labels<DocumentStatus> = {
  DRAFT: label('Dự thảo', 'Draft'),
  IN_CIRCULATION: label('Đang luân chuyển', 'In circulation'),
  RETURNED: label('Bị trả lại', 'Returned'),
  WITHDRAWN: label('Đã rút trình', 'Withdrawn'),
  AWAITING_NUMBER: label('Đã ký – chờ văn thư cấp số', 'Signed – awaiting number'),
  NUMBERED: label('Đã cấp số – chờ đóng dấu', 'Numbered – awaiting seal'),
  SEALED: label('Đã đóng dấu – chờ ban hành', 'Sealed – awaiting issue'),
  ISSUED: label('Đã ban hành', 'Issued'),
  RECALLED: label('Đã thu hồi', 'Recalled'),
  REPLACED: label('Đã được thay thế', 'Replaced'),
  REJECTED: label('Bị từ chối', 'Rejected'),
  CANCELLED: label('Đã hủy', 'Cancelled'),
};

export const STEP_KIND_LABELS: Labels<StepKind> = {
  REVIEW: label('Xem xét', 'Review'),
  INITIAL: label('Ký nháy', 'Initial'),
  SIGN: label('Ký số', 'Sign'),
  FORMAT_CHECK: label('Kiểm tra thể thức', 'Format check'),
  FINAL_SIGN: label('Lãnh đạo Sở ký', 'Leader signs'),
};

export const STEP_STATUS_LABELS: Labels<StepStatus> = {
  WAITING: label('Chưa đến lượt', 'Waiting'),
  ACTIVE: label('Đang xử lý', 'Active'),
  DONE: label('Đã xong', 'Done'),
  RETURNED: label('Đã trả lại', 'Returned'),
  SKIPPED: label('Đã bỏ qua', 'Skipped'),
  REASSIGNED: label('Đã chuyển người khác', 'Reassigned'),
  VOIDED: label('Không còn hiệu lực', 'Voided'),
};

/** Domain.md §3.4; the prefix is what is printed above the title (NĐ 30/2020, Phụ lục I, II.7.b). */
export const CAPACITY_LABELS: Readonly<Record<Capacity, Label & { readonly prefix: string }>> = {
  DIRECT: { vi: 'Trực tiếp ký', en: 'In person', prefix: '' },
  ON_BEHALF_DEPUTY: { vi: 'Ký thay (KT.)', en: 'Deputy for the head (KT.)', prefix: 'KT.' },
  BY_ORDER: { vi: 'Thừa lệnh (TL.)', en: 'By order (TL.)', prefix: 'TL.' },
  BY_ORDER_DEPUTY: { vi: 'Thừa lệnh, ký thay (TL., KT.)', en: 'By order, deputy (TL., KT.)', prefix: 'TL.' },
  BY_AUTHORISATION: { vi: 'Thừa ủy quyền (TUQ.)', en: 'By authorisation (TUQ.)', prefix: 'TUQ.' },
  FOR_COLLECTIVE: { vi: 'Thay mặt tập thể (TM.)', en: 'For the collective (TM.)', prefix: 'TM.' },
  ACTING: { vi: 'Quyền (Q.)', en: 'Acting head (Q.)', prefix: 'Q.' },
};

export const URGENCY_LABELS: Labels<Urgency> = {
  NORMAL: label('Thường', 'Normal'),
  URGENT: label('Khẩn', 'Urgent'),
  VERY_URGENT: label('Thượng khẩn', 'Very urgent'),
  FLASH: label('Hỏa tốc', 'Flash'),
};

export const ROLE_LABELS: Labels<Role> = {
  director: label('Giám đốc Sở', 'Director'),
  deputyDirector: label('Phó Giám đốc Sở', 'Deputy Director'),
  departmentHead: label('Lãnh đạo phòng, đơn vị', 'Head of department'),
  deputyHead: label('Cấp phó phòng, đơn vị', 'Deputy head of department'),
  specialist: label('Chuyên viên', 'Officer'),
  clerk: label('Văn thư', 'Clerk'),
  systemAdmin: label('Quản trị hệ thống', 'System administrator'),
};

export const SIGNATURE_KIND_LABELS: Labels<SignatureKind> = {
  INITIAL: label('Ký nháy (trách nhiệm nội bộ)', 'Initial (internal responsibility)'),
  SIGN: label('Chữ ký số', 'Digital signature'),
  FINAL: label('Chữ ký số của Lãnh đạo Sở', "Leader's digital signature"),
  ORGANISATION: label('Chữ ký số của cơ quan (dấu)', "Organisation's signature (seal)"),
};

export const SIGNATURE_STATUS_LABELS: Labels<SignatureStatus> = {
  VALID: label('Còn hiệu lực', 'Valid'),
  VOIDED: label('Không còn hiệu lực', 'Voided'),
  UNDONE: label('Đã thu hồi', 'Undone'),
};

export const SIGNATURE_LEVEL_LABELS: Labels<SignatureLevel> = {
  'B-B': label('Chưa có dấu thời gian', 'No timestamp'),
  'B-T': label('Có dấu thời gian', 'Timestamped'),
};

/** What a person did, as the timeline tells it. */
export const ACTION_LABELS: Labels<ActionType> = {
  saveDraft: label('Lưu dự thảo', 'Saved the draft'),
  submit: label('Trình', 'Submitted'),
  approve: label('Đồng ý', 'Approved'),
  initial: label('Ký nháy', 'Initialled'),
  digitalSign: label('Ký số', 'Signed'),
  finalSign: label('Lãnh đạo Sở ký', 'Signed by the leader'),
  returnDocument: label('Trả lại', 'Returned'),
  withdraw: label('Rút trình', 'Withdrew'),
  createNewVersion: label('Tạo phiên bản mới', 'Started a new version'),
  cancelDraft: label('Hủy dự thảo', 'Cancelled the draft'),
  refuseNumber: label('Từ chối cấp số', 'Refused a number'),
  assignNumber: label('Cấp số', 'Numbered'),
  applySeal: label('Đóng dấu', 'Sealed'),
  issue: label('Ban hành', 'Issued'),
};

/** T18. */
export const REFUSAL_CATEGORY_LABELS: Labels<RefusalCategory> = {
  FORMAT: label('Sai thể thức', 'Format'),
  AUTHORITY: label('Sai thẩm quyền', 'Wrong authority'),
  MISSING_ANNEX: label('Thiếu phụ lục', 'Annex missing'),
  RECIPIENTS: label('Sai nơi nhận', 'Wrong recipients'),
};

/** BR2.3: what finance answers for with its initial, "đúng, đủ, hợp lý". */
export const FINANCE_CHECK_LABELS: Labels<FinanceCheck> = {
  LEGAL_BASIS: label('Căn cứ pháp lý đúng, còn hiệu lực', 'Legal bases are right and in force'),
  FUNDING_SOURCE: label('Nguồn kinh phí có và đủ', 'The source of funds exists and suffices'),
  ESTIMATE_AND_NORMS: label('Dự toán đúng định mức, tiêu chuẩn', 'The estimate keeps to the norms'),
  SUPPORTING_PAPERS: label('Hồ sơ kèm theo đầy đủ', 'The supporting papers are complete'),
  AMOUNT_IN_WORDS: label('Số tiền bằng số và bằng chữ khớp nhau', 'Figures and words agree'),
  AUTHORITY: label('Đúng thẩm quyền quyết định', 'The decision is within authority'),
};
