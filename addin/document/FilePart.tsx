import { makeStyles, tokens } from '@fluentui/react-components';
import type { DocumentView } from '../../server/acts/views.ts';
import { formatCalendarDate, formatDateTime } from '../app/dates.ts';
import { useTexts } from '../app/language.tsx';
import { Section } from '../app/Section.tsx';
import { vocabulary } from '../app/vocabulary.ts';
import { References } from './References.tsx';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  list: { display: 'grid', gridTemplateColumns: 'minmax(96px, 34%) 1fr', gap: '8px 12px', margin: 0, lineHeight: tokens.lineHeightBase300, '@media (max-width: 359px)': { gridTemplateColumns: '1fr', gap: '0' } },
  term: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  value: { margin: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-line', '@media (max-width: 359px)': { marginBottom: '8px' } },
  digest: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase100 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
});

/** Particulars and supporting papers. */
export const FilePart = ({ document }: { readonly document: DocumentView }) => {
  const styles = useStyles();
  const t = useTexts(texts);
  const names = useTexts(vocabulary);
  const rows: readonly (readonly [Parameters<typeof t>[0], string | null])[] = [
    ['field.type', names(`type.${document.type}`)],
    ['field.code', document.number?.documentCode ?? null],
    ['field.issuedDate', document.number === null ? null : formatCalendarDate(document.number.issuedDate)],
    ['field.urgency', names(`urgency.${document.urgency}`)],
    ['field.drafter', document.drafterName],
    ['field.department', document.departmentName],
    ['field.presenter', document.presenterName],
    ['field.finalSigner', document.finalSignerName],
    ['field.addressees', document.addressees.join('\n')],
    ['field.recipients', document.recipients.join('\n')],
    ['field.notFinancial', document.notFinancialReason],
    ['field.submitted', document.submittedAt === null ? null : formatDateTime(document.submittedAt)],
    ['field.version', document.versionNo === 0 ? null : String(document.versionNo)],
  ];
  return (
    <>
      <Section title={t('referencesTitle')}>
        {document.references.length === 0 ? <p className={styles.quiet}>{t('noReferences')}</p> : <References document={document} />}
      </Section>
      <Section title={t('detailsTitle')}>
        <dl className={styles.list}>
          {rows.flatMap(([key, value]) => (value === null || value === '' ? [] : [<Row key={key} term={t(key)} value={value} />]))}
          {document.pdf === null ? null : <Row term={t('field.digest')} value={document.pdf.sha256} digest />}
        </dl>
      </Section>
    </>
  );
};

const Row = ({ term, value, digest = false }: { readonly term: string; readonly value: string; readonly digest?: boolean }) => {
  const styles = useStyles();
  return (
    <>
      <dt className={styles.term}>{term}</dt>
      <dd className={styles.value}>{digest ? <span className={styles.digest}>{value}</span> : value}</dd>
    </>
  );
};
