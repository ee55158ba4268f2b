import { Button, MessageBar, MessageBarBody, MessageBarTitle, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import type { VerificationView } from '../../server/acts/views.ts';
import { formatDateTime } from '../app/dates.ts';
import { fileNameFor, formatSize, saveFile } from '../app/download.ts';
import { useLanguage, useTexts } from '../app/language.tsx';
import { Findings } from './Findings.tsx';
import { reportPage } from './report.ts';
import { texts } from './texts.ts';

const INTENTS = { VALID: 'success', WARNINGS: 'warning', INVALID: 'error', UNDECIDED: 'info' } as const;

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: '10px', minWidth: 0 },
  facts: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, overflowWrap: 'anywhere' },
  digest: { fontFamily: tokens.fontFamilyMonospace },
  download: { alignSelf: 'flex-start' },
});

/** The result in one sentence, which file it is about, and the report to take away. */
export const ResultSummary = ({ view }: { readonly view: VerificationView }) => {
  const styles = useStyles();
  const t = useTexts(texts);
  const { language } = useLanguage();
  const save = (): void => saveFile(new TextEncoder().encode(reportPage(view)), fileNameFor(['bao-cao-kiem-tra', (view.fileName ?? '').replace(/\.pdf$/i, '')], 'html'), 'text/html');
  return (
    <div className={styles.root}>
      <MessageBar intent={INTENTS[view.result]} layout="multiline" role="status">
        <MessageBarBody><MessageBarTitle>{t(`result.${view.result}`)}</MessageBarTitle>{view.sentence[language]}</MessageBarBody>
      </MessageBar>
      <p className={styles.facts}>
        {view.fileName ?? ''} · {formatSize(view.length)} · {t('checkedAt')} {formatDateTime(view.checkedAt)}<br />
        {t('digest')} <span className={styles.digest}>{view.sha256}</span>
      </p>
      <Findings findings={view.findings} />
      <Button className={styles.download} icon={<ArrowDownloadRegular />} onClick={save}>{t('download')}</Button>
    </div>
  );
};
