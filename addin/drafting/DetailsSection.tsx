import { Field, Select, Text, Textarea, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { DOCUMENT_TYPES, URGENCIES } from '../../server/circulation/model.ts';
import type { DocumentType } from '../../server/circulation/model.ts';
import type { DraftReading } from '../../server/format/read-draft.ts';
import { useTexts } from '../app/language.tsx';
import { Section } from '../app/Section.tsx';
import { vocabulary } from '../app/vocabulary.ts';
import type { DraftForm, FormField } from './draft-form.ts';
import { FinanceField } from './FinanceField.tsx';
import { speaksOfMoney } from './next-form.ts';
import { texts } from './texts.ts';

const LONGEST_SUBJECT = 500;
/** Types whose form has a «Kính gửi» line (NĐ 30/2020, Phụ lục I). */
const ADDRESSED: ReadonlySet<DocumentType> = new Set(['OFFICIAL_LETTER', 'SUBMISSION', 'REPORT', 'INVITATION', 'PUBLIC_LETTER', 'TELEGRAM']);

const useStyles = makeStyles({
  two: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(160px, 1fr))', gap: '10px' },
  quiet: { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular },
});

interface Props {
  readonly form: DraftForm;
  readonly reading: DraftReading | null;
  readonly fromFile: ReadonlySet<FormField>;
  readonly financeDepartment: string;
  readonly onChange: (changed: Partial<DraftForm>) => void;
}

/** Type, subject, urgency, recipients and money: filled from the file, open to correction. */
export const DetailsSection = ({ form, reading, fromFile, financeDepartment, onChange }: Props) => {
  const styles = useStyles();
  const t = useTexts(texts);
  const v = useTexts(vocabulary);
  const label = (field: FormField, text: string): ReactElement => <>{text}{fromFile.has(field) ? <Text size={200} className={styles.quiet}> · {t('fromFile')}</Text> : null}</>;
  const length = [...form.subject].length;
  return (
    <Section title={t('detailsTitle')}>
      <div className={styles.two}>
        <Field label={label('type', t('type'))}>
          <Select value={form.type} onChange={(_, { value }) => { const type = DOCUMENT_TYPES.find((candidate) => candidate === value); if (type) onChange({ type }); }}>
            {DOCUMENT_TYPES.map((type) => <option key={type} value={type}>{v(`type.${type}`)}</option>)}
          </Select>
        </Field>
        <Field label={t('urgency')}>
          <Select value={form.urgency} onChange={(_, { value }) => { const urgency = URGENCIES.find((candidate) => candidate === value); if (urgency) onChange({ urgency }); }}>
            {URGENCIES.map((urgency) => <option key={urgency} value={urgency}>{v(`urgency.${urgency}`)}</option>)}
          </Select>
        </Field>
      </div>
      <Field label={label('subject', t('subject'))} required hint={length > 0 ? t('subjectCount', { count: length }) : null} validationState={length > LONGEST_SUBJECT ? 'error' : 'none'}>
        <Textarea value={form.subject} rows={3} resize="vertical" onChange={(_, { value }) => onChange({ subject: value })} />
      </Field>
      {ADDRESSED.has(form.type) || form.addressees !== '' ? (
        <Field label={label('addressees', t('addressees'))} hint={t('addresseesHint')}>
          <Textarea value={form.addressees} rows={2} resize="vertical" onChange={(_, { value }) => onChange({ addressees: value })} />
        </Field>
      ) : null}
      <Field label={label('recipients', t('recipients'))} required hint={t('recipientsHint')}>
        <Textarea value={form.recipients} rows={4} resize="vertical" onChange={(_, { value }) => onChange({ recipients: value })} />
      </Field>
      <FinanceField form={form} reasons={reading?.financial.reasons ?? []} suggestedByText={speaksOfMoney(reading)} department={financeDepartment} onChange={onChange} />
    </Section>
  );
};
