import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', alignItems: 'center', textAlign: 'center', gap: '8px', padding: '36px 20px' },
  icon: {
    width: '64px', height: '64px', borderRadius: '50%', display: 'grid', placeItems: 'center', fontSize: '30px',
    color: tokens.colorBrandForeground1, backgroundColor: tokens.colorBrandBackground2, marginBottom: '6px',
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0, maxWidth: '38ch', color: tokens.colorNeutralForeground3, lineHeight: tokens.lineHeightBase300 },
  action: { marginTop: '8px' },
});

interface Props {
  readonly icon: ReactNode;
  readonly title: string;
  /** What would be here, and how it comes here. */
  readonly text: string;
  readonly action?: ReactNode;
}

/** Nothing here yet, and why. */
export const EmptyState = ({ icon, title, text, action }: Props) => {
  const styles = useStyles();
  return (
    <div className={styles.root} role="status">
      <div className={styles.icon} aria-hidden>{icon}</div>
      <p className={styles.title}>{title}</p>
      <p className={styles.text}>{text}</p>
      {action ? <div className={styles.action}>{action}</div> : null}
    </div>
  );
};
