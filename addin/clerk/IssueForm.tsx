import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ErrorBar } from '../app/ErrorBar.tsx';
import { useTexts } from '../app/language.tsx';
import { useApi } from '../app/session.tsx';
import { useAct } from '../app/useAct.ts';
import type { ClerkProps } from './ClerkFlow.tsx';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  text: { margin: 0, lineHeight: tokens.lineHeightBase300, color: tokens.colorNeutralForeground2 },
  list: { margin: 0, paddingLeft: '18px', lineHeight: tokens.lineHeightBase300 },
});

/** The last act: from here on the document cannot be changed. */
export const IssueForm = ({ document, onChanged, onReload }: ClerkProps) => {
  const styles = useStyles();
  const t = useTexts(texts);
  const api = useApi();
  const { run, busy, error } = useAct();
  const issue = (): void => void run(async () => {
    const next = await api.issue(document.id);
    onChanged(next, t('doneIssue', { code: next.number?.documentCode ?? '' }));
  });
  return (
    <>
      <p className={styles.text}>{t('issueText')}</p>
      {document.recipients.length === 0 ? <p className={styles.text}>{t('noRecipients')}</p> : <ul className={styles.list}>{document.recipients.map((recipient) => <li key={recipient}>{recipient}</li>)}</ul>}
      <ErrorBar error={error} onReload={onReload} />
      <Button appearance="primary" size="large" disabled={busy} onClick={issue}>{busy ? t('working') : t('doIssue')}</Button>
    </>
  );
};
