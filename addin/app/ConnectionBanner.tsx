import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useConnection } from './connection.tsx';
import { useTexts } from './language.tsx';
import { texts } from './texts.ts';

/** While the server cannot be reached: nothing is lost, and one press tries again. */
export const ConnectionBanner = () => {
  const { reached, retry } = useConnection();
  const t = useTexts(texts);
  if (reached) return null;
  return (
    <MessageBar intent="warning" layout="multiline" shape="square" role="alert">
      <MessageBarBody>{t('lost')}</MessageBarBody>
      <MessageBarActions><Button size="small" onClick={retry}>{t('retry')}</Button></MessageBarActions>
    </MessageBar>
  );
};
