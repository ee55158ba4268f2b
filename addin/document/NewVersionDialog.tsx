import { Checkbox, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { ConfirmDialog } from '../app/ConfirmDialog.tsx';
import { formatDateTime } from '../app/dates.ts';
import { useTexts } from '../app/language.tsx';
import { navigate } from '../app/router.ts';
import { isReason } from '../app/reason.ts';
import { useApi } from '../app/session.tsx';
import { useAct } from '../app/useAct.ts';
import { vocabulary } from '../app/vocabulary.ts';
import { actTexts } from './act-texts.ts';
import type { ActDialogProps } from './ActDialogs.tsx';
import { standingSignatures } from './judge-acts.ts';
import { ReasonField } from './ReasonField.tsx';

const useStyles = makeStyles({
  list: { margin: 0, paddingLeft: '18px' },
});

/** T16: changing the content means a new version; exactly the signatures that fall are listed and confirmed. */
export const NewVersionDialog = ({ document, onClose, onChanged, onReload }: ActDialogProps) => {
  const styles = useStyles();
  const t = useTexts(actTexts);
  const names = useTexts(vocabulary);
  const api = useApi();
  const { run, busy, error } = useAct();
  const [reason, setReason] = useState('');
  const [understood, setUnderstood] = useState(false);
  const fall = standingSignatures(document);
  const send = (): void => void run(async () => {
    const next = await api.newVersion(document.id, reason.trim(), fall.map((signature) => signature.id));
    onChanged(next, t('doneVersion'));
    onClose();
    if (next.allowed.includes('editDraft')) navigate({ screen: 'draft', id: next.id });
  });
  return (
    <ConfirmDialog title={t('versionTitle')} doLabel={t('versionDo')} cancelLabel={t('cancel')} canDo={isReason(reason) && (understood || fall.length === 0)} busy={busy} error={error} onDo={send} onClose={onClose} onReload={onReload}>
      <span>{t(fall.length === 0 ? 'versionNone' : 'versionText')}</span>
      {fall.length === 0 ? null : (
        <>
          <ul className={styles.list}>
            {fall.map((signature) => <li key={signature.id}>{signature.signerName} · {names(`signature.${signature.kind}`)} · {formatDateTime(signature.signedAt)}</li>)}
          </ul>
          <Checkbox checked={understood} onChange={(_, data) => setUnderstood(data.checked === true)} label={t('versionConfirm', { k: fall.length })} />
        </>
      )}
      <ReasonField value={reason} onChange={setReason} required />
    </ConfirmDialog>
  );
};
