/** What the API answers: plain JSON, made for the screens. The pane takes these types through `server/app.ts`. */
import type {
  Absence, Capacity, ChecklistEntry, Delegation, Department, DocumentNumber, DocumentStatus, DocumentType, FinanceCheck, Instant, Person, PlannedStep,
  RefusalCategory, SignatureKind, SignatureLevel, SignatureStatus, StepKind, StepStatus, Urgency,
} from '../circulation/model.ts';
import type { PageSize, Place, PlaceKey } from '../pdf/geometry.ts';

/** Every refusal has this body; `code` is of the one catalogue. */
export interface ErrorView {
  readonly error: { readonly code: string; readonly facts: Readonly<Record<string, string | number>>; readonly vi: string; readonly en: string };
}

export interface SessionView {
  /** 256 random bits, base64url; shown once, stored hashed. */
  readonly token: string;
  readonly expiresAt: Instant;
  readonly me: MeView;
}

export interface MeView extends Person {
  readonly departmentName: string;
  /** A PNG of the person's signature picture can be had at `/api/me/signature-image` when true. */
  readonly hasSignatureImage: boolean;
  /** Only in the sample organisation: the person's own key file can be had at `/api/sample/key-file`. */
  readonly sampleKeyFile: boolean;
  readonly counts: TrayCounts;
}

export const TRAYS = ['inbox', 'drafts', 'sent', 'clerk', 'done', 'all'] as const;
/** inbox: waits for me · drafts: mine, editable · sent: mine, on the way · clerk: waits for number, seal, issue · done: I have acted on it, or it was issued · all: whatever I may see. */
export type Tray = (typeof TRAYS)[number];
export type TrayCounts = Readonly<Record<'inbox' | 'drafts' | 'sent' | 'clerk', number>>;

export interface RouteTemplateView {
  readonly id: string;
  readonly name: string;
  readonly docTypes: readonly DocumentType[];
  readonly financial: boolean;
  /** `departmentId` may be `$drafting`: the drafter's own department. */
  readonly steps: readonly { readonly departmentId: string; readonly kind: StepKind; readonly ownerId: string | null }[];
  /** Saved by this officer (then it may be deleted) or given by the organisation. */
  readonly mine: boolean;
}

export interface DirectoryView {
  readonly agency: { readonly id: string; readonly abbr: string; readonly name: string; readonly fullName: string; readonly parentAgency: string; readonly place: string; readonly sealDiameterMm: number };
  readonly departments: readonly Department[];
  readonly people: readonly Person[];
  readonly absences: readonly Absence[];
  /** In force or not: the rules of the route judge them, in the pane as at the server. */
  readonly delegations: readonly Delegation[];
  readonly financeDepartmentId: string;
  readonly routeTemplates: readonly RouteTemplateView[];
  readonly policy: { readonly allowByOrderFinalSigner: boolean; readonly allowParallelGroups: boolean };
}

export interface StepView {
  readonly id: string;
  readonly ordinal: number;
  readonly kind: StepKind;
  readonly capacity: Capacity;
  readonly status: StepStatus;
  readonly optional: boolean;
  readonly ownerId: string;
  readonly ownerName: string;
  readonly ownerTitle: string;
  readonly departmentId: string;
  readonly departmentAbbr: string;
  readonly activatedAt: Instant | null;
  readonly dueAt: Instant | null;
  readonly completedAt: Instant | null;
  readonly opinion: string | null;
  readonly checklist: readonly ChecklistEntry[] | null;
  /** Finance's step: its checklist must be answered when completing it. */
  readonly needsChecklist: boolean;
}

export interface SignatureView {
  readonly id: string;
  readonly kind: SignatureKind;
  readonly stepId: string | null;
  readonly signerName: string;
  readonly certificateSubject: string;
  readonly certificateSerial: string;
  readonly signedAt: Instant;
  readonly timestampedAt: Instant | null;
  readonly level: SignatureLevel;
  readonly status: SignatureStatus;
}

export interface TimelineEntry {
  readonly seq: number;
  readonly action: string;
  readonly actorName: string;
  readonly at: Instant;
  readonly reason: string | null;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
}

export interface ReferenceView {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly addedByName: string;
  readonly addedAt: Instant;
}

/** One row of a list. */
export interface DocumentRow {
  readonly id: string;
  readonly type: DocumentType;
  readonly subject: string;
  readonly urgency: Urgency;
  readonly isFinancial: boolean;
  readonly status: DocumentStatus;
  readonly drafterName: string;
  readonly departmentAbbr: string;
  readonly documentCode: string | null;
  /** Who holds it now and since when. */
  readonly holderName: string | null;
  readonly heldSince: Instant | null;
  readonly dueAt: Instant | null;
  /** What is asked of me; null when nothing is. */
  readonly asked: StepKind | 'NUMBER' | 'SEAL' | 'ISSUE' | null;
  readonly stepsDone: number;
  readonly stepsTotal: number;
  readonly updatedAt: Instant;
}

