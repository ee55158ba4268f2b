/** One document and what can be done with it, as the API answers it. */
import type { AllowedAct } from '../../circulation/allowed-acts.ts';
import type {
  Capacity, ChecklistEntry, DocumentNumber, DocumentStatus, DocumentType, Instant, PlannedStep, RefusalCategory, SignatureKind, SignatureLevel, SignatureStatus,
  StepKind, StepStatus, Urgency,
} from '../../circulation/model.ts';
import type { Finding } from '../../format/check/finding.ts';
import type { PageSize, Place, PlaceKey } from '../../pdf/geometry.ts';

/** The acts open to me now on this document; the screens show exactly these. */
export type { AllowedAct };

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

/** How far an issued document's file has come towards the archive (ETSI EN 319 142-1). */
export interface ArchiveView {
  readonly level: SignatureLevel | 'B-LT' | 'B-LTA';
  /** Code of the catalogue that says what hinders the rest; null when nothing does. */
  readonly hindrance: string | null;
  /** The server tries no more by itself: an administrator must look. */
  readonly givenUp: boolean;
}

export interface TimelineEntry {
  readonly seq: number;
  readonly action: string;
  /** Empty where nobody acted: the server itself. */
  readonly actorName: string;
  /** Whom the actor stood for under a delegation (I17). */
  readonly onBehalfOfName: string | null;
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
  /** Null before it is issued. */
  readonly archive: ArchiveView | null;
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
  /** What stands against the form of NĐ 30; errors must be put right before submit, warnings are recorded with the version. */
  readonly findings: readonly Finding[];
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
