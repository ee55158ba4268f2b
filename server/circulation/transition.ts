/** What may be done to a document, what the rules may know when they decide, and what follows (domain.md §4.4). */
import type { ChecklistEntry, DocumentNumber, PlannedStep } from './document.ts';
import type { Directory, Policy } from './organisation.ts';
import type { DocumentStatus, DocumentType, Instant, RefusalCategory, SignatureLevel, StepKind, Urgency } from './words.ts';

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

/** What the server itself does to an issued document's file so that it stays verifiable; the document's state does not change. */
export type ArchiveActionType = 'raiseToArchive' | 'delayArchive' | 'renewArchive';

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
  readonly action: ActionType | ArchiveActionType;
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
