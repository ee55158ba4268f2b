import { ProgressBar, Text, makeStyles, tokens } from '@fluentui/react-components';
import { useCallback, useMemo } from 'react';
import type { Place, PlaceKey } from '../../server/pdf/geometry.ts';
import { useTexts } from '../app/language.tsx';
import { PdfView } from '../pdf/PdfView.tsx';
import { texts } from './texts.ts';
import type { Phase } from './useSigning.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalM, minWidth: 0 },
  working: { display: 'grid', gap: tokens.spacingVerticalS },
});

interface Props {
  readonly phase: Extract<Phase, { at: 'preparing' | 'ready' | 'signing' }>;
  readonly places: readonly Place[];
  readonly placeKey: PlaceKey;
}

/** Exactly the bytes that will be signed, with the signer's own place in view. */
export const CheckStep = ({ phase, places, placeKey }: Props) => {
  const styles = useStyles();
  const t = useTexts(texts);
  const pdf = phase.at === 'preparing' ? null : phase.prepared.pdf;
  const load = useCallback(() => Promise.resolve(pdf ?? new Uint8Array()), [pdf]);
  const mine = useMemo(() => places.filter(({ key }) => key === placeKey), [places, placeKey]);
  const working = phase.at === 'preparing' ? t(`stage.${phase.stage}`) : phase.at === 'signing' ? t('signing') : null;
  return (
    <div className={styles.root}>
      {working === null ? null : (
        <div className={styles.working} role="status">
          <ProgressBar />
          <Text>{working}{phase.at === 'signing' ? ` ${t('keepOpen')}` : ''}</Text>
        </div>
      )}
      {pdf === null ? null : <PdfView load={load} places={mine} highlight={placeKey} labels={{ [placeKey]: t('myPlace') }} />}
    </div>
  );
};
