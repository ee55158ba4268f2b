import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { RefusalError } from '../../circulation/errors.ts';
import { segmentsOf, type Destination, type PageText, type TextItem } from './page-text.ts';

export interface PdfReading {
  readonly pages: readonly PageText[];
  /** Named destinations, as far as they point to a spot. */
  readonly destinations: ReadonlyMap<string, Destination>;
}

type PdfDocument = Awaited<ReturnType<typeof getDocument>['promise']>;

const readPage = async (document: PdfDocument, index: number): Promise<PageText> => {
  const page = await document.getPage(index + 1);
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  const { items } = await page.getTextContent();
  const texts: TextItem[] = [];
  for (const item of items) {
    if (!('str' in item) || item.str === '') continue;
    const [, , c = 0, d = 0, x = 0, y = 0] = item.transform as readonly number[];
    texts.push({ text: item.str, x: x - left, baseline: y - bottom, width: item.width, size: Math.hypot(c, d) });
  }
  page.cleanup();
  return { width: right - left, height: top - bottom, segments: segmentsOf(texts) };
};

const readDestinations = async (document: PdfDocument): Promise<ReadonlyMap<string, Destination>> => {
  const found = new Map<string, Destination>();
  const targets: ReadonlyMap<string, readonly unknown[]> = await document.getDestinations();
  for (const [name, [page, , x, y]] of targets) {
    if (!name.startsWith('LcAnchor')) continue;
    if (typeof x !== 'number' || typeof y !== 'number') continue;
    const index = typeof page === 'number' ? page : await document.getPageIndex(page as Parameters<PdfDocument['getPageIndex']>[0]);
    found.set(name, { page: index, x, y });
  }
  return found;
};

/**
 * Reads what a finished PDF shows and where. Pure computing, seconds for a hundred pages; run off the event loop.
 * @throws RefusalError CONVERT_FAILED (not a PDF, no pages)
 */
export const readPdf = async (pdf: Uint8Array): Promise<PdfReading> => {
  const task = getDocument({ data: pdf, useSystemFonts: false, disableFontFace: true, stopAtErrors: true, verbosity: 0 });
  try {
    const document = await task.promise;
    if (document.numPages < 1) throw new RefusalError('CONVERT_FAILED', { detail: 'PDF: 0' });
    const pages: PageText[] = [];
    for (let index = 0; index < document.numPages; index += 1) pages.push(await readPage(document, index));
    return { pages, destinations: await readDestinations(document) };
  } catch (cause) {
    if (cause instanceof RefusalError) throw cause;
    throw new RefusalError('CONVERT_FAILED', { detail: 'PDF' }, { cause });
  } finally {
    await task.destroy();
  }
};
