import { RefusalError } from '../../circulation/errors.ts';
import type { Place, PlaceKey, PlaceSource, Rect } from '../../pdf/geometry.ts';
import type { Anchor, TypedValues } from '../anchors/anchor.ts';
import type { PdfReading } from '../pages/read-pages.ts';
import type { ConversionWarning, MissingPlace, WantedPlace } from '../wanted-place.ts';
import { asObstacle, clampToPage, overlap, rounded, textObstacles, type Obstacle } from './boxes.ts';
import { findInitial } from './find-initial.ts';
import { findSignature } from './find-signature.ts';
import { matchSlots } from './match-slots.ts';
import { placeLineValue } from './place-line-value.ts';
import { placeSeal, sealTouches } from './place-seal.ts';

export interface PlaceRequest {
  readonly wanted: readonly WantedPlace[];
  readonly placedByHand: readonly Place[];
  readonly anchors: readonly Anchor[];
  readonly typed: TypedValues;
  readonly sealDiameterMm: number;
}

export interface FoundPlaces {
  readonly places: readonly Place[];
  readonly missing: readonly MissingPlace[];
  readonly warnings: readonly ConversionWarning[];
}

/** The leader's title and name, which the seal may touch, are centred on the signature within this distance, points. */
const SAME_AXIS = 8;
const LINE_VALUES = { NUMBER: 'number', DAY: 'day', MONTH: 'month', YEAR: 'year' } as const;

/** Places settled so far, and what stands in the way of the next. */
class Layout {
  readonly reading: PdfReading;
  readonly #obstacles: Obstacle[][];
  readonly #places = new Map<PlaceKey, Place>();
  constructor(reading: PdfReading) {
    this.reading = reading;
    this.#obstacles = reading.pages.map((page) => [...textObstacles(page)]);
  }
  obstaclesOn = (page: number): readonly Obstacle[] => this.#obstacles[page] ?? [];
  has = (key: PlaceKey): boolean => this.#places.has(key);
  at = (key: PlaceKey): Place | undefined => this.#places.get(key);
  settle(key: PlaceKey, page: number, rect: Rect, source: PlaceSource): void {
    this.#places.set(key, { key, page, rect: rounded(rect), source });
    this.#obstacles[page]?.push(asObstacle(rect));
  }
  all = (): readonly Place[] => [...this.#places.values()];
}

const refuseOverlaps = (places: readonly Place[], wanted: readonly WantedPlace[], finalKey: PlaceKey | undefined): void => {
  const label = (key: PlaceKey): string => wanted.find((place) => place.key === key)?.label ?? key;
  const sealOnLeader = (a: Place, b: Place): boolean => [a.key, b.key].includes('seal') && [a.key, b.key].some((key) => key === finalKey);
  for (const [index, a] of places.entries()) {
    for (const b of places.slice(index + 1)) {
      if (a.page === b.page && overlap(a.rect, b.rect) && !sealOnLeader(a, b)) {
        throw new RefusalError('PLACES_OVERLAP', { a: label(a.key), b: label(b.key), page: a.page + 1 });
      }
    }
  }
};

/** Gives every wanted place its box: by hand, by tag, by the page's text, in this order. */
export const findPlaces = (reading: PdfReading, request: PlaceRequest): FoundPlaces => {
  const { wanted, anchors, typed } = request;
  const { pages, destinations } = reading;
  const layout = new Layout(reading);
  const warnings: ConversionWarning[] = [];
  const slots = matchSlots(wanted, anchors);
  const ofKind = (...kinds: readonly WantedPlace['kind'][]): readonly WantedPlace[] => wanted.filter(({ key, kind }) => kinds.includes(kind) && !layout.has(key));
  const final = wanted.find(({ kind }) => kind === 'FINAL_SIGN');

  for (const { key, page, rect } of request.placedByHand) {
    const size = pages[page];
    if (size !== undefined && wanted.some((place) => place.key === key)) layout.settle(key, page, clampToPage(rect, size), 'hand');
  }

  for (const { key, kind } of ofKind('NUMBER', 'DAY', 'MONTH', 'YEAR')) {
    const anchor = anchors.find((candidate) => candidate.kind === LINE_VALUES[kind as keyof typeof LINE_VALUES]);
    const start = anchor && destinations.get(anchor.start);
    const end = anchor && destinations.get(anchor.end);
    const page = start && pages[start.page];
    const rect = page && end && placeLineValue(page, start, end);
    if (rect) layout.settle(key, start.page, rect, anchor.source);
  }
  if (typed.number !== null) warnings.push({ code: 'NUMBER_TYPED', facts: { text: typed.number } });

  const sign = (place: WantedPlace): void => {
    const found = findSignature(layout.reading, layout.obstaclesOn, place, slots.get(place));
    warnings.push(...found.warnings);
    if (found.place !== null) layout.settle(place.key, found.place.page, found.place.rect, found.place.source);
  };
  ofKind('FINAL_SIGN').forEach(sign);

  const leader = final && layout.at(final.key);
  const paper = leader && pages[leader.page];
  for (const { key } of ofKind('SEAL')) {
    if (leader === undefined || paper === undefined) continue;
    const rect = placeSeal(leader.rect, request.sealDiameterMm, paper);
    const axis = leader.rect.x + leader.rect.width / 2;
    const inBlock = ({ left, right }: Obstacle): boolean => Math.abs((left + right) / 2 - axis) < SAME_AXIS;
    const covered = textObstacles(paper).filter((text) => sealTouches(rect, text) && !inBlock(text));
    if (covered.length > 0) warnings.push({ code: 'SEAL_COVERS_TEXT', facts: { text: covered.map(({ text }) => text).join(' | ').slice(0, 200) } });
    layout.settle(key, leader.page, rect, leader.source);
  }
  ofKind('SIGN').forEach(sign);
  for (const place of ofKind('INITIAL')) {
    const found = findInitial(layout.reading, layout.obstaclesOn, slots.get(place));
    if (found !== null) layout.settle(place.key, found.page, found.rect, found.source);
  }

  const places = wanted.flatMap(({ key }) => layout.at(key) ?? []);
  refuseOverlaps(places, wanted, final?.key);
  const isTyped = ({ kind }: WantedPlace): boolean => kind in LINE_VALUES && kind !== 'NUMBER' && typed[LINE_VALUES[kind as keyof typeof LINE_VALUES]] !== null;
  const missing = wanted
    .filter((place) => !layout.has(place.key) && !isTyped(place))
    .map(({ key, label, kind }) => ({ key, label, page: kind in LINE_VALUES ? 0 : pages.length - 1 }));
  return { places, missing, warnings };
};
