/** The 29 administrative document types of NĐ 30/2020 (Điều 7; abbreviations of Phụ lục III.I, forms of Phụ lục III.II). */
import type { DocumentType } from '../circulation/model.ts';

/** Default grouping of number series (domain.md §7 e): letters, decisions, everything else. */
export type SeriesGroup = 'OFFICIAL_LETTER' | 'DECISION' | 'NAMED';

export interface DocumentTypeFacts {
  /** `null` for official letters and public letters, which have none. */
  readonly abbr: string | null;
  readonly vi: string;
  readonly en: string;
  /** Form of Phụ lục III.II (`1.9`); `null` where the annex has none. */
  readonly form: string | null;
  /** The form has a line "địa danh, ngày … tháng … năm …"; minutes have none (domain.md 0.6). */
  readonly hasDateLine: boolean;
  readonly seriesGroup: SeriesGroup;
}

const named = (abbr: string, vi: string, en: string, form: string | null = '1.4'): DocumentTypeFacts =>
  ({ abbr, vi, en, form, hasDateLine: true, seriesGroup: 'NAMED' });

export const DOCUMENT_TYPE_FACTS: Readonly<Record<DocumentType, DocumentTypeFacts>> = {
  RESOLUTION: named('NQ', 'Nghị quyết', 'Resolution', '1.1'),
  DECISION: { ...named('QĐ', 'Quyết định', 'Decision', '1.2'), seriesGroup: 'DECISION' },
  DIRECTIVE: named('CT', 'Chỉ thị', 'Directive'),
  STATUTE: named('QC', 'Quy chế', 'Statute'),
  REGULATION: named('QyĐ', 'Quy định', 'Regulation'),
  COMMUNIQUE: named('TC', 'Thông cáo', 'Communiqué'),
  NOTICE: named('TB', 'Thông báo', 'Notice'),
  GUIDELINE: named('HD', 'Hướng dẫn', 'Guideline'),
  PROGRAMME: named('CTr', 'Chương trình', 'Programme'),
  PLAN: named('KH', 'Kế hoạch', 'Plan'),
  OPTION_PLAN: named('PA', 'Phương án', 'Option plan'),
  SCHEME: named('ĐA', 'Đề án', 'Scheme'),
  PROJECT: named('DA', 'Dự án', 'Project'),
  REPORT: named('BC', 'Báo cáo', 'Report'),
  MINUTES: { ...named('BB', 'Biên bản', 'Minutes', '1.9'), hasDateLine: false },
  SUBMISSION: named('TTr', 'Tờ trình', 'Submission'),
  CONTRACT: named('HĐ', 'Hợp đồng', 'Contract', null),
  OFFICIAL_LETTER: { abbr: null, vi: 'Công văn', en: 'Official letter', form: '1.5', hasDateLine: true, seriesGroup: 'OFFICIAL_LETTER' },
  TELEGRAM: named('CĐ', 'Công điện', 'Telegram', '1.6'),
  MEMORANDUM: named('BGN', 'Bản ghi nhớ', 'Memorandum', null),
  AGREEMENT: named('BTT', 'Bản thỏa thuận', 'Agreement', null),
  POWER_OF_ATTORNEY: named('GUQ', 'Giấy ủy quyền', 'Power of attorney'),
  INVITATION: named('GM', 'Giấy mời', 'Invitation', '1.7'),
  INTRODUCTION_LETTER: named('GGT', 'Giấy giới thiệu', 'Letter of introduction', '1.8'),
  LEAVE_PERMIT: named('GNP', 'Giấy nghỉ phép', 'Leave permit', '1.10'),
  DISPATCH_SLIP: named('PG', 'Phiếu gửi', 'Dispatch slip'),
  TRANSFER_SLIP: named('PC', 'Phiếu chuyển', 'Transfer slip'),
  NOTIFICATION_SLIP: named('PB', 'Phiếu báo', 'Notification slip'),
  PUBLIC_LETTER: { abbr: null, vi: 'Thư công', en: 'Public letter', form: null, hasDateLine: true, seriesGroup: 'OFFICIAL_LETTER' },
};
