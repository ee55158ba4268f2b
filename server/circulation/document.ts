/** An outgoing document: its content, its route, its steps and its signatures. */
import type {
  CalendarDate, Capacity, DocumentStatus, DocumentType, FinanceCheck, Instant, RefusalCategory, SignatureKind, SignatureLevel, SignatureStatus, StepKind, StepStatus, Urgency,
} from './words.ts';

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
