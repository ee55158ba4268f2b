import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { describeError } from './errors.ts';
import { useLanguage, useTexts } from './language.tsx';
import { texts } from './texts.ts';

/** In the place of something that could not be loaded. */
export const LoadFailed = ({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) => {
  const { language } = useLanguage();
  const t = useTexts(texts);
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody><MessageBarTitle>{t('loadFailed')}</MessageBarTitle>{describeError(error, language)}</MessageBarBody>
      <MessageBarActions><Button size="small" onClick={onRetry}>{t('retry')}</Button></MessageBarActions>
    </MessageBar>
  );
};
