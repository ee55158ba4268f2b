import { useEffect, useState } from 'react';
import type { DraftingScreenProps } from '../app/doors.ts';
import { LoadFailed } from '../app/LoadFailed.tsx';
import { ScreenSkeleton } from '../app/ScreenSkeleton.tsx';
import { useApi } from '../app/session.tsx';
import { useLoad } from '../app/useLoad.ts';
import { DraftEditor } from './DraftEditor.tsx';
import { NotEditable } from './NotEditable.tsx';

/** `begun`: the draft that the editor of this sitting opened at the server. */
interface Sitting {
  readonly documentId: string | null;
  readonly n: number;
  readonly begun: string | null;
}

/**
 * A new draft, or one of mine to go on with (a returned or withdrawn document, too). A new one gets its own address as soon as it is
 * saved, so that a reload or a sign-in comes back to it; the editor stays as it is meanwhile.
 */
export const DraftingScreen = ({ documentId, onBegun, onDone }: DraftingScreenProps) => {
  const [sitting, setSitting] = useState<Sitting>({ documentId, n: 0, begun: null });
  if (documentId !== sitting.documentId) {
    const own = documentId !== null && documentId === sitting.begun;
    setSitting(own ? { ...sitting, documentId } : { documentId, n: sitting.n + 1, begun: null });
  }
  const { n, begun } = sitting;
  useEffect(() => {
    if (begun !== null && documentId === null && sitting.documentId === null) onBegun(begun);
  }, [begun, documentId, sitting.documentId, onBegun]);
  return documentId === null || documentId === begun
    ? <DraftEditor key={n} initial={null} onBegun={(id) => setSitting((now) => (now.n === n && now.begun !== id ? { ...now, begun: id } : now))} onDone={onDone} />
    : <SavedDraft key={documentId} documentId={documentId} onDone={onDone} />;
};

const SavedDraft = ({ documentId, onDone }: { readonly documentId: string; readonly onDone: DraftingScreenProps['onDone'] }) => {
  const api = useApi();
  const { value, error, reload } = useLoad(documentId, (signal) => api.document(documentId, signal));
  // What the draft was when the screen opened: while it is edited the editor itself knows the newest.
  const [opened, setOpened] = useState(value);
  if (opened === null && value !== null) setOpened(value);
  const initial = opened ?? value;
  if (initial === null) return error === null ? <ScreenSkeleton /> : <LoadFailed error={error} onRetry={reload} />;
  if (initial.allowed.includes('editDraft')) return <DraftEditor initial={initial} onDone={onDone} />;
  return <NotEditable onOpen={() => onDone(documentId)} />;
};
