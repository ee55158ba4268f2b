import { Tab, TabList, makeStyles } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { DocumentView } from '../../server/acts/views.ts';
import { useTexts } from '../app/language.tsx';
import { FilePart } from './FilePart.tsx';
import { RoutePart } from './RoutePart.tsx';
import { TextPart } from './TextPart.tsx';
import { texts } from './texts.ts';
import { TimelinePart } from './TimelinePart.tsx';

const PARTS = ['text', 'route', 'timeline', 'file'] as const;
type Part = (typeof PARTS)[number];
const isPart = (value: unknown): value is Part => PARTS.some((part) => part === value);

const useStyles = makeStyles({
  panel: { display: 'flex', flexDirection: 'column', gap: '12px', minWidth: 0 },
  tab: { padding: '10px 8px', '@media (min-width: 480px)': { padding: '10px 12px' } },
});

/** The document itself, its route and signatures, what happened, and its particulars. */
export const DocumentParts = ({ document }: { readonly document: DocumentView }) => {
  const styles = useStyles();
  const t = useTexts(texts);
  const id = useId();
  const [part, setPart] = useState<Part>(document.pdf === null ? 'file' : 'text');
  return (
    <>
      <TabList aria-label={t('parts')} selectedValue={part} onTabSelect={(_, data) => { if (isPart(data.value)) setPart(data.value); }}>
        {PARTS.map((name) => <Tab key={name} value={name} id={`${id}-${name}`} aria-controls={part === name ? `${id}-panel` : undefined} className={styles.tab}>{t(`tab.${name}`)}</Tab>)}
      </TabList>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${part}`} className={styles.panel}>
        {part === 'text' ? <TextPart document={document} /> : null}
        {part === 'route' ? <RoutePart document={document} /> : null}
        {part === 'timeline' ? <TimelinePart document={document} /> : null}
        {part === 'file' ? <FilePart document={document} /> : null}
      </div>
    </>
  );
};
