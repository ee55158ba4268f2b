/** The words of circulation (domain.md §3, §4): plain, frozen data that every room shares. Nothing here does I/O. */

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

export interface Department {
  readonly id: string;
  /** Short name in routes, e.g. `P.KHTCTH`. */
  readonly abbr: string;
  /** Abbreviation in the notation of official letters, e.g. `VP` in `239/SCT-VP`. */
  readonly docAbbr: string | null;
  readonly name: string;
  readonly kind: DepartmentKind;
  readonly order: number;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly departmentId: string;
  readonly title: string;
  /** Title as printed above the signature, e.g. `CHÁNH VĂN PHÒNG`; null for people who do not sign. */
  readonly blockTitle: string | null;
  readonly roles: readonly Role[];
  readonly canFinalSign: boolean;
  readonly active: boolean;
}

export interface Delegation {
  readonly id: string;
  readonly kind: Capacity;
  readonly fromId: string;
  readonly toId: string;
  readonly scope: { readonly fields?: readonly string[]; readonly docTypes?: readonly DocumentType[]; readonly financial?: boolean; readonly maxAmount?: number };
  readonly validFrom: CalendarDate;
  readonly validTo: CalendarDate | null;
  readonly docRef: string;
}

export interface Absence {
  readonly personId: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly reason: string;
  readonly substituteId: string | null;
}

/** Everything a rule may ask about the organisation. */
export interface Directory {
  readonly departments: readonly Department[];
  readonly people: readonly Person[];
  readonly delegations: readonly Delegation[];
  readonly absences: readonly Absence[];
  readonly financeDepartmentId: string;
}

/** Settings of domain.md §7 that the rules obey. */
export interface Policy {
  /** Decision b: may a person outside the directorate be the final signer? Default false. */
  readonly allowByOrderFinalSigner: boolean;
  /** Decision c: may steps share a `parallelGroup`? Default false. */
  readonly allowParallelGroups: boolean;
}

/** Finance's "đúng, đủ, hợp lý" (BR2.3). */
export const FINANCE_CHECKS = ['LEGAL_BASIS', 'FUNDING_SOURCE', 'ESTIMATE_AND_NORMS', 'SUPPORTING_PAPERS', 'AMOUNT_IN_WORDS', 'AUTHORITY'] as const;
export type FinanceCheck = (typeof FINANCE_CHECKS)[number];
export interface ChecklistEntry {
  readonly check: FinanceCheck;
  readonly satisfied: boolean;
  readonly note: string | null;
}

/** A step as the officer plans it, before it belongs to a version. */
export interface PlannedStep {
  readonly kind: StepKind;
  readonly ownerId: string;
  readonly capacity: Capacity;
  readonly optional: boolean;
  readonly parallelGroup: string | null;
}

export interface RouteStep extends PlannedStep {
  readonly id: string;
  readonly versionNo: number;
  /** 1-based place in the route. */
  readonly ordinal: number;
  /** The owner's department when the version was frozen (§4.6 #27: the route keeps its snapshot). */
  readonly departmentId: string;
  readonly status: StepStatus;
  readonly activatedAt: Instant | null;
  readonly dueAt: Instant | null;
  readonly completedAt: Instant | null;
  /** Who completed or returned it (differs from ownerId under a delegation). */
  readonly completedBy: string | null;
  readonly opinion: string | null;
  readonly checklist: readonly ChecklistEntry[] | null;
}

export type SignatureKind = 'INITIAL' | 'SIGN' | 'FINAL' | 'ORGANISATION';
export type SignatureStatus = 'VALID' | 'VOIDED' | 'UNDONE';
/** PAdES baseline level actually reached by this signature. */
export type SignatureLevel = 'B-B' | 'B-T';

/** I6: every completed INITIAL, SIGN, FINAL_SIGN (and the seal) has one. */
export interface SignatureRecord {
  readonly id: string;
  readonly kind: SignatureKind;
  readonly stepId: string | null;
  readonly signerId: string;
  readonly versionNo: number;
  readonly revisionNo: number;
  /** Lower-case hex SHA-256 of the whole file before and after this signature. */
  readonly pdfSha256Before: string;
  readonly pdfSha256After: string;
  readonly fieldName: string;
  readonly certificateSerial: string;
  readonly certificateSubject: string;
  readonly signedAt: Instant;
  readonly timestampedAt: Instant | null;
  readonly level: SignatureLevel;
  readonly status: SignatureStatus;
}

export interface DocumentNumber {
  readonly seriesId: string;
  readonly year: number;
  readonly number: number;
  /** e.g. `QĐ-SCT` */
  readonly notation: string;
  /** e.g. `15/QĐ-SCT` */
  readonly documentCode: string;
  readonly issuedDate: CalendarDate;
}

