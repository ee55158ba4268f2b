import { Button, ProgressBar, Text, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { DocumentArrowUpRegular } from '@fluentui/react-icons/svg/document-arrow-up';
import { DocumentTextRegular } from '@fluentui/react-icons/svg/document-text';
import { useEffect, useState } from 'react';
import type { DragEvent } from 'react';
import type { DocumentView } from '../../server/acts/views.ts';
import type { DraftReading } from '../../server/format/read-draft.ts';
import { formatSize } from '../app/download.ts';
import { ErrorBar } from '../app/ErrorBar.tsx';
import { codeOf } from '../app/errors.ts';
import { useTexts } from '../app/language.tsx';
import { Section } from '../app/Section.tsx';
import { useAct } from '../app/useAct.ts';
import { browserDoor } from '../word/browser-door.ts';
import type { WordDoor } from '../word/door.ts';
import { documentFromFile } from '../word/open-document.ts';
import type { OpenDocument } from '../word/open-document.ts';
import { useDoor } from '../word/useDoor.ts';
import { ReadingList } from './ReadingList.tsx';
import { TemplateLinks } from './TemplateLinks.tsx';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  drop: {
    display: 'grid', justifyItems: 'center', gap: '8px', textAlign: 'center', padding: '22px 14px',
    border: `1.5px dashed ${tokens.colorNeutralStroke1}`, borderRadius: tokens.borderRadiusLarge, backgroundColor: tokens.colorNeutralBackground2,
  },
  over: { border: `1.5px dashed ${tokens.colorBrandStroke1}`, backgroundColor: tokens.colorBrandBackground2 },
  icon: { fontSize: '32px', color: tokens.colorBrandForeground1 },
  quiet: { color: tokens.colorNeutralForeground3 },
  file: { display: 'flex', alignItems: 'center', gap: '10px', flexWrap: 'wrap', padding: '10px', borderRadius: tokens.borderRadiusLarge, backgroundColor: tokens.colorNeutralBackground2 },
  name: { flexGrow: 1, flexBasis: '140px', minWidth: 0, display: 'grid' },
  words: { overflowWrap: 'anywhere' },
  choices: { display: 'flex', flexWrap: 'wrap', gap: '8px', justifyContent: 'center' },
});

type Stage = { readonly at: 'taking'; readonly percent: number } | { readonly at: 'reading' | 'uploading' };

interface Props {
  readonly file: DocumentView['file'];
  readonly reading: DraftReading | null;
  readonly onFile: (file: OpenDocument, onStage: (stage: 'reading' | 'uploading') => void) => Promise<void>;
}

/** Where the document comes from: Word's open document, a chosen or a dropped file; and what was read from it. */
export const FileSection = ({ file, reading, onFile }: Props) => {
  const styles = useStyles();
  const t = useTexts(texts);
  const door = useDoor();
  const { run, busy, error } = useAct();
  const [stage, setStage] = useState<Stage | null>(null);
  const [over, setOver] = useState(false);
  // Fetched ahead: a connection that is lost when the document is taken must be told as what it is.
  useEffect(() => { import('../../server/format/read-draft.ts').catch(() => undefined); }, []);

  const take = (source: () => Promise<OpenDocument | null>): void => void run(async () => {
    try {
      const document = await source();
      if (document) await onFile(document, (at) => setStage({ at }));
    } finally {
      setStage(null);
    }
  });
  const through = (chosen: WordDoor): void => take(() => chosen.takeDocument((share) => { if (chosen.host === 'word') setStage({ at: 'taking', percent: Math.round(share * 100) }); }));
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const [dropped] = event.dataTransfer.files;
    if (dropped) take(() => documentFromFile(dropped));
  };
  const inWord = door?.host === 'word';
  // Once Word has refused, the saved file is the way on, so it is offered first.
  const wordRefused = codeOf(error) === 'WORD_FILE_UNAVAILABLE';
  const buttons = (
    <div className={styles.choices}>
      {inWord ? <Button appearance={wordRefused || file ? 'secondary' : 'primary'} disabled={busy} onClick={() => through(door)}>{t(file ? 'fileTakeAgain' : 'fileTake')}</Button> : null}
      <Button appearance={(inWord && !wordRefused) || file ? 'secondary' : 'primary'} disabled={busy || door === null} onClick={() => through(browserDoor)}>{t(file ? 'fileReplace' : 'fileChoose')}</Button>
    </div>
  );
  return (
    <Section title={t('fileTitle')} accent={file === null}>
      <div onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}>
        {file ? (
          <div className={mergeClasses(styles.file, over && styles.over)}>
            <DocumentTextRegular className={styles.icon} aria-hidden="true" />
            <span className={styles.name}>
              <Text weight="semibold" className={styles.words}>{file.name}</Text>
              <Text size={200} className={styles.quiet}>{formatSize(file.size)}</Text>
            </span>
            {buttons}
          </div>
        ) : (
          <div className={mergeClasses(styles.drop, over && styles.over)}>
            <DocumentArrowUpRegular className={styles.icon} aria-hidden="true" />
            {buttons}
            <Text size={200} className={styles.quiet}>{t('fileDrop')}</Text>
            <Text size={200} className={styles.quiet}>{t('fileTeach')}</Text>
          </div>
        )}
      </div>
      {stage ? (
        <div role="status">
          <ProgressBar {...(stage.at === 'taking' ? { value: stage.percent / 100 } : {})} />
          <Text size={200}>{stage.at === 'taking' ? t('taking', { percent: stage.percent }) : t(stage.at)}</Text>
        </div>
      ) : null}
      <ErrorBar error={error} />
      {reading ? <ReadingList reading={reading} /> : null}
      {file ? null : <TemplateLinks />}
    </Section>
  );
};
