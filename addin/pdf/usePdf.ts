import { useEffect, useState } from 'react';
import { openPdf } from './open-pdf.ts';
import type { OpenPdf, PdfPageProxy } from './open-pdf.ts';

export interface ShownPdf {
  /** Null while it loads. */
  readonly pages: readonly PdfPageProxy[] | null;
  readonly error: unknown;
}
const NOTHING: ShownPdf = { pages: null, error: null };

/** Loads and opens a PDF, again whenever `load` is another function or `turn` grows; lets it go when the screen goes. */
export const usePdf = (load: () => Promise<Uint8Array>, turn: number): ShownPdf => {
  const [shown, setShown] = useState<ShownPdf>(NOTHING);
  useEffect(() => {
    let gone = false;
    const isGone = (): boolean => gone;
    let opened: OpenPdf | null = null;
    const open = async (): Promise<void> => {
      const document = await openPdf(await load());
      if (isGone()) {
        document.close();
        return;
      }
      opened = document;
      const { pdf } = document;
      const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, index) => pdf.getPage(index + 1)));
      if (!isGone()) setShown({ pages, error: null });
    };
    open().catch((error: unknown) => {
      if (!gone) setShown({ pages: null, error });
    });
    return () => {
      gone = true;
      opened?.close();
      setShown(NOTHING);
    };
  }, [load, turn]);
  return shown;
};
