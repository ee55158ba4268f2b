import { ConfirmDialog } from '../app/ConfirmDialog.tsx';
import { useTexts } from '../app/language.tsx';
import { useApi } from '../app/session.tsx';
import { useAct } from '../app/useAct.ts';
import { actTexts } from './act-texts.ts';
import type { ActDialogProps } from './ActDialogs.tsx';

export const CancelDraftDialog = ({ document, onClose, onChanged, onReload }: ActDialogProps) => {
  const t = useTexts(actTexts);
  const api = useApi();
  const { run, busy, error } = useAct();
  const send = (): void => void run(async () => {
    onChanged(await api.cancelDraft(document.id), t('doneCancelled'));
    onClose();
  });
  return (
    <ConfirmDialog title={t('cancelTitle')} doLabel={t('cancelDo')} cancelLabel={t('keep')} canDo busy={busy} error={error} onDo={send} onClose={onClose} onReload={onReload}>
      <span>{t('cancelText', { subject: document.subject })}</span>
    </ConfirmDialog>
  );
};
