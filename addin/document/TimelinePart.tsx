import { makeStyles, tokens } from '@fluentui/react-components';
import type { DocumentView, TimelineEntry } from '../../server/acts/views.ts';
import { elapsed, formatDateTime } from '../app/dates.ts';
import { useLanguage, useTexts } from '../app/language.tsx';
import { Section } from '../app/Section.tsx';
import { gatherSaves } from './gather-saves.ts';
import { texts } from './texts.ts';

/** Acts that begin a version: there its number is worth saying. */
const STARTS_VERSION: ReadonlySet<string> = new Set(['submit', 'createNewVersion']);

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
  item: { position: 'relative', padding: '0 0 14px 18px', borderLeft: `2px solid ${tokens.colorNeutralStroke2}`, marginLeft: '5px', lineHeight: tokens.lineHeightBase300, ':last-child': { paddingBottom: 0 } },
  dot: { position: 'absolute', left: '-6px', top: '5px', width: '10px', height: '10px', borderRadius: '50%', backgroundColor: tokens.colorBrandForeground1 },
  meta: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  reason: { marginTop: '4px', padding: '6px 10px', borderRadius: tokens.borderRadiusMedium, backgroundColor: tokens.colorNeutralBackground3, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

/** Everything that happened, newest first: who, what, when, how long after the step before. */
export const TimelinePart = ({ document }: { readonly document: DocumentView }) => {
  const styles = useStyles();
  const t = useTexts(texts);
  const { language } = useLanguage();
  const entries = gatherSaves(document.timeline);
  const nameOf = (entry: TimelineEntry): string => {
    const key = `action.${entry.action}`;
    return key in texts.vi ? t(key as keyof typeof texts.vi) : entry.action;
  };
  const factWords = ({ action, facts: { documentCode, versionNo } }: TimelineEntry): string =>
    `${typeof documentCode === 'string' ? ` · ${documentCode}` : ''}${typeof versionNo === 'number' && STARTS_VERSION.has(action) ? ` · ${t('version', { n: versionNo })}` : ''}`;
  return (
    <Section title={t('timelineTitle')}>
      {entries.length === 0 ? <p className={styles.quiet}>{t('noTimeline')}</p> : null}
      <ol className={styles.list} reversed>
        {entries.map((entry, index) => {
          const before = entries[index + 1];
          return (
            <li key={entry.seq} className={styles.item}>
              <span className={styles.dot} aria-hidden />
              <strong>{entry.times === 1 ? nameOf(entry) : t('times', { what: nameOf(entry), n: entry.times })}</strong>
              <div>{entry.actorName === '' ? t('byServer') : entry.actorName}</div>
              <div className={styles.meta}>
                {formatDateTime(entry.at)}{before === undefined ? '' : ` · ${t('after', { took: elapsed(before.at, entry.at, language) })}`}
                {factWords(entry)}
              </div>
              {entry.reason === null ? null : <div className={styles.reason}>{t('reason', { text: entry.reason })}</div>}
            </li>
          );
        })}
      </ol>
    </Section>
  );
};
