import type { Rect } from '../../pdf/geometry.ts';
import type { Anchor } from '../anchors/anchor.ts';
import { topOf, type Destination, type PageText, type Segment } from '../pages/page-text.ts';
import type { PdfReading } from '../pages/read-pages.ts';
import type { ConversionWarning, WantedPlace } from '../wanted-place.ts';
import type { Obstacle } from './boxes.ts';
import { isName, looksLikeName, nameSpots } from './find-name.ts';
import { placeSignature, type SignatureSpot } from './place-signature.ts';

export interface FoundSignature {
  readonly place: { readonly page: number; readonly rect: Rect; readonly source: 'tag' | 'text' } | null;
  readonly warnings: readonly ConversionWarning[];
}

/** A control's own line begins a little above what is free for sure. */
const INTO_FIRST_LINE = 4;
const ABOVE_NAME = 6;
/** A block's lines share an axis within this distance, points. */
const SAME_BLOCK = 120;

const centreOf = ({ x0, x1 }: Segment): number => (x0 + x1) / 2;

/** The axis of a block: its printed name, else whatever name or title stands next to the control, else the control itself. */
const axisAt = ({ segments }: PageText, spot: Destination, name: string): number => {
  const near = segments.filter((segment) => Math.abs(centreOf(segment) - spot.x) < SAME_BLOCK);
  const under = near.filter((segment) => topOf(segment) < spot.y).sort((a, b) => b.baseline - a.baseline);
  const over = near.filter((segment) => segment.baseline >= spot.y).sort((a, b) => a.baseline - b.baseline);
  const block = under.find(({ text }) => isName(text, name)) ?? under.find(({ text }) => looksLikeName(text)) ?? over[0];
  return block === undefined ? spot.x : centreOf(block);
};

const atControl = ({ pages, destinations }: PdfReading, obstaclesOn: (page: number) => readonly Obstacle[], anchor: Anchor, name: string): { readonly page: number; readonly spot: SignatureSpot } | null => {
  for (const end of [anchor.start, anchor.end]) {
    const at = destinations.get(end);
    const page = at && pages[at.page];
    if (at === undefined || page === undefined) continue;
    const spot = placeSignature(page, obstaclesOn(at.page), { x: axisAt(page, at, name), y: at.y - INTO_FIRST_LINE });
    if (spot !== null) return { page: at.page, spot };
  }
  return null;
};

const warningsAt = (reading: PdfReading, page: number, { below }: SignatureSpot, place: WantedPlace): readonly ConversionWarning[] => {
  const expected = place.personName ?? '';
  const printed = below?.text ?? '';
  if (isName(printed, expected)) return [];
  if (looksLikeName(printed)) return [{ code: 'SIGN_BLOCK_NAME_DIFFERS', facts: { printed, expected, page: page + 1 } }];
  const elsewhere = nameSpots(reading.pages, expected).at(-1);
  return elsewhere !== undefined && elsewhere.page !== page ? [{ code: 'SIGN_BLOCK_SPLIT', facts: { label: place.label } }] : [];
};

/** Where a person signs: at their content control, else above the last occurrence of their printed name. */
export const findSignature = (reading: PdfReading, obstaclesOn: (page: number) => readonly Obstacle[], place: WantedPlace, anchor: Anchor | undefined): FoundSignature => {
  const name = place.personName ?? '';
  const tagged = anchor === undefined ? null : atControl(reading, obstaclesOn, anchor, name);
  if (tagged !== null) {
    return { place: { page: tagged.page, rect: tagged.spot.rect, source: 'tag' }, warnings: warningsAt(reading, tagged.page, tagged.spot, place) };
  }
  const printed = nameSpots(reading.pages, name).at(-1);
  const page = printed && reading.pages[printed.page];
  if (printed === undefined || page === undefined) return { place: null, warnings: [] };
  const spot = placeSignature(page, obstaclesOn(printed.page), { x: centreOf(printed.segment), y: topOf(printed.segment) + ABOVE_NAME });
  return { place: spot && { page: printed.page, rect: spot.rect, source: 'text' }, warnings: [] };
};
