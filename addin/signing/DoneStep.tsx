import { Text, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { useEffect, useRef } from 'react';
import type { DocumentView } from '../../server/acts/views.ts';
import { formatMoment } from '../app/dates.ts';
import { useTexts } from '../app/language.tsx';
import { vocabulary } from '../app/vocabulary.ts';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  root: { display: 'grid', justifyItems: 'center', gap: tokens.spacingVerticalS, textAlign: 'center', padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalM}`, outline: 'none' },
  icon: { fontSize: '48px', color: tokens.colorPaletteGreenForeground1 },
});

/** What came of it: when, with or without a timestamp, and whose turn it is now. */
export const DoneStep = ({ document, stepId }: { readonly document: DocumentView; readonly stepId: string }) => {
  const styles = useStyles();
  const t = useTexts(texts);
  const v = useTexts(vocabulary);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => root.current?.focus(), []);
  const now = new Date();
  const signature = document.signatures.findLast((candidate) => candidate.stepId === stepId);
  const next = document.steps.find(({ status }) => status === 'ACTIVE');
  return (
    <div ref={root} className={styles.root} tabIndex={-1} role="status">
      <CheckmarkCircleFilled className={styles.icon} aria-hidden="true" />
      <Text size={500} weight="semibold">{t('done')}</Text>
      {signature ? (
        <Text align="center">
          {t('doneAt', { time: formatMoment(signature.signedAt, now) })} {signature.timestampedAt === null ? t('notTimestamped') : t('timestamped', { time: formatMoment(signature.timestampedAt, now) })}
        </Text>
      ) : null}
      {next ? <Text align="center">{t('next', { name: next.ownerName, kind: v(`kind.${next.kind}`) })}</Text> : document.status === 'AWAITING_NUMBER' ? <Text align="center">{t('nextClerk')}</Text> : null}
    </div>
  );
};
