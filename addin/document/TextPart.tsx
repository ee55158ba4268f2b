import { DocumentPdfRegular } from '@fluentui/react-icons/svg/document-pdf';
import { Suspense, lazy, useCallback } from 'react';
import type { DocumentView } from '../../server/acts/views.ts';
import type { PlaceKey } from '../../server/pdf/geometry.ts';
import { EmptyState } from '../app/EmptyState.tsx';
import { useTexts } from '../app/language.tsx';
import { ScreenSkeleton } from '../app/ScreenSkeleton.tsx';
import { useApi } from '../app/session.tsx';
import { FileButtons } from './FileButtons.tsx';
import { texts } from './texts.ts';

const PdfView = lazy(async () => ({ default: (await import('../pdf/PdfView.tsx')).PdfView }));

/** My place on the page: my step's box, or the one the clerk fills next. */
export const myPlace = (document: DocumentView): PlaceKey | null => {
  const step = document.steps.find((candidate) => candidate.id === document.myStepId);
  if (step !== undefined) return `step:${step.ordinal}`;
  if (document.allowed.includes('assignNumber')) return 'number';
  return document.allowed.includes('applySeal') ? 'seal' : null;
};

const openPlaces = (document: DocumentView): readonly PlaceKey[] => [
  ...document.steps.filter((step) => step.status === 'WAITING' || step.status === 'ACTIVE').map((step): PlaceKey => `step:${step.ordinal}`),
  ...(document.number === null ? (['number', 'day', 'month', 'year'] as const) : []),
  ...(document.sealedAt === null ? (['seal'] as const) : []),
];

/** The circulated PDF as it stands, with the places still to be filled; mine stands out. */
export const TextPart = ({ document }: { readonly document: DocumentView }) => {
  const t = useTexts(texts);
  const api = useApi();
  const { id, pdf } = document;
  const sha256 = pdf?.sha256;
  // Another digest is another file: then the view is made anew and asks for it.
  const load = useCallback(() => api.pdf(id), [api, id]);
  if (pdf === null) return <EmptyState icon={<DocumentPdfRegular />} title={t('noPdf')} text={t('noPdfText')} />;
  const open = openPlaces(document);
  return (
    <>
      <FileButtons document={document} />
      <Suspense fallback={<ScreenSkeleton rows={2} />}>
        <PdfView key={sha256} load={load} places={pdf.places.filter((place) => open.includes(place.key))} highlight={myPlace(document)} />
      </Suspense>
    </>
  );
};
