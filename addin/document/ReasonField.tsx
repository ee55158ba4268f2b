import { Field, Textarea } from '@fluentui/react-components';
import { useTexts } from '../app/language.tsx';
import { actTexts } from './act-texts.ts';

interface Props {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly required: boolean;
}

/** A reason of 10 to 2000 characters, counted as it is typed; where none is asked for, nothing is counted before the first. */
export const ReasonField = ({ value, onChange, required }: Props) => {
  const t = useTexts(actTexts);
  return (
    <Field label={t(required ? 'reasonLabel' : 'reasonOptional')} required={required} hint={required || value.trim() !== '' ? t('reasonHint', { n: value.trim().length }) : null}>
      <Textarea value={value} rows={4} resize="vertical" maxLength={2000} onChange={(_, data) => onChange(data.value)} />
    </Field>
  );
};
