import type { FormField } from '../../pdf/fields.ts';
import type { PdfFile } from '../../pdf/file.ts';

/** Two neighbouring revisions, with the numbers of the objects that differ. */
export interface Step {
  readonly previous: PdfFile;
  readonly current: PdfFile;
  readonly added: ReadonlySet<number>;
  readonly changed: ReadonlySet<number>;
  /** Fields of the current revision. */
  readonly fields: readonly FormField[];
}

/** What happened, in the field's words. */
export type Change =
  | { readonly kind: 'SIGNED'; readonly fieldName: string }
  /** Signed in a new field inside the reserved `box`, as the VGCA desktop service may do. */
  | { readonly kind: 'SIGNED_BESIDE'; readonly fieldName: string; readonly box: string }
  | { readonly kind: 'TIMESTAMPED'; readonly fieldName: string }
  | { readonly kind: 'FILLED'; readonly fieldName: string; readonly text: string }
  | { readonly kind: 'LONG_TERM_DATA' };

/** The objects that a rule answers for, and what it found wrong with them. */
export interface Claim {
  readonly objects: readonly number[];
  readonly change: Change | null;
  readonly problems: readonly string[];
}

/** One allowed kind of change; it claims what it recognises and leaves everything else to be refused. */
export type Rule = (step: Step) => readonly Claim[];
