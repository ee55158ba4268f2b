import { MessageBar, MessageBarActions, MessageBarBody, Button, makeStyles } from '@fluentui/react-components';
import { Suspense, lazy, useEffect } from 'react';
import { ErrorBar } from '../app/ErrorBar.tsx';
import { useTexts } from '../app/language.tsx';
import { LoadFailed } from '../app/LoadFailed.tsx';
import { isClerk } from '../app/roles.ts';
import { navigate } from '../app/router.ts';
import { ScreenSkeleton } from '../app/ScreenSkeleton.tsx';
import { useMe } from '../app/session.tsx';
import { actTexts } from './act-texts.ts';
import { ActionBar } from './ActionBar.tsx';
import { DocumentHeader } from './DocumentHeader.tsx';
import { DocumentParts } from './DocumentParts.tsx';
import { MyPart } from './MyPart.tsx';
import { ReturnedBanner } from './ReturnedBanner.tsx';
import { useDocument } from './useDocument.ts';
import { useStepAnswer } from './useStepAnswer.ts';

const ClerkFlow = lazy(async () => ({ default: (await import('../clerk/ClerkFlow.tsx')).ClerkFlow }));

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: '12px', padding: '12px 12px 96px' },
});

const CLERK_ACTS = ['assignNumber', 'applySeal', 'issue', 'refuseNumber'] as const;

/** One document: where it is, what is asked of me, what it says, who signed, what happened, and every act that is allowed now. */
export const DocumentScreen = ({ id }: { readonly id: string }) => {
  const styles = useStyles();
  const t = useTexts(actTexts);
  const me = useMe();
  const { document, error, reload, take, done } = useDocument(id);
  // What was done is said at the top; a long document may have been scrolled far down.
  useEffect(() => {
    if (done !== null) window.scrollTo(0, 0);
  }, [done]);
  const answer = useStepAnswer(document?.myStepId ?? null);

  if (document === null) {
    return <div className={styles.root}>{error === null ? <ScreenSkeleton rows={2} /> : <LoadFailed error={error} onRetry={reload} />}</div>;
  }
  const atClerk = CLERK_ACTS.some((act) => document.allowed.includes(act));
  return (
    <div className={styles.root}>
      <ErrorBar error={error} onReload={reload} />
      {done === null ? null : (
        <MessageBar intent="success">
          <MessageBarBody>{done}</MessageBarBody>
          <MessageBarActions><Button size="small" onClick={() => navigate({ screen: 'tray', tray: isClerk(me) ? 'clerk' : 'inbox' })}>{t('toList')}</Button></MessageBarActions>
        </MessageBar>
      )}
      <ReturnedBanner document={document} />
      <DocumentHeader document={document} />
      <MyPart document={document} answer={answer} />
      {atClerk ? <Suspense fallback={<ScreenSkeleton rows={1} />}><ClerkFlow document={document} onChanged={take} onReload={reload} /></Suspense> : null}
      <DocumentParts key={document.id} document={document} />
      <ActionBar document={document} answer={answer} onChanged={take} onReload={reload} />
    </div>
  );
};
