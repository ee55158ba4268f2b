import { useState } from 'react';
import { ConfirmDialog } from '../app/ConfirmDialog.tsx';
import { useTexts } from '../app/language.tsx';
import { isReason } from '../app/reason.ts';
import { useApi } from '../app/session.tsx';
import { useAct } from '../app/useAct.ts';
import { actTexts } from './act-texts.ts';
import type { ActDialogProps } from './ActDialogs.tsx';
import { standingSignatures, withdrawNeedsReason } from './judge-acts.ts';
import { ReasonField } from './ReasonField.tsx';

/** Take it back before the leader signs; those who have signed already are told why. */
export const WithdrawDialog = ({ document, onClose, onChanged, onReload }: ActDialogProps) => {
  const t = useTexts(actTexts);
  const api = useApi();
  const { run, busy, error } = useAct();
  const [reason, setReason] = useState('');
  const fall = standingSignatures(document);
  const required = withdrawNeedsReason(document);
  const silent = reason.trim() === '';
  const send = (): void => void run(async () => {
    onChanged(await api.withdraw(document.id, silent ? null : reason.trim()), t('doneWithdrawn'));
    onClose();
  });
  return (
    <ConfirmDialog title={t('withdrawTitle')} doLabel={t('withdrawDo')} cancelLabel={t('cancel')} canDo={isReason(reason) || (silent && !required)} busy={busy} error={error} onDo={send} onClose={onClose} onReload={onReload}>
      <span>{fall.length === 0 ? t('withdrawText') : t('withdrawFalls', { k: fall.length, names: fall.map((signature) => signature.signerName).join(', ') })}</span>
      <ReasonField value={reason} onChange={setReason} required={required} />
    </ConfirmDialog>
  );
};
