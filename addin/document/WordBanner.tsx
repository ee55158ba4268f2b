import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { fileNameFor, saveFile } from '../app/download.ts';
import { ErrorBar } from '../app/ErrorBar.tsx';
import { useTexts } from '../app/language.tsx';
import { useLive } from '../app/live.tsx';
import { useApi } from '../app/session.tsx';
import { useAct } from '../app/useAct.ts';
import { standingSignatures } from './judge-acts.ts';
import { NewVersionDialog } from './NewVersionDialog.tsx';
import { useWordText } from './useWordText.ts';
import { wordTexts } from './word-texts.ts';

const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const useStyles = makeStyles({
  root: { padding: '12px 12px 0' },
  actions: { flexWrap: 'wrap' },
});

/** Inside Word: the open document says something else than what circulates, and the two ways out (domain.md §4.6 #12). */
export const WordBanner = () => {
  const styles = useStyles();
  const t = useTexts(wordTexts);
  const api = useApi();
  const { announce } = useLive();
  const { text, look } = useWordText();
  const { run, busy, error } = useAct();
  const [asking, setAsking] = useState(false);
  if (text?.differs !== true) return null;
  const { document, versionNo } = text;
  const k = standingSignatures(document).length;
  return (
    <div className={styles.root}>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{t('differs', { n: versionNo })}</MessageBarTitle>
          {t('differsText', { subject: document.subject })}
          <ErrorBar error={error} />
        </MessageBarBody>
        <MessageBarActions className={styles.actions}>
          <Button size="small" disabled={busy} onClick={() => void run(async () => saveFile(await api.docx(document.id), fileNameFor([document.subject, `v${versionNo}`], 'docx'), DOCX_TYPE))}>{t('openSubmitted')}</Button>
          {document.allowed.includes('createNewVersion') ? <Button size="small" disabled={busy} onClick={() => setAsking(true)}>{k === 0 ? t('newVersion') : t('newVersionVoids', { k })}</Button> : null}
        </MessageBarActions>
      </MessageBar>
      {asking ? <NewVersionDialog document={document} onClose={() => setAsking(false)} onChanged={(next) => { announce(next.id, next.rowVersion); look(); }} onReload={look} /> : null}
    </div>
  );
};
