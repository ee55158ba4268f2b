import { Spinner, makeStyles, tokens } from '@fluentui/react-components';
import { Suspense, lazy, useCallback, useState } from 'react';
import type { Place, PlaceKey } from '../../server/pdf/geometry.ts';
import { LoadFailed } from '../app/LoadFailed.tsx';
import { useTexts } from '../app/language.tsx';
import { ScreenSkeleton } from '../app/ScreenSkeleton.tsx';
import { Section } from '../app/Section.tsx';
import { FileDrop } from './FileDrop.tsx';
import { ResultSummary } from './ResultSummary.tsx';
import { Revisions } from './Revisions.tsx';
import { SignatureItem } from './SignatureItem.tsx';
import { signatureName } from './signature-facts.ts';
import { texts } from './texts.ts';
import { useVerification, type Verified } from './useVerification.ts';

const PdfView = lazy(async () => ({ default: (await import('../pdf/PdfView.tsx')).PdfView }));

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: '12px', padding: '14px 12px 40px', maxWidth: '760px', margin: '0 auto', minWidth: 0 },
  title: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: tokens.fontWeightSemibold, letterSpacing: '-0.01em' },
  intro: { margin: 0, lineHeight: tokens.lineHeightBase300, color: tokens.colorNeutralForeground2 },
  list: { listStyleType: 'none', margin: 0, padding: 0, minWidth: 0 },
});

const keyOf = (index: number): PlaceKey => `step:${index + 1}`;

/** The judged file: summary, each signature with its reasons, its pages with the signatures' places, its revisions. */
const Judged = ({ verified }: { readonly verified: Verified }) => {
  const styles = useStyles();
  const t = useTexts(texts);
  const { bytes, view } = verified;
  const [shown, setShown] = useState<PlaceKey | null>(null);
  const load = useCallback(() => Promise.resolve(bytes), [bytes]);
  const { signatures } = view;
  const places = signatures.flatMap(({ place }, index): readonly Place[] => (place === null ? [] : [{ key: keyOf(index), page: place.page, rect: place.rect, source: 'tag' }]));
  const labels = Object.fromEntries(signatures.map((signature, index) => [keyOf(index), signatureName(signature, t)]));
  const show = (key: PlaceKey): void => {
    // Let go first, so that the same place can be shown again after scrolling away.
    setShown(null);
    requestAnimationFrame(() => setShown(key));
  };
  return (
    <>
      <ResultSummary view={view} />
      {signatures.length === 0 ? null : (
        <>
          <Section title={t('signaturesTitle', { count: signatures.length })}>
            <ol className={styles.list}>
              {signatures.map((signature, index) => <SignatureItem key={signature.fieldName} number={index + 1} signature={signature} onShow={() => show(keyOf(index))} />)}
            </ol>
          </Section>
          <Section title={t('pageTitle')}>
            <Suspense fallback={<ScreenSkeleton rows={2} />}><PdfView load={load} places={places} highlight={shown} labels={labels} /></Suspense>
          </Section>
        </>
      )}
      {view.revisions.length === 0 ? null : <Revisions revisions={view.revisions} />}
    </>
  );
};

interface Props {
  /** The document whose PDF is checked at once; null: a file is chosen here. */
  readonly documentId: string | null;
}

/** Drop a PDF: who signed it, and is it whole. */
export const VerifyScreen = ({ documentId }: Props) => {
  const styles = useStyles();
  const t = useTexts(texts);
  const { value, error, loading, reload, subject, check } = useVerification(documentId);
  const asked = subject !== undefined;
  const busy = loading && asked;
  return (
    <div className={styles.root}>
      <h1 className={styles.title}>{t('title')}</h1>
      <p className={styles.intro}>{t('intro')}</p>
      <FileDrop again={asked} onFile={check} />
      {loading && asked ? <Spinner size="small" role="status" label={subject === null ? t('checkingDocument') : t('checking', { name: subject })} /> : null}
      {error === null || busy ? null : <LoadFailed error={error} onRetry={reload} />}
      {value === null || busy || error !== null ? null : <Judged key={value.view.sha256 + value.view.checkedAt} verified={value} />}
    </div>
  );
};
