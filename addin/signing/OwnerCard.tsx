import { Button, Text, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowSwapRegular } from '@fluentui/react-icons/svg/arrow-swap';
import { CertificateRegular } from '@fluentui/react-icons/svg/certificate';
import { ShieldCheckmarkRegular } from '@fluentui/react-icons/svg/shield-checkmark';
import { formatDate } from '../app/dates.ts';
import { useTexts } from '../app/language.tsx';
import type { KeyOwner } from './key-file/open-key-file.ts';
import { daysLeftWhenFew } from './judge-owner.ts';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  card: { display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr) auto', gap: `2px ${tokens.spacingHorizontalS}`, alignItems: 'center' },
  icon: { fontSize: '20px', color: tokens.colorBrandForeground1 },
  words: { display: 'grid', minWidth: 0 },
  checked: { color: tokens.colorStatusSuccessForeground1 },
  shield: { fontSize: '20px', color: tokens.colorStatusSuccessForeground1 },
  quiet: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  soon: { color: tokens.colorPaletteDarkOrangeForeground1 },
});

interface Props {
  readonly owner: KeyOwner;
  /** What is shown was compared with what will be signed. */
  readonly checked: boolean;
  readonly onAnotherKey: (() => void) | null;
}

/** Whose key it is and how long its certificate lasts, read before anything is asked of the server; always in sight above «Ký». */
export const OwnerCard = ({ owner, checked, onAnotherKey }: Props) => {
  const styles = useStyles();
  const t = useTexts(texts);
  const days = daysLeftWhenFew(owner, new Date());
  return (
    <div className={styles.card}>
      <CertificateRegular className={styles.icon} aria-hidden="true" />
      <span className={styles.words}>
        <Text weight="semibold">{t('owner', { name: owner.name })}</Text>
        <Text size={200} className={styles.quiet}>{t('ownerDetails', { issuer: owner.issuer, date: formatDate(owner.validTo) })}</Text>
        {days === null ? null : <Text size={200} className={styles.soon}>{t('daysLeft', { days })}</Text>}
      </span>
      {onAnotherKey ? <Button size="small" appearance="subtle" icon={<ArrowSwapRegular />} aria-label={t('anotherKey')} title={t('anotherKey')} onClick={onAnotherKey} /> : <span />}
      {checked ? <ShieldCheckmarkRegular className={styles.shield} aria-hidden="true" /> : null}
      {checked ? <Text size={200} className={styles.checked} role="status">{t('checked')}</Text> : null}
    </div>
  );
};
