import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';

export type PdfPageProxy = PDFPageProxy;
export interface OpenPdf {
  readonly pdf: PDFDocumentProxy;
  /** Ends the worker and with it everything held for this document. */
  readonly close: () => void;
}

/**
 * Opens a PDF for looking at, in a worker of its own. The library comes when first needed.
 *
 * The «legacy» build runs on the browsers inside older Macs, too. WebAssembly decoders stay off:
 * the pane's CSP allows no generated code, and PDF/A files of this house hold nothing that needs them.
 * @param bytes are copied, because the library takes what it is given
 */
export const openPdf = async (bytes: Uint8Array): Promise<OpenPdf> => {
  const { getDocument, PDFWorker, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const port = new Worker(new URL('pdfjs-dist/legacy/build/pdf.worker.min.mjs', import.meta.url), { type: 'module' });
  const worker = PDFWorker.create({ port });
  const task = getDocument({ data: bytes.slice(), worker, useWasm: false, useWorkerFetch: false, disableWorkerRendering: true, enableXfa: false, verbosity: VerbosityLevel.ERRORS });
  const close = (): void => {
    void task.destroy().finally(() => {
      worker.destroy();
      port.terminate();
    });
  };
  try {
    return { pdf: await task.promise, close };
  } catch (error) {
    close();
    throw error;
  }
};

/** The page's words in reading order, for those who do not see the picture. */
export const wordsOf = async (page: PDFPageProxy): Promise<string> => {
  const { items } = await page.getTextContent();
  return items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('').trim();
};
