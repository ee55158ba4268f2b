/** Trays, their rows, the register and the live stream, as the API answers them. */
import type { DocumentStatus, DocumentType, Instant, StepKind, Urgency } from '../../circulation/model.ts';

export const TRAYS = ['inbox', 'drafts', 'sent', 'clerk', 'done', 'all'] as const;
/** inbox: waits for me · drafts: mine, editable · sent: mine, on the way · clerk: waits for number, seal, issue · done: I have acted on it, or it was issued · all: whatever I may see. */
export type Tray = (typeof TRAYS)[number];
export type TrayCounts = Readonly<Record<'inbox' | 'drafts' | 'sent' | 'clerk', number>>;

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

/** A line of the live stream (`GET /api/live`): the lists or a document I may see have changed. */
export type LiveMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'changed'; readonly documentId: string; readonly rowVersion: number; readonly notice: string | null; readonly forMe: boolean };
