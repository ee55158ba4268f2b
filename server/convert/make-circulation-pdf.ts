import type { Place } from '../pdf/geometry.ts';
import type { CheckedDocx } from './docx/checked-docx.ts';
import type { Converter } from './converter.ts';
import { runOffThread } from './off-thread/run-off-thread.ts';
import type { CirculationPdf, WantedPlace } from './wanted-place.ts';

const ANCHOR_MS = 30_000;
const EXAMINE_MS = 60_000;

export interface CirculationRequest {
  readonly docx: CheckedDocx;
  readonly converter: Converter;
  readonly wanted: readonly WantedPlace[];
  /** Places the officer set on the preview; they stand before anything found. */
  readonly placedByHand: readonly Place[];
  /** Diameter of the organisation's real seal. */
  readonly sealDiameterMm: number;
}

/**
 * Makes the PDF that circulates and finds every place it must reserve: marks the places in the .docx, converts, reads them back.
 * Still holds the anchors as named destinations; `buildBase` drops them.
 * @throws RefusalError CONVERT_FAILED, CONVERTER_UNAVAILABLE, PLACES_OVERLAP
 */
export const makeCirculationPdf = async ({ docx, converter, wanted, placedByHand, sealDiameterMm }: CirculationRequest): Promise<CirculationPdf> => {
  const anchored = await runOffThread('anchorDocx', { parts: docx.parts, mainPart: docx.mainPart }, ANCHOR_MS);
  const { pdf, milliseconds } = await converter.convert(anchored.docx);
  const { anchors, typed, text } = anchored;
  const examined = await runOffThread('examinePdf', { pdf, text, wanted, placedByHand, anchors, typed, sealDiameterMm }, EXAMINE_MS);
  return {
    pdf,
    pages: examined.pages,
    places: examined.places,
    missing: examined.missing,
    warnings: [...docx.warnings, ...examined.warnings],
    typed: { day: typed.day, month: typed.month, year: typed.year },
    textDigest: docx.textDigest,
    engine: await converter.version(),
    milliseconds,
  };
};
