import { Text, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import type { DraftReading } from '../../server/format/read-draft.ts';
import { useTexts } from '../app/language.tsx';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: '6px', margin: 0, paddingInlineStart: '12px', borderLeft: `3px solid ${tokens.colorBrandStroke2}` },
  term: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  values: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', gap: '2px' },
  value: { overflowWrap: 'anywhere' },
  good: { color: tokens.colorStatusSuccessForeground1, verticalAlign: '-2px', marginInline: '4px' },
  bad: { color: tokens.colorStatusWarningForeground1, verticalAlign: '-2px', marginInline: '4px' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** What the file says that no field below shows: the sums and who is printed as signing. */
export const ReadingList = ({ reading }: { readonly reading: DraftReading }) => {
  const styles = useStyles();
  const t = useTexts(texts);
  const { amounts, signatories, type, subject } = reading;
  if (type === null && subject === null && amounts.length + signatories.length === 0) return <Text size={200} className={styles.quiet}>{t('readNothing')}</Text>;
  if (amounts.length + signatories.length === 0) return null;
  return (
    <dl className={styles.root} aria-label={t('read')}>
      {amounts.length === 0 ? null : (
        <div>
          <dt className={styles.term}>{t('readAmounts')}</dt>
          <dd className={styles.values}>
            {amounts.map(({ figures, words, agree }) => (
              <span key={figures} className={styles.value}>
                {figures}
                {agree === null ? null : agree
                  ? <Text size={200}><CheckmarkRegular className={styles.good} aria-hidden="true" />{t('amountAgrees')}</Text>
                  : <Text size={200}><WarningRegular className={styles.bad} aria-hidden="true" />{t('amountDiffers', { words: words ?? '' })}</Text>}
              </span>
            ))}
          </dd>
        </div>
      )}
      {signatories.length === 0 ? null : (
        <div>
          <dt className={styles.term}>{t('readSigners')}</dt>
          <dd className={styles.values}>{signatories.map(({ titleLines, name }) => <span key={titleLines.join() + name} className={styles.value}>{name} <Text size={200} className={styles.quiet}>{titleLines.join(' / ')}</Text></span>)}</dd>
        </div>
      )}
    </dl>
  );
};
