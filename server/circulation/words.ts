/** The words of circulation (domain.md §3): closed lists and what their values are called. */

/** The 29 administrative document types of NĐ 30/2020, Điều 7; abbreviations are in `server/registry/document-types.ts`. */
export const DOCUMENT_TYPES = [
  'RESOLUTION', 'DECISION', 'DIRECTIVE', 'STATUTE', 'REGULATION', 'COMMUNIQUE', 'NOTICE', 'GUIDELINE', 'PROGRAMME', 'PLAN',
  'OPTION_PLAN', 'SCHEME', 'PROJECT', 'REPORT', 'MINUTES', 'SUBMISSION', 'CONTRACT', 'OFFICIAL_LETTER', 'TELEGRAM', 'MEMORANDUM',
  'AGREEMENT', 'POWER_OF_ATTORNEY', 'INVITATION', 'INTRODUCTION_LETTER', 'LEAVE_PERMIT', 'DISPATCH_SLIP', 'TRANSFER_SLIP',
  'NOTIFICATION_SLIP', 'PUBLIC_LETTER',
] as const;
export type DocumentType = (typeof DOCUMENT_TYPES)[number];

export const URGENCIES = ['NORMAL', 'URGENT', 'VERY_URGENT', 'FLASH'] as const;
export type Urgency = (typeof URGENCIES)[number];

export const DOCUMENT_STATUSES = [
  'DRAFT', 'IN_CIRCULATION', 'RETURNED', 'WITHDRAWN', 'AWAITING_NUMBER', 'NUMBERED', 'SEALED', 'ISSUED',
  'RECALLED', 'REPLACED', 'REJECTED', 'CANCELLED',
] as const;
export type DocumentStatus = (typeof DOCUMENT_STATUSES)[number];

export const STEP_KINDS = ['REVIEW', 'INITIAL', 'SIGN', 'FORMAT_CHECK', 'FINAL_SIGN'] as const;
export type StepKind = (typeof STEP_KINDS)[number];

export const STEP_STATUSES = ['WAITING', 'ACTIVE', 'DONE', 'RETURNED', 'SKIPPED', 'REASSIGNED', 'VOIDED'] as const;
export type StepStatus = (typeof STEP_STATUSES)[number];

/** Capacity in which a person signs (domain.md §3.4). */
export const CAPACITIES = ['DIRECT', 'ON_BEHALF_DEPUTY', 'BY_ORDER', 'BY_ORDER_DEPUTY', 'BY_AUTHORISATION', 'FOR_COLLECTIVE', 'ACTING'] as const;
export type Capacity = (typeof CAPACITIES)[number];

export const ROLES = ['director', 'deputyDirector', 'departmentHead', 'deputyHead', 'specialist', 'clerk', 'systemAdmin'] as const;
export type Role = (typeof ROLES)[number];

/** UTC instant, ISO 8601 with `Z`. Shown and stamped in Asia/Ho_Chi_Minh (I18). */
export type Instant = string;
/** Calendar date at +07:00, `yyyy-mm-dd`. */
export type CalendarDate = string;

export type DepartmentKind = 'directorate' | 'office' | 'division' | 'centre';

/** Finance's "đúng, đủ, hợp lý" (BR2.3). */
export const FINANCE_CHECKS = ['LEGAL_BASIS', 'FUNDING_SOURCE', 'ESTIMATE_AND_NORMS', 'SUPPORTING_PAPERS', 'AMOUNT_IN_WORDS', 'AUTHORITY'] as const;
export type FinanceCheck = (typeof FINANCE_CHECKS)[number];

export type SignatureKind = 'INITIAL' | 'SIGN' | 'FINAL' | 'ORGANISATION';
export type SignatureStatus = 'VALID' | 'VOIDED' | 'UNDONE';
/** PAdES baseline level actually reached by this signature. */
export type SignatureLevel = 'B-B' | 'B-T';

/** T18: thể thức / sai thẩm quyền / thiếu phụ lục / sai nơi nhận. */
export const REFUSAL_CATEGORIES = ['FORMAT', 'AUTHORITY', 'MISSING_ANNEX', 'RECIPIENTS'] as const;
export type RefusalCategory = (typeof REFUSAL_CATEGORIES)[number];
