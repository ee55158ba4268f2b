import { Field, Input, MessageBar, MessageBarBody, Radio, RadioGroup, makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import type { DocumentView } from '../../server/acts/views.ts';
import { FINANCE_CHECKS } from '../../server/circulation/model.ts';
import { useTexts } from '../app/language.tsx';
import { actTexts } from './act-texts.ts';
import { judgeAnswers } from './judge-acts.ts';
import type { Answers } from './judge-acts.ts';
import { References } from './References.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: '8px' },
  head: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: '4px 12px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  item: { padding: '6px 0', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', columnGap: '8px' },
  name: { flex: '1 1 150px', lineHeight: tokens.lineHeightBase300 },
  choices: { marginLeft: '-8px' },
});

interface Props {
  readonly document: DocumentView;
  readonly answers: Answers;
  readonly onAnswers: (answers: Answers) => void;
}

/** BR2.3 "đúng, đủ, hợp lý": six questions, each answered on purpose, beside the papers they are about. */
export const FinanceChecklist = ({ document, answers, onAnswers }: Props) => {
  const styles = useStyles();
  const t = useTexts(actTexts);
  const id = useId();
  const answered = Object.keys(answers).length;
  const judgement = judgeAnswers(answers);
  return (
    <div className={styles.root}>
      <div className={styles.head}>
        <h3 className={styles.title}>{t('checklistTitle')}</h3>
        <p className={styles.quiet} role="status">{t('checklistProgress', { answered, total: FINANCE_CHECKS.length })}</p>
      </div>
      {document.references.length > 0 ? (
        <>
          <p className={styles.quiet}>{t('checklistReferences', { n: document.references.length })}</p>
          <References document={document} />
        </>
      ) : null}
      <ul className={styles.list}>
        {FINANCE_CHECKS.map((check) => {
          const answer = answers[check];
          const label = `${id}-${check}`;
          return (
            <li key={check} className={styles.item}>
              <div className={styles.row}>
                <span id={label} className={styles.name}>{t(`check.${check}`)}</span>
                <RadioGroup
                  className={styles.choices} layout="horizontal" aria-labelledby={label} value={answer === undefined ? '' : String(answer.satisfied)}
                  onChange={(_, data) => onAnswers({ ...answers, [check]: { satisfied: data.value === 'true', note: answer?.note ?? '' } })}
                >
                  <Radio value="true" label={t('satisfied')} />
                  <Radio value="false" label={t('notSatisfied')} />
                </RadioGroup>
              </div>
              {answer?.satisfied === false ? (
                <Field>
                  <Input
                    value={answer.note} placeholder={t('checkNote')} aria-label={`${t(`check.${check}`)}: ${t('checkNote')}`} maxLength={500}
                    onChange={(_, data) => onAnswers({ ...answers, [check]: { satisfied: false, note: data.value } })}
                  />
                </Field>
              ) : null}
            </li>
          );
        })}
      </ul>
      {judgement === 'good' ? null : (
        <MessageBar intent={judgement === 'return' ? 'warning' : 'info'} layout="multiline"><MessageBarBody>{t(judgement === 'return' ? 'checklistReturn' : 'checklistOpen')}</MessageBarBody></MessageBar>
      )}
    </div>
  );
};
