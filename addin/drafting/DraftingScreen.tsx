import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useState } from 'react';
import type { DraftingScreenProps } from '../app/doors.ts';
import { useTexts } from '../app/language.tsx';
import { LoadFailed } from '../app/LoadFailed.tsx';
import { ScreenSkeleton } from '../app/ScreenSkeleton.tsx';
import { useApi } from '../app/session.tsx';
import { useLoad } from '../app/useLoad.ts';
import { DraftEditor } from './DraftEditor.tsx';
import { texts } from './texts.ts';

/** A new draft, or one of mine to go on with (a returned or withdrawn document, too). */
export const DraftingScreen = ({ documentId, onDone }: DraftingScreenProps) =>
  documentId === null ? <DraftEditor initial={null} onDone={onDone} /> : <SavedDraft documentId={documentId} onDone={onDone} />;

const SavedDraft = ({ documentId, onDone }: { readonly documentId: string; readonly onDone: DraftingScreenProps['onDone'] }) => {
  const t = useTexts(texts);
  const api = useApi();
  const { value, error, reload } = useLoad(documentId, (signal) => api.document(documentId, signal));
  // What the draft was when the screen opened: while it is edited the editor itself knows the newest.
  const [opened, setOpened] = useState(value);
  if (opened === null && value !== null) setOpened(value);
  const initial = opened ?? value;
  if (initial === null) return error === null ? <ScreenSkeleton /> : <LoadFailed error={error} onRetry={reload} />;
  if (initial.allowed.includes('editDraft')) return <DraftEditor initial={initial} onDone={onDone} />;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{t('notEditable')}</MessageBarBody>
      <MessageBarActions><Button onClick={() => onDone(documentId)}>{t('openDocument')}</Button></MessageBarActions>
    </MessageBar>
  );
};
