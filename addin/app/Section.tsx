import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    backgroundColor: tokens.colorNeutralBackground1, border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusXLarge,
    padding: '14px', display: 'flex', flexDirection: 'column', gap: '10px', minWidth: 0,
  },
  accent: { border: `1px solid ${tokens.colorBrandStroke2}`, boxShadow: tokens.shadow4 },
  head: { display: 'flex', alignItems: 'center', gap: '8px', minHeight: '24px' },
  title: { margin: 0, flexGrow: 1, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold },
});

interface Props {
  readonly title: string;
  /** At the right of the title. */
  readonly aside?: ReactNode;
  /** Stands out: what the person is here to do. */
  readonly accent?: boolean;
  readonly children: ReactNode;
}

/** A titled card; a landmark for screen readers. */
export const Section = ({ title, aside, accent = false, children }: Props) => {
  const styles = useStyles();
  const id = useId();
  return (
    <section aria-labelledby={id} className={mergeClasses(styles.root, accent && styles.accent)}>
      <div className={styles.head}>
        <h2 id={id} className={styles.title}>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
};
