import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { codeOf, describeError } from './errors.ts';
import { useLanguage, useTexts } from './language.tsx';
import { navigate } from './router.ts';
import { texts } from './texts.ts';

/** In the place of something that could not be loaded. */
export const LoadFailed = ({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) => {
  const { language } = useLanguage();
  const t = useTexts(texts);
  // Asking again would not help: it is not there, or it is not theirs to see yet (domain.md §4.5).
  if (codeOf(error) === 'NOT_FOUND') {
    return (
      <MessageBar intent="warning" layout="multiline" role="alert">
        <MessageBarBody><MessageBarTitle>{t('notHere')}</MessageBarTitle>{t('notHereText')}</MessageBarBody>
        <MessageBarActions><Button size="small" onClick={() => navigate({ screen: 'tray', tray: 'inbox' })}>{t('back')}</Button></MessageBarActions>
      </MessageBar>
    );
  }
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody><MessageBarTitle>{t('loadFailed')}</MessageBarTitle>{describeError(error, language)}</MessageBarBody>
      <MessageBarActions><Button size="small" onClick={onRetry}>{t('retry')}</Button></MessageBarActions>
    </MessageBar>
  );
};
