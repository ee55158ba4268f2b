import { makeStyles, tokens } from '@fluentui/react-components';
import type { DocumentView } from '../../server/acts/views.ts';
import { formatDateTime } from '../app/dates.ts';
import { useDirectory } from '../app/directory.tsx';
import { useTexts } from '../app/language.tsx';
import { Section } from '../app/Section.tsx';
import { vocabulary } from '../app/vocabulary.ts';
import { RouteStepItem } from './RouteStepItem.tsx';
import { Signatures } from './Signatures.tsx';
import { StepMark } from './StepMark.tsx';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
  meta: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

const FINISHED = new Set(['ISSUED', 'RECALLED', 'REPLACED']);
const AT_CLERK = new Set(['AWAITING_NUMBER', 'NUMBERED', 'SEALED']);

/** Who, when, how long: from the drafter's submission to the clerk's issue. Before submission: the plan. */
export const RoutePart = ({ document }: { readonly document: DocumentView }) => {
  const styles = useStyles();
  const t = useTexts(texts);
  const names = useTexts(vocabulary);
  const { people } = useDirectory();
  const clerk = FINISHED.has(document.status) ? 'DONE' : AT_CLERK.has(document.status) ? 'ACTIVE' : 'WAITING';
  const planned = document.steps.length === 0;
  return (
    <>
      <Section title={t('routeTitle')}>
        {planned ? <p className={styles.quiet}>{t(document.plannedRoute.length === 0 ? 'routeNone' : 'step.plan')}</p> : null}
        <ol className={styles.list}>
          {document.submittedAt === null ? null : (
            <StepMark status="DONE"><strong>{t('step.start', { name: document.drafterName })}</strong><div className={styles.meta}>{formatDateTime(document.submittedAt)}</div></StepMark>
          )}
          {planned ? document.plannedRoute.map((step, index) => (
            <StepMark key={`${step.ownerId}-${step.kind}`} status="WAITING" number={index + 1}>
              <strong>{people.find((person) => person.id === step.ownerId)?.name ?? step.ownerId}</strong>
              <div className={styles.meta}>{names(`kind.${step.kind}`)}</div>
            </StepMark>
          )) : document.steps.map((step) => <RouteStepItem key={step.id} step={step} />)}
          {planned ? null : (
            <StepMark status={clerk} last>
              <strong>{t('step.clerk')}</strong>
              {document.number === null ? null : <div className={styles.meta}>{document.number.documentCode}{document.issuedAt === null ? '' : ` · ${formatDateTime(document.issuedAt)}`}</div>}
            </StepMark>
          )}
        </ol>
      </Section>
      <Signatures document={document} />
    </>
  );
};
