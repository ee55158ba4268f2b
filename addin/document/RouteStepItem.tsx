import { Badge, makeStyles, tokens } from '@fluentui/react-components';
import type { StepView } from '../../server/acts/views.ts';
import { elapsed, formatDateTime } from '../app/dates.ts';
import { useLanguage, useTexts } from '../app/language.tsx';
import { useMe } from '../app/session.tsx';
import { useNow } from '../app/useNow.ts';
import { vocabulary } from '../app/vocabulary.ts';
import { actTexts } from './act-texts.ts';
import { StepMark } from './StepMark.tsx';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '2px 8px' },
  meta: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  said: {
    marginTop: '6px', padding: '6px 10px', borderRadius: tokens.borderRadiusMedium, whiteSpace: 'pre-wrap',
    backgroundColor: tokens.colorNeutralBackground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200,
  },
});

/** One step: who, in which capacity, when it came and went, how long it took, what was said. */
export const RouteStepItem = ({ step }: { readonly step: StepView }) => {
  const styles = useStyles();
  const t = useTexts(texts);
  const acts = useTexts(actTexts);
  const names = useTexts(vocabulary);
  const { language } = useLanguage();
  const me = useMe();
  const now = useNow();
  const unsatisfied = step.checklist?.filter((entry) => !entry.satisfied) ?? [];
  return (
    <StepMark status={step.status} number={step.ordinal}>
      <div className={styles.head}>
        <strong>{step.ownerName}{step.ownerId === me.id ? ` (${t('step.you')})` : ''}</strong>
        <Badge appearance={step.status === 'ACTIVE' ? 'filled' : 'outline'} color={step.status === 'ACTIVE' ? 'brand' : 'informative'}>{names(`kind.${step.kind}`)}</Badge>
      </div>
      <div className={styles.meta}>{step.ownerTitle} · {step.departmentAbbr}{step.capacity === 'DIRECT' ? '' : ` · ${names(`capacity.${step.capacity}`)}`}</div>
      <div className={styles.meta}>{clockSentence(step, now, language, t)}</div>
      {step.opinion === null ? null : <div className={styles.said}>{t(step.status === 'RETURNED' ? 'reason' : 'step.opinion', { text: step.opinion })}</div>}
      {step.checklist === null ? null : (
        <div className={styles.said}>
          {unsatisfied.length === 0
            ? t('step.checklistGood', { n: step.checklist.length })
            : t('step.checklistBad', { items: unsatisfied.map((entry) => `${acts(`check.${entry.check}`)}${entry.note === null ? '' : ` (${entry.note})`}`).join('; ') })}
        </div>
      )}
    </StepMark>
  );
};

const clockSentence = (step: StepView, now: Date, language: 'vi' | 'en', t: ReturnType<typeof useTexts<keyof typeof texts.vi>>): string => {
  const { activatedAt, completedAt, status } = step;
  if (completedAt !== null) {
    const took = elapsed(activatedAt ?? completedAt, completedAt, language);
    return t(status === 'RETURNED' ? 'step.returned' : 'step.done', { at: formatDateTime(completedAt), took });
  }
  if (status === 'ACTIVE' && activatedAt !== null) return `${t('step.received', { at: formatDateTime(activatedAt) })} · ${t('step.active', { took: elapsed(activatedAt, now, language) })}`;
  return t(`step.${status}`);
};
