import { Field, Radio, RadioGroup, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { REFUSAL_CATEGORIES } from '../../server/circulation/model.ts';
import type { RefusalCategory } from '../../server/circulation/model.ts';
import { ConfirmDialog } from '../app/ConfirmDialog.tsx';
import { isReason } from '../app/reason.ts';
import { useTexts } from '../app/language.tsx';
import { useApi } from '../app/session.tsx';
import { useAct } from '../app/useAct.ts';
import type { ClerkProps } from './ClerkFlow.tsx';
import { texts } from './texts.ts';

const isCategory = (value: string): value is RefusalCategory => REFUSAL_CATEGORIES.some((category) => category === value);

/** T18: back before a number is used, with the kind of reason and what must be corrected. */
export const RefuseNumberDialog = ({ document, onChanged, onReload, onClose }: ClerkProps & { readonly onClose: () => void }) => {
  const t = useTexts(texts);
  const api = useApi();
  const { run, busy, error } = useAct();
  const [category, setCategory] = useState<RefusalCategory | null>(null);
  const [reason, setReason] = useState('');
  const send = (): void => void run(async () => {
    if (category === null) return;
    onChanged(await api.refuseNumber(document.id, category, reason.trim()), t('doneRefuse'));
    onClose();
  });
  return (
    <ConfirmDialog title={t('refuseTitle')} doLabel={t('refuse')} cancelLabel={t('cancel')} canDo={category !== null && isReason(reason)} busy={busy} error={error} onDo={send} onClose={onClose} onReload={onReload}>
      <span>{t('refuseText')}</span>
      <Field label={t('category')} required>
        <RadioGroup value={category ?? ''} onChange={(_, data) => { if (isCategory(data.value)) setCategory(data.value); }}>
          {REFUSAL_CATEGORIES.map((name) => <Radio key={name} value={name} label={t(`category.${name}`)} />)}
        </RadioGroup>
      </Field>
      <Field label={t('reason')} required hint={t('reasonHint', { n: reason.trim().length })}>
        <Textarea value={reason} rows={3} resize="vertical" maxLength={2000} onChange={(_, data) => setReason(data.value)} />
      </Field>
    </ConfirmDialog>
  );
};
