import { Button, MessageBar, MessageBarActions, MessageBarBody, ProgressBar, Text, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { RULES, ruleText } from '../../server/format/check/rules.ts';
import type { Finding, Level } from '../../server/format/check/finding.ts';
import { ErrorBar } from '../app/ErrorBar.tsx';
import { useLanguage, useTexts } from '../app/language.tsx';
import { Section } from '../app/Section.tsx';
import { formatTexts } from './format-texts.ts';
import type { Format } from './useFormat.ts';

const useStyles = makeStyles({
  heading: { margin: 0, fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold },
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', gap: '8px' },
  item: { display: 'flex', gap: '8px', alignItems: 'flex-start', paddingInlineStart: '8px', borderLeft: `3px solid ${tokens.colorNeutralStroke2}` },
  E: { borderLeftColor: tokens.colorPaletteRedBorderActive },
  W: { borderLeftColor: tokens.colorPaletteYellowBorderActive },
  I: { borderLeftColor: tokens.colorNeutralStroke1 },
  words: { flexGrow: 1, minWidth: 0, display: 'grid', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3 },
  all: { alignSelf: 'flex-start' },
});
const LEVELS: readonly Level[] = ['E', 'W', 'I'];

/** What stands against the form of NĐ 30, the gravest first; what a machine can put right has its button. */
export const FormatSection = ({ format }: { readonly format: Format }) => {
  const styles = useStyles();
  const t = useTexts(formatTexts);
  const { findings, busy, error, repair, undo } = format;
  if (findings === null) return null;
  const repairable = findings.filter((finding) => finding.repairable).map(({ id }) => id);
  return (
    <Section title={t('title')}>
      {busy ? <div role="status"><ProgressBar /><Text size={200}>{t('working')}</Text></div> : null}
      <ErrorBar error={error} />
      {undo ? (
        <MessageBar intent="success" layout="multiline">
          <MessageBarBody>{t('repaired')}</MessageBarBody>
          <MessageBarActions><Button disabled={busy} onClick={undo}>{t('undo')}</Button></MessageBarActions>
        </MessageBar>
      ) : null}
      {findings.length === 0 ? <MessageBar intent="success" layout="multiline"><MessageBarBody>{t('good')}</MessageBarBody></MessageBar> : null}
      {repairable.length > 1 ? <Button className={styles.all} disabled={busy} onClick={() => { repair(repairable); }}>{t('repairAll', { count: repairable.length })}</Button> : null}
      {LEVELS.map((level) => <FindingList key={level} level={level} findings={findings.filter((finding) => finding.level === level)} busy={busy} onRepair={(id) => { repair([id]); }} />)}
    </Section>
  );
};

interface ListProps {
  readonly level: Level;
  readonly findings: readonly Finding[];
  readonly busy: boolean;
  readonly onRepair: (id: string) => void;
}

const FindingList = ({ level, findings, busy, onRepair }: ListProps) => {
  const styles = useStyles();
  const t = useTexts(formatTexts);
  const { language } = useLanguage();
  if (findings.length === 0) return null;
  return (
    <div>
      <h3 className={styles.heading}>{t(`level.${level}`, { count: findings.length })}</h3>
      <ul className={styles.list}>
        {findings.map(({ id, ruleId, facts, place, repairable }) => {
          const text = ruleText(ruleId, facts, language);
          return (
            <li key={id} className={mergeClasses(styles.item, styles[level])}>
              <span className={styles.words}>
                <Text>{text}</Text>
                {place.excerpt === '' ? null : <Text size={200}>{t('excerpt', { text: place.excerpt })}</Text>}
                <Text size={200} className={styles.quiet}>{ruleId} · {RULES[ruleId].article}</Text>
              </span>
              {repairable
                ? <Button size="small" disabled={busy} aria-label={t('repairOne', { rule: ruleId, text })} onClick={() => { onRepair(id); }}>{t('repair')}</Button>
                : <Text size={200} className={styles.quiet}>{t('byHand')}</Text>}
            </li>
          );
        })}
      </ul>
    </div>
  );
};
