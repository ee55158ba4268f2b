import { Button, makeStyles } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { DocumentRegular } from '@fluentui/react-icons/svg/document';
import { LocationRegular } from '@fluentui/react-icons/svg/location';
import { ShieldCheckmarkRegular } from '@fluentui/react-icons/svg/shield-checkmark';
import type { DocumentView } from '../../server/acts/views.ts';
import { fileNameFor, saveFile } from '../app/download.ts';
import { ErrorBar } from '../app/ErrorBar.tsx';
import { useTexts } from '../app/language.tsx';
import { navigate } from '../app/router.ts';
import { useApi } from '../app/session.tsx';
import { useAct } from '../app/useAct.ts';
import { texts } from './texts.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

interface Props {
  readonly document: DocumentView;
  /** Leads to my place on the page; null when nothing is mine to fill. */
  readonly onSeek: (() => void) | null;
}

/** My place, the PDF as it stands now, and the Word file it was made from. */
export const FileButtons = ({ document, onSeek }: Props) => {
  const styles = useStyles();
  const t = useTexts(texts);
  const api = useApi();
  const { run, busy, error } = useAct();
  const name = [document.number?.documentCode ?? null, document.subject];
  return (
    <>
      <div className={styles.root}>
        {onSeek === null ? null : <Button size="small" appearance="primary" icon={<LocationRegular />} onClick={onSeek}>{t('showMyPlace')}</Button>}
        <Button size="small" icon={<ArrowDownloadRegular />} disabled={busy} onClick={() => void run(async () => saveFile(await api.pdf(document.id), fileNameFor(name, 'pdf'), 'application/pdf'))}>{t('downloadPdf')}</Button>
        <Button size="small" appearance="subtle" icon={<DocumentRegular />} disabled={busy} onClick={() => void run(async () => saveFile(await api.docx(document.id), fileNameFor(name, 'docx'), DOCX))}>{t('downloadDocx')}</Button>
        {document.signatures.length === 0 ? null : <Button size="small" appearance="subtle" icon={<ShieldCheckmarkRegular />} onClick={() => navigate({ screen: 'verify', id: document.id })}>{t('verify')}</Button>}
      </div>
      <ErrorBar error={error} />
    </>
  );
};
