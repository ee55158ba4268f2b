import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { useId, useState } from 'react';
import type { ChecklistEntry } from '../../server/circulation/model.ts';
import { ConfirmDialog } from '../app/ConfirmDialog.tsx';
import { useTexts } from '../app/language.tsx';
import { addSentence, isReason } from '../app/reason.ts';
import { useApi } from '../app/session.tsx';
import { useAct } from '../app/useAct.ts';
import { actTexts } from './act-texts.ts';
import type { ActDialogProps } from './ActDialogs.tsx';
import { ReasonField } from './ReasonField.tsx';

const CANNED = ['canned.1', 'canned.2', 'canned.3', 'canned.4', 'canned.5', 'canned.6'] as const;

const useStyles = makeStyles({
  text: { margin: 0 },
  canned: { display: 'flex', flexDirection: 'column', gap: '4px', alignItems: 'stretch' },
  label: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  choice: { justifyContent: 'flex-start', textAlign: 'left', fontWeight: tokens.fontWeightRegular },
});

/** Back to the drafter, with a reason: a common one, one's own, or finance's unsatisfied checks. */
export const ReturnDialog = ({ document, checklist, onClose, onChanged, onReload }: ActDialogProps & { readonly checklist: readonly ChecklistEntry[] | null }) => {
  const styles = useStyles();
  const t = useTexts(actTexts);
  const api = useApi();
  const { run, busy, error } = useAct();
  const id = useId();
  const [reason, setReason] = useState(() =>
    (checklist ?? []).filter((entry) => !entry.satisfied).map((entry) => `${t('notSatisfied')}: ${t(`check.${entry.check}`)}${entry.note === null ? '.' : `, ${entry.note}.`}`).join('\n'));
  const name = document.drafterName;
  const send = (): void => void run(async () => {
    if (document.myStepId === null) return;
    const given = checklist !== null && checklist.length > 0 ? checklist : null;
    const next = await api.returnDocument(document.id, { stepId: document.myStepId, versionNo: document.versionNo, reason: reason.trim(), checklist: given });
    onChanged(next, t('doneReturned', { name }));
    onClose();
  });
  return (
    <ConfirmDialog title={t('returnTitle', { name })} doLabel={t('returnDo')} cancelLabel={t('cancel')} canDo={isReason(reason)} busy={busy} error={error} onDo={send} onClose={onClose} onReload={onReload}>
      <p className={styles.text}>{t('returnText', { name })}</p>
      <ReasonField value={reason} onChange={setReason} required />
      <div className={styles.canned} role="group" aria-labelledby={id}>
        <p id={id} className={styles.label}>{t('canned')}</p>
        {CANNED.map((key) => <Button key={key} size="small" appearance="subtle" icon={<AddRegular />} className={styles.choice} onClick={() => setReason(addSentence(reason, t(key)))}>{t(key)}</Button>)}
      </div>
    </ConfirmDialog>
  );
};
