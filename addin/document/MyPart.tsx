import { Button, Field, Textarea, makeStyles, tokens } from '@fluentui/react-components';
import { CommentAddRegular } from '@fluentui/react-icons/svg/comment-add';
import { useState } from 'react';
import type { DocumentView } from '../../server/acts/views.ts';
import { useTexts } from '../app/language.tsx';
import { Section } from '../app/Section.tsx';
import { actTexts } from './act-texts.ts';
import { FinanceChecklist } from './FinanceChecklist.tsx';
import type { StepDraft } from './useStepAnswer.ts';

const useStyles = makeStyles({
  ask: { margin: 0, lineHeight: tokens.lineHeightBase300, color: tokens.colorNeutralForeground2 },
  add: { alignSelf: 'flex-start', marginLeft: '-8px' },
});

interface Props {
  readonly document: DocumentView;
  readonly answer: StepDraft;
}

/** What is asked of me, finance's checklist, and an opinion if I have one. The acts themselves are in the bar below. */
export const MyPart = ({ document, answer }: Props) => {
  const styles = useStyles();
  const t = useTexts(actTexts);
  const [opening, setOpening] = useState(false);
  const step = document.steps.find((candidate) => candidate.id === document.myStepId);
  if (step === undefined) return null;
  const writes = opening || answer.opinion !== '' || step.kind === 'REVIEW';
  return (
    <Section title={t('myPart')} accent>
      <p className={styles.ask}>{t(`ask.${step.kind}`)}</p>
      {step.needsChecklist ? <FinanceChecklist document={document} answers={answer.answers} onAnswers={answer.setAnswers} /> : null}
      {writes ? (
        <Field label={t('opinion')}>
          <Textarea value={answer.opinion} rows={2} resize="vertical" maxLength={2000} autoFocus={opening} onChange={(_, data) => answer.setOpinion(data.value)} />
        </Field>
      ) : (
        <Button className={styles.add} size="small" appearance="subtle" icon={<CommentAddRegular />} onClick={() => setOpening(true)}>{t('opinion')}</Button>
      )}
    </Section>
  );
};
