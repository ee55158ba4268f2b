/** Rectangles and reserved places on a page: PDF points (1/72 inch), origin at the page's bottom-left corner, pages counted from 0. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * A place that must be reserved before the first signature.
 * `step:<ordinal>` belongs to a step of the route (1-based); the others are the clerk's.
 */
export type PlaceKey = `step:${number}` | 'seal' | 'number' | 'day' | 'month' | 'year';

/** How the place was found, best first: a tagged content control, the page's text, the officer's hand. */
export type PlaceSource = 'tag' | 'text' | 'hand';

export interface Place {
  readonly key: PlaceKey;
  readonly page: number;
  readonly rect: Rect;
  readonly source: PlaceSource;
}

export interface PageSize {
  readonly width: number;
  readonly height: number;
}
