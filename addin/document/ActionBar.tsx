import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger, makeStyles, tokens } from '@fluentui/react-components';
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal';
import { Suspense, lazy, useState } from 'react';
import type { AllowedAct, DocumentView } from '../../server/acts/views.ts';
import type { ChecklistEntry } from '../../server/circulation/model.ts';
import { ErrorBar } from '../app/ErrorBar.tsx';
import { useTexts } from '../app/language.tsx';
import { navigate } from '../app/router.ts';
import { useApi } from '../app/session.tsx';
import { useAct } from '../app/useAct.ts';
import { actTexts } from './act-texts.ts';
import { ActDialogs } from './ActDialogs.tsx';
import type { DialogAct } from './ActDialogs.tsx';
import { completingAct, isSigning, judgeAnswers, toChecklist } from './judge-acts.ts';
import type { StepDraft } from './useStepAnswer.ts';
import { whereNow } from './where-now.ts';

const SignDialog = lazy(async () => ({ default: (await import('../signing/SignDialog.tsx')).SignDialog }));

const useStyles = makeStyles({
  bar: {
    position: 'sticky', bottom: 0, zIndex: 3, margin: '0 -12px -96px', padding: '10px 12px', display: 'flex', flexDirection: 'column', gap: '8px',
    backgroundColor: tokens.colorNeutralBackground1, borderTop: `1px solid ${tokens.colorNeutralStroke2}`, boxShadow: tokens.shadow8,
  },
  buttons: { display: 'flex', gap: '8px' },
  main: { flexGrow: 1 },
});

/** Acts behind «Thao tác khác»; `submit` is done from the draft, where the preview is. */
const RARE: readonly DialogAct[] = ['withdraw', 'createNewVersion', 'cancelDraft'];

interface Props {
  readonly document: DocumentView;
  readonly answer: StepDraft;
  readonly onChanged: (next: DocumentView, done: string | null) => void;
  readonly onReload: () => void;
}

interface Signing {
  readonly document: DocumentView;
  readonly opinion: string | null;
  readonly checklist: readonly ChecklistEntry[] | null;
  readonly isFinal: boolean;
}

/** Every act that is allowed now, and no other; the one that is asked for comes first. */
export const ActionBar = ({ document, answer, onChanged, onReload }: Props) => {
  const styles = useStyles();
  const t = useTexts(actTexts);
  const api = useApi();
  const { run, busy, error } = useAct();
  // Held as it was when the dialogue opened: a live update may take my step away before the answer to my own signature comes.
  const [signing, setSigning] = useState<Signing | null>(null);
  const [dialog, setDialog] = useState<DialogAct | null>(null);
  const { allowed } = document;
  const step = document.steps.find((candidate) => candidate.id === document.myStepId) ?? null;
  const complete = step === null ? null : completingAct(allowed);
  const edits = allowed.includes('editDraft') || allowed.includes('submit');
  const returns = allowed.includes('returnDocument');
  const rare = RARE.filter((act) => allowed.includes(act));
  const blocked = step?.needsChecklist === true && judgeAnswers(answer.answers) !== 'good';
  const checklist = step?.needsChecklist === true ? toChecklist(answer.answers) : null;
  const opinion = answer.opinion.trim() === '' ? null : answer.opinion.trim();
  const idle = complete === null && !edits && !returns && rare.length === 0;

  const say = (next: DocumentView): string => t('doneNext', { name: whereNow(next, t) });
  const approve = (): void => void run(async () => {
    if (step !== null) {
      const next = await api.approve(document.id, { stepId: step.id, versionNo: document.versionNo, opinion, checklist });
      onChanged(next, say(next));
    }
  });
  const signed = (next: DocumentView): void => {
    setSigning(null);
    onChanged(next, say(next));
    if (signing?.isFinal === true) navigate({ screen: 'handedOver', id: next.id });
  };
  const begin = (act: AllowedAct): void => {
    if (isSigning(act)) setSigning({ document, opinion, checklist, isFinal: act === 'finalSign' });
    else approve();
  };

  return (
    <>
      {idle && error === null ? null : (
        <div className={styles.bar} role="group" aria-label={t('actions')}>
          <ErrorBar error={error} onReload={onReload} />
          <div className={styles.buttons}>
            {complete === null ? null : <Button className={styles.main} appearance="primary" size="large" disabled={busy} disabledFocusable={blocked} onClick={() => begin(complete)}>{t(`act.${complete}`)}</Button>}
            {edits ? <Button className={styles.main} appearance={complete === null ? 'primary' : 'secondary'} size="large" onClick={() => navigate({ screen: 'draft', id: document.id })}>{t('act.editDraft')}</Button> : null}
            {returns ? <Button size="large" disabled={busy} onClick={() => setDialog('returnDocument')}>{t('act.returnDocument')}</Button> : null}
            {rare.length > 0 ? <RareActs acts={rare} alone={complete === null && !edits && !returns} onChoose={setDialog} /> : null}
          </div>
        </div>
      )}
      <ActDialogs act={dialog} document={document} checklist={checklist} onClose={() => setDialog(null)} onChanged={onChanged} onReload={onReload} />
      {signing === null ? null : <Suspense fallback={null}><SignDialog document={signing.document} opinion={signing.opinion} checklist={signing.checklist} onDone={signed} onClose={() => setSigning(null)} /></Suspense>}
    </>
  );
};

interface RareProps {
  readonly acts: readonly DialogAct[];
  /** Nothing else is open to me: then they are shown as buttons. */
  readonly alone: boolean;
  readonly onChoose: (act: DialogAct) => void;
}

const RareActs = ({ acts, alone, onChoose }: RareProps) => {
  const styles = useStyles();
  const t = useTexts(actTexts);
  if (alone) return acts.map((act) => <Button key={act} className={styles.main} size="large" onClick={() => onChoose(act)}>{t(`act.${act}`)}</Button>);
  return (
    <Menu positioning="above-end">
      <MenuTrigger disableButtonEnhancement><Button size="large" appearance="subtle" icon={<MoreHorizontalRegular />} aria-label={t('moreActs')} /></MenuTrigger>
      <MenuPopover><MenuList>{acts.map((act) => <MenuItem key={act} onClick={() => onChoose(act)}>{t(`act.${act}`)}</MenuItem>)}</MenuList></MenuPopover>
    </Menu>
  );
};
