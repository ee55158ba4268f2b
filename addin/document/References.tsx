import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { AttachRegular } from '@fluentui/react-icons/svg/attach';
import type { DocumentView } from '../../server/acts/views.ts';
import { formatDateTime } from '../app/dates.ts';
import { formatSize, saveFile } from '../app/download.ts';
import { ErrorBar } from '../app/ErrorBar.tsx';
import { useTexts } from '../app/language.tsx';
import { useApi } from '../app/session.tsx';
import { useAct } from '../app/useAct.ts';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '6px' },
  item: { display: 'flex', alignItems: 'center', gap: '8px', padding: '6px 6px 6px 10px', borderRadius: tokens.borderRadiusLarge, backgroundColor: tokens.colorNeutralBackground3 },
  icon: { flexShrink: 0, fontSize: '20px', color: tokens.colorNeutralForeground3 },
  words: { flexGrow: 1, minWidth: 0 },
  name: { overflowWrap: 'anywhere', lineHeight: tokens.lineHeightBase200, fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase200 },
  meta: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase100, lineHeight: tokens.lineHeightBase200 },
});

/** Supporting papers, each to be downloaded; they are frozen with the version by their hash. */
export const References = ({ document }: { readonly document: DocumentView }) => {
  const styles = useStyles();
  const t = useTexts(texts);
  const api = useApi();
  const { run, busy, error } = useAct();
  return (
    <>
      <ul className={styles.list}>
        {document.references.map((reference) => (
          <li key={reference.id} className={styles.item}>
            <AttachRegular className={styles.icon} aria-hidden />
            <div className={styles.words}>
              <div className={styles.name}>{reference.name}</div>
              <div className={styles.meta}>{t('addedBy', { size: formatSize(reference.size), name: reference.addedByName, at: formatDateTime(reference.addedAt) })}</div>
            </div>
            <Button
              size="small" appearance="subtle" icon={<ArrowDownloadRegular />} disabled={busy} aria-label={t('download', { name: reference.name })}
              onClick={() => void run(async () => saveFile(await api.referenceFile(document.id, reference.id), reference.name, reference.mediaType))}
            />
          </li>
        ))}
      </ul>
      <ErrorBar error={error} />
    </>
  );
};