export interface DocumentPage {
  readonly rows: readonly DocumentRow[];
  readonly nextCursor: string | null;
}

/** The acts open to me now on this document; the screens show exactly these. */
export const ALLOWED_ACTS = ['editDraft', 'submit', 'cancelDraft', 'approve', 'initial', 'digitalSign', 'finalSign', 'returnDocument', 'withdraw', 'createNewVersion', 'refuseNumber', 'assignNumber', 'applySeal', 'issue'] as const;
export type AllowedAct = (typeof ALLOWED_ACTS)[number];

export interface DocumentView {
  readonly id: string;
  readonly rowVersion: number;
  readonly type: DocumentType;
  readonly subject: string;
  readonly urgency: Urgency;
  readonly isFinancial: boolean;
  readonly notFinancialReason: string | null;
  readonly recipients: readonly string[];
  readonly addressees: readonly string[];
  readonly status: DocumentStatus;
  readonly versionNo: number;
  readonly drafterId: string;
  readonly drafterName: string;
  readonly departmentId: string;
  readonly departmentName: string;
  readonly presenterId: string | null;
  readonly presenterName: string | null;
  readonly finalSignerId: string | null;
  readonly finalSignerName: string | null;
  readonly plannedRoute: readonly PlannedStep[];
  readonly steps: readonly StepView[];
  /** The step that is mine to complete now. */
  readonly myStepId: string | null;
  readonly signatures: readonly SignatureView[];
  readonly number: DocumentNumber | null;
  readonly returned: { readonly byName: string; readonly at: Instant; readonly reason: string; readonly category: RefusalCategory | null } | null;
  readonly references: readonly ReferenceView[];
  readonly timeline: readonly TimelineEntry[];
  readonly allowed: readonly AllowedAct[];
  /** A .docx has been handed in for the draft; `fileName` as given. */
  readonly file: { readonly name: string; readonly size: number; readonly sha256: string } | null;
  /** The circulated PDF as it stands; null before the first submit. */
  readonly pdf: { readonly sha256: string; readonly length: number; readonly revisionNo: number; readonly pages: readonly PageSize[]; readonly places: readonly Place[] } | null;
  readonly createdAt: Instant;
  readonly submittedAt: Instant | null;
  readonly finalSignedAt: Instant | null;
  readonly sealedAt: Instant | null;
  readonly issuedAt: Instant | null;
}

/** The PDF as it would be circulated, with every reserved place. Submitting names `previewId`, so what was seen is what goes. */
export interface PreviewView {
  readonly previewId: string;
  readonly pages: readonly PageSize[];
  readonly places: readonly Place[];
  /** Places that could not be found; each must be placed by hand (PUT …/places) before submit. */
  readonly missing: readonly { readonly key: PlaceKey; readonly label: string; readonly page: number }[];
  /** Things the officer should know but that do not block, as catalogue codes or free facts. */
  readonly warnings: readonly { readonly code: string; readonly facts: Readonly<Record<string, string | number>> }[];
  readonly engine: string;
}

/** Phase one of a signature: the pane checks all of it against the prepared PDF before its key signs `signedAttributes`. */
export interface SigningRequestView {
  readonly id: string;
  readonly documentId: string;
  readonly versionNo: number;
  readonly stepId: string | null;
  /** The PDF that was shown is the first `baseLength` bytes of the prepared one. */
  readonly baseLength: number;
  readonly baseSha256: string;
  readonly preparedLength: number;
  readonly byteRange: readonly [number, number, number, number];
  /** DER of the SET OF signed attributes, base64: exactly the bytes to sign. */
  readonly signedAttributes: string;
  readonly expiresAt: Instant;
  readonly fieldName: string;
}

export interface NumberProposalView {
  readonly seriesId: string;
  readonly number: number;
  readonly documentCode: string;
  /** Today at +07:00. */
  readonly issuedDate: string;
  /** The form has a date line (minutes have none, domain.md 0.6). */
  readonly hasDateLine: boolean;
  /** Month and year typed in the text, where they are. */
  readonly typedMonth: number | null;
  readonly typedYear: number | null;
  readonly lastNumber: number;
  readonly lastDate: string | null;
}

export interface RegisterRow {
  readonly documentId: string;
  readonly number: number;
  readonly documentCode: string;
  readonly issuedDate: string;
  readonly typeAndSubject: string;
  readonly signer: string;
  readonly recipients: string;
  readonly keptBy: string;
  readonly copies: number;
  readonly dispatchedOn: string | null;
  readonly receipt: string | null;
  readonly note: string | null;
}

export type FinanceChecklistView = readonly { readonly check: FinanceCheck; readonly vi: string; readonly en: string }[];

/** A line of the live stream (`GET /api/live`): the lists or a document I may see have changed. */
export type LiveMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'changed'; readonly documentId: string; readonly rowVersion: number; readonly notice: string | null; readonly forMe: boolean };
