import { makeStyles, tokens } from '@fluentui/react-components';
import { useTexts } from './language.tsx';
import { addressOf } from './router.ts';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  root: { display: 'inline-flex', alignItems: 'center', gap: '8px', color: tokens.colorNeutralForeground1, textDecorationLine: 'none', borderRadius: tokens.borderRadiusMedium },
  name: { fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold, letterSpacing: '-0.01em' },
});

/** The product's mark; leads home. */
export const Mark = ({ size = 26 }: { readonly size?: number }) => {
  const styles = useStyles();
  const t = useTexts(texts);
  return (
    <a className={styles.root} href={addressOf({ screen: 'tray', tray: 'inbox' })}>
      <img src="/icon.svg" width={size} height={size} alt="" />
      <span className={styles.name}>{t('product')}</span>
    </a>
  );
};
