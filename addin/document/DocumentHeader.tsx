import { Badge, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { LocationRegular } from '@fluentui/react-icons/svg/location';
import type { DocumentView } from '../../server/acts/views.ts';
import { elapsed, formatDateTime } from '../app/dates.ts';
import { useDirectory } from '../app/directory.tsx';
import { useLanguage, useTexts } from '../app/language.tsx';
import { useMe } from '../app/session.tsx';
import { StatusBadge } from '../app/StatusBadge.tsx';
import { UrgencyBadge } from '../app/UrgencyBadge.tsx';
import { useNow } from '../app/useNow.ts';
import { vocabulary } from '../app/vocabulary.ts';
import { activeStep, isNewVersion, sayWhere } from './say-where.ts';
import { StepDots } from './StepDots.tsx';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: '8px', padding: '2px 2px 0' },
  line: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: '6px' },
  type: { flexGrow: 1, color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase200 },
  subject: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: '26px', fontWeight: tokens.fontWeightSemibold, letterSpacing: '-0.01em', overflowWrap: 'anywhere' },
  meta: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  where: {
    display: 'flex', gap: '8px', alignItems: 'flex-start', padding: '10px 12px', borderRadius: tokens.borderRadiusLarge, lineHeight: tokens.lineHeightBase300,
    backgroundColor: tokens.colorBrandBackground2, color: tokens.colorNeutralForeground1, border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  pin: { flexShrink: 0, fontSize: '20px', color: tokens.colorBrandForeground1 },
  due: { display: 'block', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  late: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
});

/** What it is, and in one sentence where it is now. */
export const DocumentHeader = ({ document }: { readonly document: DocumentView }) => {
  const styles = useStyles();
  const t = useTexts(texts);
  const names = useTexts(vocabulary);
  const { language } = useLanguage();
  const me = useMe();
  const now = useNow();
  const { departments } = useDirectory();
  const abbr = (id: string): string => departments.find((department) => department.id === id)?.abbr ?? id;
  const where = sayWhere(document, me.id, abbr, now, language);
  const dueAt = activeStep(document)?.dueAt ?? null;
  const late = dueAt !== null && new Date(dueAt) < now;

  return (
    <header className={styles.root}>
      <div className={styles.line}>
        <span className={styles.type}>{names(`type.${document.type}`)}{document.number === null ? '' : ` · ${document.number.documentCode}`}</span>
        <UrgencyBadge urgency={document.urgency} />
        {document.isFinancial ? <Badge appearance="outline" color="informative">{t('financial')}</Badge> : null}
        {isNewVersion(document) ? <Badge appearance="tint" color="warning">{t('statusNewVersion')}</Badge> : <StatusBadge status={document.status} />}
      </div>
      <h1 className={styles.subject}>{document.subject}</h1>
      <div className={styles.meta}>
        {t('drafter', { name: document.drafterName, department: document.departmentName })}
        {document.versionNo > 1 ? ` · ${t('version', { n: document.versionNo })}` : ''}
      </div>
      <div className={styles.where}>
        <LocationRegular className={styles.pin} aria-hidden />
        <div>
          {t(where.key, { status: names(`status.${document.status}`), ...where.facts })}
          {dueAt === null ? null : <span className={mergeClasses(styles.due, late && styles.late)}>{late ? t('overdue', { by: elapsed(dueAt, now, language) }) : t('due', { at: formatDateTime(dueAt) })}</span>}
        </div>
      </div>
      <StepDots document={document} />
    </header>
  );
};
