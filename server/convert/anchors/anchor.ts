/** Where to look in the finished PDF: names of zero-width bookmarks put around a place before conversion. */
export type AnchorKind = 'sign' | 'initial' | 'number' | 'day' | 'month' | 'year';

export interface Anchor {
  readonly kind: AnchorKind;
  /** `<slot>` of `lc:sign:<slot>` and `lc:initial:<slot>`; '' for the others. */
  readonly slot: string;
  /** Names of the destinations at its start and its end. */
  readonly start: string;
  readonly end: string;
  /** A tagged content control, or the wording of the line. */
  readonly source: 'tag' | 'text';
}

/** What stands typed where the form may leave a blank. */
export interface TypedValues {
  readonly number: string | null;
  readonly day: number | null;
  readonly month: number | null;
  readonly year: number | null;
}
export const NOTHING_TYPED: TypedValues = Object.freeze({ number: null, day: null, month: null, year: null });