export interface OutgoingDocument {
  readonly id: string;
  readonly type: DocumentType;
  readonly subject: string;
  readonly urgency: Urgency;
  readonly confidentiality: 'NORMAL';
  readonly isFinancial: boolean;
  /** BR2.8: why the suggestion "this is about money" was declined; null otherwise. */
  readonly notFinancialReason: string | null;
  readonly recipients: readonly string[];
  readonly addressees: readonly string[];
  readonly drafterId: string;
  /** The drafting department. */
  readonly departmentId: string;
  /** Derived from the route: owner of the first step (I2); null while there is no route. */
  readonly presenterId: string | null;
  /** Derived from the route: owner of the last step (I1); null while there is no route. */
  readonly finalSignerId: string | null;
  readonly watcherIds: readonly string[];
  readonly replyToId: string | null;
  /** The officer's plan; becomes `steps` when a version is frozen. */
  readonly plannedRoute: readonly PlannedStep[];
  readonly status: DocumentStatus;
  /** 0 before the first submit. */
  readonly versionNo: number;
  /** Steps of the current version, in order. Older versions' steps stay in the store. */
  readonly steps: readonly RouteStep[];
  /** Signatures of the current version, in order. */
  readonly signatures: readonly SignatureRecord[];
  readonly number: DocumentNumber | null;
  readonly returned: { readonly byId: string; readonly at: Instant; readonly reason: string; readonly category: RefusalCategory | null } | null;
  readonly submittedAt: Instant | null;
  readonly finalSignedAt: Instant | null;
  readonly sealedAt: Instant | null;
  readonly issuedAt: Instant | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  /** Compare-and-set token: grows by one with every committed change. */
  readonly rowVersion: number;
}

/** T18: thể thức / sai thẩm quyền / thiếu phụ lục / sai nơi nhận. */
export const REFUSAL_CATEGORIES = ['FORMAT', 'AUTHORITY', 'MISSING_ANNEX', 'RECIPIENTS'] as const;
export type RefusalCategory = (typeof REFUSAL_CATEGORIES)[number];

/** What `server/verification` proved of a new revision, handed to the rules as a fact. */
export interface SignatureProof {
  readonly signatureId: string;
  readonly revisionNo: number;
  readonly pdfSha256Before: string;
  readonly pdfSha256After: string;
  readonly fieldName: string;
  readonly certificateSerial: string;
  readonly certificateSubject: string;
  /** The person the certificate was matched to (I8). */
  readonly certifiedPersonId: string | null;
  readonly signedAt: Instant;
  readonly timestampedAt: Instant | null;
  readonly level: SignatureLevel;
}

/** Every way a document may change (domain.md §4.4). Facts that need I/O (new ids, proofs, numbers) come in as arguments. */
export type Action =
  | { readonly type: 'saveDraft'; readonly changes: DraftChanges }
  | { readonly type: 'submit'; readonly stepIds: readonly string[]; readonly formatErrors: number; /** BR2.1: the text suggests money matters (`suggestFinancial`). */ readonly financialSuggested?: boolean }
  | { readonly type: 'approve'; readonly stepId: string; readonly versionNo: number; readonly opinion: string | null; readonly checklist: readonly ChecklistEntry[] | null }
  | { readonly type: 'initial' | 'digitalSign' | 'finalSign'; readonly stepId: string; readonly versionNo: number; readonly opinion: string | null; readonly checklist: readonly ChecklistEntry[] | null; readonly proof: SignatureProof }
  | { readonly type: 'returnDocument'; readonly stepId: string; readonly versionNo: number; readonly reason: string; readonly checklist: readonly ChecklistEntry[] | null }
  | { readonly type: 'withdraw'; readonly reason: string | null }
  | { readonly type: 'createNewVersion'; readonly reason: string; readonly confirmedSignatureIds: readonly string[] }
  | { readonly type: 'cancelDraft' }
  | { readonly type: 'refuseNumber'; readonly category: RefusalCategory; readonly reason: string }
  | { readonly type: 'assignNumber'; readonly number: DocumentNumber }
  | { readonly type: 'applySeal'; readonly proof: SignatureProof }
  | { readonly type: 'issue' };
export type ActionType = Action['type'];

/** Metadata and route of a draft; an absent key stays as it is. */
export interface DraftChanges {
  readonly type?: DocumentType;
  readonly subject?: string;
  readonly urgency?: Urgency;
  readonly isFinancial?: boolean;
  readonly notFinancialReason?: string | null;
  readonly recipients?: readonly string[];
  readonly addressees?: readonly string[];
  readonly watcherIds?: readonly string[];
  readonly replyToId?: string | null;
  readonly plannedRoute?: readonly PlannedStep[];
}

/** Who acts, as seen by the rules. */
export interface Actor {
  readonly personId: string;
}

/** What the rules may know of the world besides the document: one clock, the directory, the settings. */
export interface World {
  readonly now: Instant;
  readonly directory: Directory;
  readonly policy: Policy;
  /** Computes a step's `dueAt` (§4.8); pure, from the working calendar. */
  readonly dueAt: (step: { readonly kind: StepKind; readonly departmentId: string; readonly financeReview: boolean }, urgency: Urgency, from: Instant) => Instant;
}

/** One entry of the audit trail (I17) as the rules see it; the audit room adds hashes and the chain. */
export interface CirculationEvent {
  readonly action: ActionType;
  readonly actorId: string;
  /** Whom the actor stands for under a delegation; null when acting as oneself. */
  readonly onBehalfOfId: string | null;
  readonly at: Instant;
  readonly from: DocumentStatus;
  readonly to: DocumentStatus;
  readonly stepId: string | null;
  readonly reason: string | null;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
}

/** What must follow a transition, carried out by the act in the same transaction. */
export type Effect =
  | { readonly kind: 'NOTIFY'; readonly personIds: readonly string[]; readonly notice: NoticeKind }
  | { readonly kind: 'NOTIFY_CLERKS'; readonly notice: NoticeKind }
  | { readonly kind: 'REGISTER' }
  | { readonly kind: 'DISPATCH' };
export type NoticeKind = 'YOUR_TURN' | 'STEP_DONE' | 'RETURNED' | 'WITHDRAWN' | 'SIGNATURES_VOIDED' | 'AWAITING_NUMBER' | 'NUMBER_REFUSED' | 'NUMBERED' | 'SEALED' | 'ISSUED';
