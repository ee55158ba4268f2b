import { Badge, ProgressBar, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { DocumentRow } from '../../server/acts/views.ts';
import { elapsed, formatMoment } from '../app/dates.ts';
import { useLanguage, useTexts } from '../app/language.tsx';
import { addressOf } from '../app/router.ts';
import { useMe } from '../app/session.tsx';
import { StatusBadge } from '../app/StatusBadge.tsx';
import { UrgencyBadge } from '../app/UrgencyBadge.tsx';
import { vocabulary } from '../app/vocabulary.ts';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  card: {
    display: 'flex', flexDirection: 'column', gap: '6px', padding: '12px 14px', color: tokens.colorNeutralForeground1, textDecorationLine: 'none',
    backgroundColor: tokens.colorNeutralBackground1, border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusXLarge,
    ':hover': { border: `1px solid ${tokens.colorNeutralStroke1Hover}`, backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  asked: { borderLeft: `3px solid ${tokens.colorCompoundBrandStroke}` },
  line: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: '6px', minWidth: 0 },
  type: { flexGrow: 1, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  subject: {
    margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: '21px', fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere',
    maxHeight: '63px', overflow: 'hidden',
  },
  meta: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  spread: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', columnGap: '12px', rowGap: '2px' },
  late: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
  progress: { display: 'flex', alignItems: 'center', gap: '8px', paddingTop: '2px' },
});

interface Props {
  readonly row: DocumentRow;
  readonly now: Date;
}

/** What, from whom, since when, due, and what is asked of me. */
export const DocumentRowCard = ({ row, now }: Props) => {
  const styles = useStyles();
  const t = useTexts(texts);
  const names = useTexts(vocabulary);
  const { language } = useLanguage();
  const me = useMe();
  const route = row.status === 'DRAFT' && row.drafterName === me.name ? { screen: 'draft', id: row.id } as const : { screen: 'document', id: row.id } as const;
  const late = row.dueAt !== null && row.asked !== null && new Date(row.dueAt) < now;

  return (
    <a className={mergeClasses(styles.card, row.asked !== null && styles.asked)} href={addressOf(route)}>
      <div className={styles.line}>
        <span className={styles.type}>{names(`type.${row.type}`)}{row.documentCode === null ? '' : ` · ${row.documentCode}`}</span>
        <UrgencyBadge urgency={row.urgency} />
        {row.isFinancial ? <Badge appearance="outline" color="informative">{t('financial')}</Badge> : null}
        {row.asked === null
          ? <StatusBadge status={row.status} />
          : <Badge appearance="filled" color="brand" aria-label={t('askedOfYou', { what: t(`asked.${row.asked}`) })}>{t(`asked.${row.asked}`)}</Badge>}
      </div>
      <p className={styles.subject}>{row.subject}</p>
      <div className={mergeClasses(styles.meta, styles.spread)}>
        <span>{t('from', { name: row.drafterName, department: row.departmentAbbr })}</span>
      </div>
      <div className={mergeClasses(styles.meta, styles.spread)}>
        <span>{heldSentence(row, me.name, now, language, t)}</span>
        {row.dueAt === null ? null : <span className={mergeClasses(late && styles.late)}>{late ? t('overdue', { by: elapsed(row.dueAt, now, language) }) : t('due', { at: formatMoment(row.dueAt, now) })}</span>}
      </div>
      {row.stepsTotal > 0 && row.status === 'IN_CIRCULATION' ? (
        <div className={styles.progress}>
          <ProgressBar value={row.stepsDone} max={row.stepsTotal} thickness="medium" aria-label={t('progress', { done: row.stepsDone, total: row.stepsTotal })} />
          <span className={styles.meta} style={{ whiteSpace: 'nowrap' }} aria-hidden>{t('progress', { done: row.stepsDone, total: row.stepsTotal })}</span>
        </div>
      ) : null}
    </a>
  );
};

const MOMENT_MS = 60_000;

const heldSentence = (row: DocumentRow, myName: string, now: Date, language: 'vi' | 'en', t: ReturnType<typeof useTexts<keyof typeof texts.vi>>): string => {
  if (row.heldSince === null) return t('updated', { at: formatMoment(row.updatedAt, now) });
  const mine = row.holderName === myName;
  const name = row.holderName ?? t('theClerk');
  if (now.getTime() - new Date(row.heldSince).getTime() < MOMENT_MS) return mine ? t('heldByMeNow') : t('heldByNow', { name });
  const since = elapsed(row.heldSince, now, language);
  return mine ? t('heldByMe', { since }) : t('heldBy', { name, since });
};
