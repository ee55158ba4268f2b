import { Button, ProgressBar, Text, makeStyles, tokens } from '@fluentui/react-components';
import { AttachRegular } from '@fluentui/react-icons/svg/attach';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { useState } from 'react';
import type { DragEvent } from 'react';
import { formatSize } from '../app/download.ts';
import { ErrorBar } from '../app/ErrorBar.tsx';
import { useTexts } from '../app/language.tsx';
import { Section } from '../app/Section.tsx';
import { useApi } from '../app/session.tsx';
import { useAct } from '../app/useAct.ts';
import { pickFiles } from '../word/pick-files.ts';
import { texts } from './texts.ts';
import type { Draft } from './useDraft.ts';

const ACCEPTED = '.pdf,.docx,.xlsx,.png,.jpg,.jpeg';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: '6px' },
  item: { display: 'flex', alignItems: 'center', gap: '8px', padding: '4px 4px 4px 10px', borderRadius: tokens.borderRadiusLarge, backgroundColor: tokens.colorNeutralBackground2 },
  name: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3 },
  add: { justifySelf: 'start', alignSelf: 'start' },
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

/** Supporting papers: added one after another, each with its progress; dropped files are taken too. */
export const PapersSection = ({ draft }: { readonly draft: Draft }) => {
  const styles = useStyles();
  const t = useTexts(texts);
  const api = useApi();
  const { run, busy, error } = useAct();
  const [adding, setAdding] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const { saver } = draft;
  const papers = draft.document?.references ?? [];

  const add = (files: readonly File[]): void => void run(async () => {
    try {
      for (const file of files) {
        setAdding(file.name);
        const bytes = new Uint8Array(await file.arrayBuffer());
        await saver.with(async ({ id }) => {
          await api.addReference(id, file.name, bytes);
          saver.adopt(await api.document(id));
        });
      }
    } finally {
      setAdding(null);
    }
  });
  const remove = (referenceId: string, name: string): void => void run(() => saver.with(async ({ id }) => {
    await api.removeReference(id, referenceId);
    saver.adopt(await api.document(id));
    setSaid(t('papersRemoved', { name }));
  }));
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    add([...event.dataTransfer.files]);
  };
  return (
    <Section title={t('papersTitle')}>
      <div onDragOver={(event) => event.preventDefault()} onDrop={drop}>
        {papers.length === 0 ? <Text size={200} className={styles.quiet}>{t('papersTeach')}</Text> : (
          <ul className={styles.list}>
            {papers.map(({ id, name, size }) => (
              <li key={id} className={styles.item}>
                <AttachRegular aria-hidden="true" />
                <Text className={styles.name}>{name} <Text size={200} className={styles.quiet}>{formatSize(size)}</Text></Text>
                <Button size="small" appearance="subtle" icon={<DeleteRegular />} disabled={busy} aria-label={t('papersRemove', { name })} title={t('papersRemove', { name })} onClick={() => remove(id, name)} />
              </li>
            ))}
          </ul>
        )}
      </div>
      {adding === null ? null : <div role="status"><ProgressBar /><Text size={200}>{t('papersAdding', { name: adding })}</Text></div>}
      <ErrorBar error={error} />
      <Button className={styles.add} icon={<AttachRegular />} disabled={busy} onClick={() => void pickFiles(ACCEPTED, true).then(add)}>{t('papersAdd')}</Button>
      <div className={styles.hidden} aria-live="polite">{said}</div>
    </Section>
  );
};
