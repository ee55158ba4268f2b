/** People and what they share, as the API answers them. */
import type { Absence, Delegation, Department, DocumentType, Instant, Person, StepKind } from '../../circulation/model.ts';
import type { TrayCounts } from './lists.ts';

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
  /** Keys at a remote signing service may be had at `/api/remote-signing`. */
  readonly remoteSigning: boolean;
  readonly counts: TrayCounts;
}

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
