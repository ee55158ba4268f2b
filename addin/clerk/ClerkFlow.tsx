import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkFilled } from '@fluentui/react-icons/svg/checkmark';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { DocumentView } from '../../server/acts/views.ts';
import { formatCalendarDate, formatDateTime } from '../app/dates.ts';
import { useTexts } from '../app/language.tsx';
import { Section } from '../app/Section.tsx';
import { IssueForm } from './IssueForm.tsx';
import { NumberForm } from './NumberForm.tsx';
import { RefuseNumberDialog } from './RefuseNumberDialog.tsx';
import { SealForm } from './SealForm.tsx';
import { texts } from './texts.ts';

export interface ClerkProps {
  readonly document: DocumentView;
  readonly onChanged: (next: DocumentView, done: string | null) => void;
  readonly onReload: () => void;
}

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '14px' },
  item: { display: 'flex', gap: '12px' },
  mark: {
    flexShrink: 0, width: '26px', height: '26px', boxSizing: 'border-box', borderRadius: '50%', display: 'grid', placeItems: 'center', fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold,
    border: `2px solid ${tokens.colorNeutralStroke1}`, color: tokens.colorNeutralForeground3,
  },
  now: { border: `2px solid ${tokens.colorCompoundBrandStroke}`, color: tokens.colorBrandForeground1 },
  past: { border: `2px solid ${tokens.colorPaletteGreenBackground3}`, backgroundColor: tokens.colorPaletteGreenBackground3, color: tokens.colorNeutralForegroundInverted },
  body: { flexGrow: 1, minWidth: 0, display: 'flex', flexDirection: 'column', gap: '8px', paddingTop: '2px' },
  name: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: '22px', fontWeight: tokens.fontWeightSemibold },
  later: { color: tokens.colorNeutralForeground3 },
  result: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

interface StationProps {
  readonly ordinal: number;
  readonly name: string;
  readonly state: 'past' | 'now' | 'later';
  readonly result?: string | null;
  readonly children?: ReactNode;
}

const Station = ({ ordinal, name, state, result, children }: StationProps) => {
  const styles = useStyles();
  return (
    <li className={styles.item} aria-current={state === 'now' ? 'step' : undefined}>
      <span aria-hidden className={mergeClasses(styles.mark, state === 'now' && styles.now, state === 'past' && styles.past)}>{state === 'past' ? <CheckmarkFilled /> : ordinal}</span>
      <div className={styles.body}>
        <h3 className={mergeClasses(styles.name, state === 'later' && styles.later)}>{name}</h3>
        {state === 'past' && result ? <div className={styles.result}>{result}</div> : null}
        {state === 'now' ? children : null}
      </div>
    </li>
  );
};

/** One flow: number, seal, issue. Each opens when the one before is done; none is done without being asked for. */
export const ClerkFlow = (props: ClerkProps) => {
  const { document, onChanged, onReload } = props;
  const styles = useStyles();
  const t = useTexts(texts);
  const [refusing, setRefusing] = useState(false);
  const { allowed, number, sealedAt, issuedAt } = document;
  const state = (isPast: boolean, isNow: boolean): StationProps['state'] => (isPast ? 'past' : isNow ? 'now' : 'later');
  return (
    <Section title={t('title')} accent aside={allowed.includes('refuseNumber') ? <Button size="small" appearance="subtle" onClick={() => setRefusing(true)}>{t('refuse')}</Button> : null}>
      <ol className={styles.list}>
        <Station ordinal={1} name={t('stepNumber')} state={state(number !== null, allowed.includes('assignNumber'))} result={number === null ? null : t('numbered', { code: number.documentCode, date: formatCalendarDate(number.issuedDate) })}>
          <NumberForm {...props} />
        </Station>
        <Station ordinal={2} name={t('stepSeal')} state={state(sealedAt !== null, allowed.includes('applySeal'))} result={sealedAt === null ? null : t('sealed', { at: formatDateTime(sealedAt) })}>
          <SealForm {...props} />
        </Station>
        <Station ordinal={3} name={t('stepIssue')} state={state(issuedAt !== null, allowed.includes('issue'))} result={issuedAt === null ? null : t('issued', { at: formatDateTime(issuedAt) })}>
          <IssueForm {...props} />
        </Station>
      </ol>
      {refusing ? <RefuseNumberDialog document={document} onChanged={onChanged} onReload={onReload} onClose={() => setRefusing(false)} /> : null}
    </Section>
  );
};
