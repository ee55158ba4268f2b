import type { PageSize, Place, PlaceKey } from '../pdf/geometry.ts';

export type WantedKind = 'SIGN' | 'INITIAL' | 'FINAL_SIGN' | 'SEAL' | 'NUMBER' | 'DAY' | 'MONTH' | 'YEAR';

/** A place the circulated PDF must have. Steps come in the order of the route. */
export interface WantedPlace {
  readonly key: PlaceKey;
  readonly kind: WantedKind;
  /** Printed full name, for the kinds that are signed by a person. */
  readonly personName?: string;
  /** Matched with the slot of a content control (`lc:sign:<slot>`, `lc:initial:<slot>`): first the department, then the person, then the order. */
  readonly departmentId?: string;
  readonly personId?: string;
  /** How a message names it to the officer. */
  readonly label: string;
}

/** What could not be found; `page` (from 0) is where the officer would look for it. */
export interface MissingPlace {
  readonly key: PlaceKey;
  readonly label: string;
  readonly page: number;
}

/** Something the officer should know that does not block. */
export interface ConversionWarning {
  readonly code: ConversionWarningCode;
  readonly facts: Readonly<Record<string, string | number>>;
}

export type ConversionWarningCode =
  /** Changes not yet accepted are printed with their marks. */
  | 'TRACKED_CHANGES'
  /** Comments are in the file; they are not printed. */
  | 'COMMENTS'
  /** The number is already typed in the text ({text}). */
  | 'NUMBER_TYPED'
  /** Another name ({printed}) than the signer's ({expected}) stands below the place, page {page} from 1. */
  | 'SIGN_BLOCK_NAME_DIFFERS'
  /** Title and printed name of {label} are on different pages. */
  | 'SIGN_BLOCK_SPLIT'
  /** The seal would touch other text than the leader's title and name: {text}. */
  | 'SEAL_COVERS_TEXT'
  /** A linked field or template was cut off; the text is what Word last showed ({target}). */
  | 'OUTSIDE_LINK_CUT';

/** Day, month and year that stand typed in the date line; null where the form leaves them blank or has no date line. */
export interface TypedDate {
  readonly day: number | null;
  readonly month: number | null;
  readonly year: number | null;
}

export interface CirculationPdf {
  readonly pdf: Uint8Array;
  readonly pages: readonly PageSize[];
  readonly places: readonly Place[];
  readonly missing: readonly MissingPlace[];
  readonly warnings: readonly ConversionWarning[];
  readonly typed: TypedDate;
  /** Lower-case hex SHA-256 of the normalised text of the .docx: two files with the same text have the same digest. */
  readonly textDigest: string;
  /** Engine and version, kept with the document's version. */
  readonly engine: string;
  readonly milliseconds: number;
}
