import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, makeStyles, tokens } from '@fluentui/react-components';
import { useTexts } from '../app/language.tsx';
import { isClerk } from '../app/roles.ts';
import { useMe } from '../app/session.tsx';
import { texts } from './texts.ts';

const PAGES = [
  { page: 'officer', steps: ['officer.1', 'officer.2', 'officer.3', 'officer.4'] },
  { page: 'head', steps: ['head.1', 'head.2', 'head.3'] },
  { page: 'leader', steps: ['leader.1', 'leader.2'] },
  { page: 'clerk', steps: ['clerk.1', 'clerk.2', 'clerk.3'] },
  { page: 'trust', steps: ['trust.1', 'trust.2'] },
  { page: 'trouble', steps: ['trouble.1', 'trouble.2'] },
] as const;

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: '10px', padding: '14px 12px 40px', maxWidth: '680px', margin: '0 auto' },
  title: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: tokens.fontWeightSemibold, letterSpacing: '-0.01em' },
  intro: { margin: 0, lineHeight: tokens.lineHeightBase300, color: tokens.colorNeutralForeground2 },
  card: { backgroundColor: tokens.colorNeutralBackground1, border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusXLarge, padding: '4px 0' },
  steps: { margin: '0 0 10px', paddingLeft: '22px', display: 'flex', flexDirection: 'column', gap: '8px', lineHeight: tokens.lineHeightBase300 },
});

/** Short pages for the officer, the head, the leader and the clerk; one's own is open. */
export const HelpScreen = () => {
  const styles = useStyles();
  const t = useTexts(texts);
  const me = useMe();
  const mine = isClerk(me) ? 'clerk' : me.canFinalSign ? 'leader' : me.blockTitle === null ? 'officer' : 'head';
  return (
    <div className={styles.root}>
      <h1 className={styles.title}>{t('title')}</h1>
      <p className={styles.intro}>{t('intro')}</p>
      <div className={styles.card}>
        <Accordion collapsible multiple defaultOpenItems={[mine]}>
          {PAGES.map(({ page, steps }) => (
            <AccordionItem key={page} value={page}>
              <AccordionHeader as="h2" size="large">{t(`${page}.title`)}</AccordionHeader>
              <AccordionPanel>
                <ol className={styles.steps}>{steps.map((step) => <li key={step}>{t(step)}</li>)}</ol>
              </AccordionPanel>
            </AccordionItem>
          ))}
        </Accordion>
      </div>
    </div>
  );
};
