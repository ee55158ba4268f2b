import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useTexts } from '../app/language.tsx';
import { texts } from './texts.ts';

/** The document has left the hands of its drafters; the way on is to look at it. */
export const NotEditable = ({ onOpen }: { readonly onOpen: () => void }) => {
  const t = useTexts(texts);
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{t('notEditable')}</MessageBarBody>
      <MessageBarActions><Button onClick={onOpen}>{t('openDocument')}</Button></MessageBarActions>
    </MessageBar>
  );
};
