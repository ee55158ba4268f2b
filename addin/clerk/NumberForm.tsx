import { Button, Field, Input, Skeleton, SkeletonItem, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { NumberProposalView } from '../../server/acts/views.ts';
import { formatCalendarDate, parseCalendarDate } from '../app/dates.ts';
import { ErrorBar } from '../app/ErrorBar.tsx';
import { useTexts } from '../app/language.tsx';
import { LoadFailed } from '../app/LoadFailed.tsx';
import { useApi } from '../app/session.tsx';
import { useAct } from '../app/useAct.ts';
import { useLoad } from '../app/useLoad.ts';
import type { ClerkProps } from './ClerkFlow.tsx';
import { judgeDate } from './judge-date.ts';
import type { DateProblem } from './judge-date.ts';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  code: { display: 'flex', flexDirection: 'column', gap: '2px', padding: '10px 14px', borderRadius: tokens.borderRadiusLarge, backgroundColor: tokens.colorNeutralBackground3 },
  label: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  big: { fontSize: tokens.fontSizeHero700, lineHeight: tokens.lineHeightHero700, fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: 'tabular-nums', letterSpacing: '-0.01em' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  date: { maxWidth: '220px' },
});

/** The next number of the right series, shown before it is taken, and the date it carries. */
export const NumberForm = (props: ClerkProps) => {
  const api = useApi();
  const { document } = props;
  const { value: proposal, error, reload } = useLoad(`number|${document.id}|${document.rowVersion}`, (signal) => api.numberProposal(document.id, signal));
  if (proposal === null) return error === null ? <Skeleton><SkeletonItem size={64} /></Skeleton> : <LoadFailed error={error} onRetry={reload} />;
  return <Proposal {...props} proposal={proposal} onProposal={reload} />;
};

interface Props extends ClerkProps {
  readonly proposal: NumberProposalView;
  readonly onProposal: () => void;
}

const Proposal = ({ document, proposal, onChanged, onReload, onProposal }: Props) => {
  const styles = useStyles();
  const t = useTexts(texts);
  const api = useApi();
  const { run, busy, error } = useAct();
  const today = proposal.issuedDate;
  const [typed, setTyped] = useState(() => formatCalendarDate(today));
  const date = parseCalendarDate(typed);
  const problem: DateProblem | null = date === null ? { key: 'notADate', facts: {} } : judgeDate(date, proposal, document.finalSignedAt);
  const take = (): void => void run(async () => {
    if (date === null) return;
    try {
      const next = await api.assignNumber(document.id, date, document.rowVersion);
      onChanged(next, t('doneNumber', { code: next.number?.documentCode ?? '' }));
    } catch (failure) {
      // Another clerk may have taken the number shown; show the next one beside the reason.
      onProposal();
      throw failure;
    }
  });
  return (
    <>
      <div className={styles.code}>
        <span className={styles.label}>{t('proposal')}</span>
        <span className={styles.big}>{proposal.documentCode}</span>
        <span className={styles.label}>{proposal.lastDate === null ? t('lastNone') : t('last', { number: proposal.lastNumber, date: formatCalendarDate(proposal.lastDate) })}</span>
      </div>
      <Field
        className={styles.date} label={t('issuedDate')} required validationState={problem === null ? 'none' : 'error'}
        {...(problem === null ? { hint: t(date === today ? 'isToday' : 'dateForm') } : { validationMessage: t(problem.key, problem.facts) })}
      >
        <Input value={typed} inputMode="numeric" autoComplete="off" onChange={(_, data) => setTyped(data.value)} />
      </Field>
      {problem?.key === 'monthMismatch' || problem?.key === 'monthOnly' ? <p className={styles.quiet}>{t('monthWayOn')}</p> : null}
      <p className={styles.quiet}>{t(proposal.hasDateLine ? 'dateStamped' : 'noDateLine')} {t('final')}</p>
      <ErrorBar error={error} onReload={onReload} />
      <Button appearance="primary" size="large" disabled={busy || problem !== null} onClick={take}>{busy ? t('working') : t('doNumber', { code: proposal.documentCode })}</Button>
    </>
  );
};
