import { Text, makeStyles, tokens } from '@fluentui/react-components';
import { CertificateRegular } from '@fluentui/react-icons/svg/certificate';
import { formatDate } from '../app/dates.ts';
import { useTexts } from '../app/language.tsx';
import type { KeyOwner } from './key-file/open-key-file.ts';
import { daysLeftWhenFew } from './judge-owner.ts';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  card: { display: 'grid', gridTemplateColumns: 'auto 1fr', gap: `0 ${tokens.spacingHorizontalM}`, alignItems: 'center', minWidth: 0 },
  icon: { gridRow: '1 / span 3', fontSize: '24px', color: tokens.colorBrandForeground1 },
  quiet: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  soon: { color: tokens.colorPaletteDarkOrangeForeground1 },
});

/** Whose key it is and how long its certificate lasts, read before anything is asked of the server. */
export const OwnerCard = ({ owner }: { readonly owner: KeyOwner }) => {
  const styles = useStyles();
  const t = useTexts(texts);
  const days = daysLeftWhenFew(owner, new Date());
  return (
    <div className={styles.card}>
      <CertificateRegular className={styles.icon} aria-hidden="true" />
      <Text weight="semibold">{t('owner', { name: owner.name })}</Text>
      <Text size={200} className={styles.quiet}>{t('ownerDetails', { issuer: owner.issuer, date: formatDate(owner.validTo) })}</Text>
      {days === null ? null : <Text size={200} className={styles.soon}>{t('daysLeft', { days })}</Text>}
    </div>
  );
};
