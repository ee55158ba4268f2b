import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { DocumentPdfRegular } from '@fluentui/react-icons/svg/document-pdf';
import { useState } from 'react';
import type { DragEvent } from 'react';
import { useTexts } from '../app/language.tsx';
import { pickFiles } from '../word/pick-files.ts';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'center', gap: '8px 14px', padding: '18px 12px', textAlign: 'center',
    border: `1.5px dashed ${tokens.colorNeutralStrokeAccessible}`, borderRadius: tokens.borderRadiusXLarge, backgroundColor: tokens.colorNeutralBackground1,
  },
  over: { border: `1.5px solid ${tokens.colorBrandStroke1}`, backgroundColor: tokens.colorBrandBackground2 },
  icon: { fontSize: '24px', color: tokens.colorNeutralForeground3 },
});

interface Props {
  readonly again: boolean;
  readonly onFile: (file: File) => void;
}

/** Takes one PDF: dropped here, or chosen with the button. */
export const FileDrop = ({ again, onFile }: Props) => {
  const styles = useStyles();
  const t = useTexts(texts);
  const [over, setOver] = useState(false);
  const take = ([file]: readonly File[]): void => {
    if (file !== undefined) onFile(file);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take([...event.dataTransfer.files]);
  };
  return (
    <div
      className={mergeClasses(styles.root, over && styles.over)}
      onDragOver={(event) => { event.preventDefault(); setOver(true); }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <DocumentPdfRegular className={styles.icon} aria-hidden />
      <span>{t('drop')}</span>
      <Button appearance={again ? 'secondary' : 'primary'} onClick={() => void pickFiles('.pdf,application/pdf', false).then(take)}>{t(again ? 'another' : 'choose')}</Button>
    </div>
  );
};
