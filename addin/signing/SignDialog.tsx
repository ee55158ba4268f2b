import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, MessageBar, MessageBarBody, ProgressBar, Text, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { BESIDE } from '../app/beside.ts';
import type { SignDialogProps } from '../app/doors.ts';
import { ErrorBar } from '../app/ErrorBar.tsx';
import { useTexts } from '../app/language.tsx';
import { useMe } from '../app/session.tsx';
import { CheckStep } from './CheckStep.tsx';
import { DoneStep } from './DoneStep.tsx';
import { KeyStep } from './KeyStep.tsx';
import type { ChosenKey } from './KeyStep.tsx';
import { OwnerCard } from './OwnerCard.tsx';
import { DesktopActions } from './desktop/DesktopActions.tsx';
import { DesktopStep } from './desktop/DesktopStep.tsx';
import { useDesktopSigning } from './desktop/useDesktopSigning.ts';
import { RemoteSecrets } from './remote/RemoteSecrets.tsx';
import { texts } from './texts.ts';
import { useSigning } from './useSigning.ts';
import type { Secrets } from './useSigning.ts';

const NARROW = '@media (max-width: 640px)';
/** Where Fluent stacks the buttons of a dialogue; side by side they leave more room for the page. */
const FLUENT_NARROW = '@media screen and (max-width: 480px)';
const useStyles = makeStyles({
  surface: { width: 'min(640px, 100vw)', maxWidth: '100vw', [NARROW]: { margin: 0, minHeight: '100dvh', maxHeight: '100dvh', borderRadius: 0, border: 'none', padding: tokens.spacingHorizontalL } },
  body: { [NARROW]: { maxHeight: `calc(100dvh - 2 * ${tokens.spacingHorizontalL})`, minHeight: `calc(100dvh - 2 * ${tokens.spacingHorizontalL})`, gridTemplateRows: 'auto 1fr auto' } },
  content: { display: 'grid', alignContent: 'start', gap: tokens.spacingVerticalM, minWidth: 0, overflowX: 'hidden' },
  what: { display: 'grid', gap: tokens.spacingVerticalXXS, paddingBottom: tokens.spacingVerticalS, borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  actions: { display: 'flex', flexDirection: 'row', flexWrap: 'wrap', justifyContent: 'end', justifySelf: 'stretch', [FLUENT_NARROW]: { flexDirection: 'row', gridRowStart: 3 }, alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
  // The act is the widest thing to hit; leaving is beside it.
  act: { [NARROW]: { flexGrow: 1 } },
  owner: { flexBasis: '100%', minWidth: 0, paddingTop: tokens.spacingVerticalS, borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  renewed: { flexBasis: '100%' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/**
 * One signature: the key file and its PIN, then exactly what will be signed with the signer's place in view, then the result;
 * or the VGCA software of this machine, which shows and signs by itself.
 * It may be left at any moment before «Ký» without anything having changed.
 */
export const SignDialog = ({ document, opinion, checklist, onDone, onClose }: SignDialogProps) => {
  const styles = useStyles();
  const t = useTexts(texts);
  const [chosen, setChosen] = useState<ChosenKey | null>(null);
  // The step is that of the moment the dialogue was opened: a live update must not change what is being signed.
  const [step] = useState(() => document.steps.find(({ id }) => id === document.myStepId) ?? null);
  const { remoteSigning } = useMe();
  const [typed, setTyped] = useState<Secrets>({});
  const { phase, open, openRemote, sign, again, anotherKey } = useSigning({ document, stepId: step?.id ?? '', opinion, checklist });
  const desktop = useDesktopSigning({ document, stepId: step?.id ?? '', opinion, checklist });
  const [byDesktop, setByDesktop] = useState(false);
  const done = phase.at === 'done' ? phase.document : desktop.phase.at === 'done' ? desktop.phase.document : null;
  const finished = step?.kind === 'FINAL_SIGN' ? done : null;
  useEffect(() => {
    if (finished) onDone(finished);
  }, [finished, onDone]);

  if (step === null || (step.kind !== 'SIGN' && step.kind !== 'INITIAL' && step.kind !== 'FINAL_SIGN')) return null;
  const asks = phase.at === 'ready' ? phase.asks : [];
  const leave = (): void => {
    if (done) onDone(done);
    else if (phase.at !== 'signing') onClose();
  };
  return (
    <Dialog open modalType="modal" onOpenChange={(_, { open: stays, type }) => { if (!stays && type !== BESIDE) leave(); }}>
      <DialogSurface className={styles.surface}>
        <DialogBody className={styles.body}>
          <DialogTitle>{t(`title.${step.kind}`)}</DialogTitle>
          <DialogContent className={styles.content}>
            {done ? <DoneStep document={done} stepId={step.id} /> : (
              <div className={styles.what}>
                <Text weight="semibold">{document.subject}</Text>
                <Text size={200} className={styles.quiet}>{t('asStep', { n: step.ordinal, total: document.steps.length, title: step.ownerTitle })}</Text>
                {step.kind === 'INITIAL' ? <Text size={200} className={styles.quiet}>{t('internal')}</Text> : null}
              </div>
            )}
            {byDesktop && !done ? <DesktopStep phase={desktop.phase} /> : null}
            {!byDesktop && (phase.at === 'key' || phase.at === 'opening') ? (
              <KeyStep refusal={phase.at === 'key' ? phase.refusal : null} chosen={chosen} onChoose={setChosen} busy={phase.at === 'opening'} onOpen={(pin) => { if (chosen) open(chosen.bytes.slice(), pin); }} onDesktop={() => setByDesktop(true)} onRemote={remoteSigning ? openRemote : null} />
            ) : null}
            {phase.at === 'opening' ? <div role="status"><ProgressBar /><Text>{t('opening')}</Text></div> : null}
            {phase.at === 'preparing' || phase.at === 'ready' || phase.at === 'signing' ? <CheckStep phase={phase} places={document.pdf?.places ?? []} placeKey={`step:${step.ordinal}`} /> : null}
            {phase.at !== 'failed' ? null : phase.sent ? <MessageBar intent="warning" layout="multiline" role="alert"><MessageBarBody>{t('maybeSigned')}</MessageBarBody></MessageBar> : <ErrorBar error={phase.error} />}
          </DialogContent>
          <DialogActions fluid className={styles.actions}>
            {phase.at === 'ready' && phase.renewed ? <MessageBar className={styles.renewed} intent="warning" layout="multiline"><MessageBarBody>{t('renewed')}</MessageBarBody></MessageBar> : null}
            {'owner' in phase ? <div className={styles.owner}><OwnerCard owner={phase.owner} checked={phase.at === 'ready'} onAnotherKey={phase.at === 'ready' ? anotherKey : null} /></div> : null}
            {asks.length > 0 ? <RemoteSecrets asks={asks} typed={typed} onType={setTyped} /> : null}
            {done ? null : <Button disabled={phase.at === 'signing'} onClick={leave}>{t(phase.at === 'failed' ? 'close' : 'cancel')}</Button>}
            {byDesktop && !done ? <DesktopActions phase={desktop.phase} className={styles.act} onStart={desktop.start} onKeyFile={() => setByDesktop(false)} /> : null}
            {!byDesktop && (phase.at === 'key' || phase.at === 'opening') ? <Button type="submit" form="sign-key" appearance="primary" className={styles.act} disabled={chosen === null || phase.at === 'opening'}>{t('openKey')}</Button> : null}
            {phase.at === 'ready' || phase.at === 'signing' ? <Button appearance="primary" className={styles.act} disabled={phase.at === 'signing' || asks.some(({ id }) => !typed[id])} onClick={() => { sign(typed); setTyped({}); }}>{t(`sign.${step.kind}`)}</Button> : null}
            {phase.at === 'failed' && phase.wayOn === 'again' ? <Button appearance="primary" className={styles.act} onClick={again}>{t('tryAgain')}</Button> : null}
            {done ? <Button appearance="primary" className={styles.act} onClick={leave}>{t('finish')}</Button> : null}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
};
