import { Badge, makeStyles, tokens } from '@fluentui/react-components';
import type { FindingView } from '../../server/acts/views.ts';
import { useLanguage, useTexts } from '../app/language.tsx';
import { texts } from './texts.ts';

const COLOURS = { error: 'danger', unknown: 'important', warning: 'warning' } as const;

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: '6px', lineHeight: tokens.lineHeightBase300 },
  item: { display: 'flex', gap: '8px', alignItems: 'flex-start', overflowWrap: 'anywhere' },
  badge: { flexShrink: 0 },
  text: { minWidth: 0 },
});

/** The reasons of a result, each with its weight. */
export const Findings = ({ findings }: { readonly findings: readonly FindingView[] }) => {
  const styles = useStyles();
  const t = useTexts(texts);
  const { language } = useLanguage();
  if (findings.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={t('reasons')}>
      {findings.map((finding) => (
        <li key={finding.vi} className={styles.item}>
          <Badge className={styles.badge} appearance="tint" color={COLOURS[finding.severity]}>{t(`severity.${finding.severity}`)}</Badge>
          <span className={styles.text}>{finding[language]}</span>
        </li>
      ))}
    </ul>
  );
};
