import type { PreviewView } from '../../server/acts/views.ts';
import type { PageSize, Place, PlaceKey, Rect } from '../../server/pdf/geometry.ts';
import type { HandPlace } from '../app/api.ts';
import { clampRect } from '../pdf/place-geometry.ts';

/** Boxes the officer has moved since the last preview, by place. */
export type Moved = ReadonlyMap<PlaceKey, Place>;

/** Sizes in points of a box that is set down by hand: a signature picture, a seal of 36 mm, a number, a day. */
const SIZES: Readonly<Record<'step' | 'seal' | 'number' | 'short', { readonly width: number; readonly height: number }>> = {
  step: { width: 120, height: 60 }, seal: { width: 102, height: 102 }, number: { width: 60, height: 18 }, short: { width: 28, height: 18 },
};
const sizeOf = (key: PlaceKey): { readonly width: number; readonly height: number } => {
  if (key.startsWith('step:')) return SIZES.step;
  if (key === 'seal' || key === 'number') return SIZES[key];
  return SIZES.short;
};

/** A box to start with, in the middle of its page, where it can be seen and taken. */
export const startingRect = (key: PlaceKey, page: PageSize): Rect => {
  const { width, height } = sizeOf(key);
  return clampRect({ width, height, x: (page.width - width) / 2, y: (page.height - height) / 2 }, page);
};

/** The preview's places with what was moved since. */
export const placesNow = (preview: PreviewView, moved: Moved): readonly Place[] => [
  ...preview.places.map((place) => moved.get(place.key) ?? place),
  ...[...moved.values()].filter(({ key }) => !preview.places.some((place) => place.key === key)),
];

export const placeAt = (moved: Moved, key: PlaceKey, page: number, rect: Rect): Moved => new Map([...moved, [key, { key, page, rect, source: 'hand' }]]);

/** Everything set by hand, old and new: the server keeps exactly this list. */
export const handPlaces = (preview: PreviewView, moved: Moved): readonly HandPlace[] =>
  placesNow(preview, moved).filter(({ source }) => source === 'hand').map(({ key, page, rect }) => ({ key, page, rect }));

/** Boxes of steps belong to the order they were set for; when the route has changed only the clerk's remain. */
export const withoutSteps = (places: readonly HandPlace[]): readonly HandPlace[] => places.filter(({ key }) => !key.startsWith('step:'));
