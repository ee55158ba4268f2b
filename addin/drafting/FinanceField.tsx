import { Field, Switch, Text, Textarea, makeStyles, tokens } from '@fluentui/react-components';
import { isFinancialSuggestion, suggestFinancial } from '../../server/circulation/financial-suggestion.ts';
import { useTexts } from '../app/language.tsx';
import type { DraftForm } from './draft-form.ts';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: '4px', padding: '8px 10px', borderRadius: tokens.borderRadiusLarge, backgroundColor: tokens.colorNeutralBackground2 },
  switch: { marginInlineStart: '-8px' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly form: DraftForm;
  readonly reasons: readonly string[];
  readonly suggestedByText: boolean;
  readonly department: string;
  readonly onChange: (changed: Partial<DraftForm>) => void;
}

/** Is it about money? Recognised with its reasons; to decline needs a reason of the officer's own (BR2.1, BR2.8). */
export const FinanceField = ({ form, reasons, suggestedByText, department, onChange }: Props) => {
  const styles = useStyles();
  const t = useTexts(texts);
  const suggested = isFinancialSuggestion(form.type, form.subject, suggestedByText);
  const found = reasons.length > 0 ? reasons : suggestFinancial(form.subject).reasons;
  const facts = { dept: department };
  return (
    <div className={styles.root}>
      <Switch className={styles.switch} label={t('financial')} checked={form.isFinancial} onChange={(_, { checked }) => onChange({ isFinancial: checked })} />
      <Text size={200} className={styles.quiet}>{form.isFinancial ? t('financialOn', facts) : suggested ? null : t('financialOff')}</Text>
      {suggested && found.length > 0 ? <Text size={200} className={styles.quiet}>{t('financialWhy', { reasons: found.map((reason) => `«${reason}»`).join(', ') })}</Text> : null}
      {suggested && !form.isFinancial ? (
        <Field label={t('financialDecline')} required hint={t('financialDeclineHint', facts)}>
          <Textarea value={form.notFinancialReason} rows={2} resize="vertical" maxLength={2000} onChange={(_, { value }) => onChange({ notFinancialReason: value })} />
        </Field>
      ) : null}
    </div>
  );
};
