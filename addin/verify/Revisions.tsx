import { Badge, makeStyles, tokens } from '@fluentui/react-components';
import type { VerifiedRevisionView } from '../../server/acts/views.ts';
import { useLanguage, useTexts } from '../app/language.tsx';
import { Section } from '../app/Section.tsx';
import { Findings } from './Findings.tsx';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  item: { padding: '8px 0', borderTop: `1px solid ${tokens.colorNeutralStroke2}`, display: 'flex', flexDirection: 'column', gap: '6px', lineHeight: tokens.lineHeightBase300 },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 8px' },
  title: { flexGrow: 1, fontWeight: tokens.fontWeightSemibold },
  text: { overflowWrap: 'anywhere' },
});

/** What each state of the file changed, and whether it might. */
export const Revisions = ({ revisions }: { readonly revisions: readonly VerifiedRevisionView[] }) => {
  const styles = useStyles();
  const t = useTexts(texts);
  const { language } = useLanguage();
  return (
    <Section title={t('revisionsTitle')}>
      <ol className={styles.list}>
        {revisions.map(({ number, changes, allowed, findings }) => (
          <li key={number} className={styles.item}>
            <div className={styles.head}>
              <span className={styles.title}>{t('revision', { n: number })}</span>
              <Badge appearance="tint" color={allowed ? 'success' : 'danger'}>{t(allowed ? 'allowed' : 'refused')}</Badge>
            </div>
            <span className={styles.text}>{number === 1 ? t('revisionFirst') : changes.map((change) => change[language]).join(' ') || t('revisionNothing')}</span>
            <Findings findings={findings} />
          </li>
        ))}
      </ol>
    </Section>
  );
};
