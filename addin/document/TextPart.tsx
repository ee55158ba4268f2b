import { DocumentPdfRegular } from '@fluentui/react-icons/svg/document-pdf';
import { Suspense, lazy, useCallback, useState } from 'react';
import type { DocumentView } from '../../server/acts/views.ts';
import { EmptyState } from '../app/EmptyState.tsx';
import { useTexts } from '../app/language.tsx';
import { ScreenSkeleton } from '../app/ScreenSkeleton.tsx';
import { useApi } from '../app/session.tsx';
import { vocabulary } from '../app/vocabulary.ts';
import { FileButtons } from './FileButtons.tsx';
import { myPlace, openPlaces } from './places.ts';
import { texts } from './texts.ts';

const PdfView = lazy(async () => ({ default: (await import('../pdf/PdfView.tsx')).PdfView }));

/** The circulated PDF as it stands, with the places still to be filled. It opens at its top; one press leads to my place. */
export const TextPart = ({ document }: { readonly document: DocumentView }) => {
  const t = useTexts(texts);
  const names = useTexts(vocabulary);
  const api = useApi();
  const [sought, setSought] = useState(false);
  const { id, pdf } = document;
  // Another digest is another file: then the view is made anew (its key) and asks for it.
  const load = useCallback(() => api.pdf(id), [api, id]);
  if (pdf === null) return <EmptyState icon={<DocumentPdfRegular />} title={t('noPdf')} text={t('noPdfText')} />;
  const mine = myPlace(document);
  const places = openPlaces(document);
  const labels = Object.fromEntries(document.steps.map((step) => [`step:${step.ordinal}`, t('placeLabel', { name: step.ownerName, kind: names(`kind.${step.kind}`) })]));
  const seek = (): void => {
    // Let go first, so that the same place can be sought again after scrolling away.
    setSought(false);
    requestAnimationFrame(() => setSought(true));
  };
  return (
    <>
      <FileButtons document={document} onSeek={places.some((place) => place.key === mine) ? seek : null} />
      <Suspense fallback={<ScreenSkeleton rows={2} />}>
        <PdfView key={pdf.sha256} load={load} places={places} highlight={sought ? mine : null} labels={labels} />
      </Suspense>
    </>
  );
};
