import type { PageSize } from '../pdf/geometry.ts';
import { checkNothingLost } from './pages/check-nothing-lost.ts';
import { readPdf } from './pages/read-pages.ts';
import { findPlaces, type FoundPlaces, type PlaceRequest } from './places/find-places.ts';

export interface PdfToExamine extends PlaceRequest {
  readonly pdf: Uint8Array;
  /** What must be readable in it, line by line. */
  readonly text: readonly string[];
}

export interface ExaminedPdf extends FoundPlaces {
  readonly pages: readonly PageSize[];
}

/**
 * Looks at what the engine made: is it a PDF with pages, is all text there, where are the places. Pure computing; run off the event loop.
 * @throws RefusalError CONVERT_FAILED, PLACES_OVERLAP
 */
export const examinePdf = async (request: PdfToExamine): Promise<ExaminedPdf> => {
  const reading = await readPdf(request.pdf);
  checkNothingLost(request.text, reading.pages);
  return { pages: reading.pages.map(({ width, height }) => ({ width, height })), ...findPlaces(reading, request) };
};
