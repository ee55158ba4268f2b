import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { describeError, isStale } from './errors.ts';
import { useLanguage, useTexts } from './language.tsx';
import { texts } from './texts.ts';

interface Props {
  /** Whatever was thrown; nothing is shown for null. */
  readonly error: unknown;
  /** Offered when the document changed elsewhere. */
  readonly onReload?: (() => void) | undefined;
}

/** A failed act in the person's language, with the way out where there is one. */
export const ErrorBar = ({ error, onReload }: Props) => {
  const { language } = useLanguage();
  const t = useTexts(texts);
  if (error === null || error === undefined) return null;
  const stale = isStale(error) && onReload !== undefined;
  return (
    <MessageBar intent={stale ? 'warning' : 'error'} layout="multiline" role="alert">
      <MessageBarBody>{describeError(error, language)}</MessageBarBody>
      {stale ? <MessageBarActions><Button size="small" onClick={onReload}>{t('reload')}</Button></MessageBarActions> : null}
    </MessageBar>
  );
};
