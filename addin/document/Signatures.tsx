import { Badge, makeStyles, tokens } from '@fluentui/react-components';
import { ShieldCheckmarkFilled } from '@fluentui/react-icons/svg/shield-checkmark';
import { ShieldRegular } from '@fluentui/react-icons/svg/shield';
import type { DocumentView } from '../../server/acts/views.ts';
import { formatDateTime } from '../app/dates.ts';
import { useTexts } from '../app/language.tsx';
import { Section } from '../app/Section.tsx';
import { vocabulary } from '../app/vocabulary.ts';
import { sayArchive } from './say-archive.ts';
import { commonNameOf, sayIntegrity } from './say-integrity.ts';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  sentence: { display: 'flex', gap: '8px', alignItems: 'flex-start', lineHeight: tokens.lineHeightBase300 },
  good: { flexShrink: 0, fontSize: '20px', color: tokens.colorPaletteGreenForeground1 },
  quiet: { flexShrink: 0, fontSize: '20px', color: tokens.colorNeutralForeground3 },
  archive: { margin: '6px 0 0', color: tokens.colorNeutralForeground3, lineHeight: tokens.lineHeightBase300 },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  item: { padding: '10px 0', borderTop: `1px solid ${tokens.colorNeutralStroke2}`, lineHeight: tokens.lineHeightBase300 },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '2px 8px' },
  name: { flexGrow: 1, fontWeight: tokens.fontWeightSemibold },
  meta: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, overflowWrap: 'anywhere' },
});

const STATUS_COLOURS = { VALID: 'success', VOIDED: 'warning', UNDONE: 'subtle' } as const;

/** All signatures of this version, with the integrity of the file in one sentence. */
export const Signatures = ({ document }: { readonly document: DocumentView }) => {
  const styles = useStyles();
  const t = useTexts(texts);
  const names = useTexts(vocabulary);
  const { signatures } = document;
  const integrity = sayIntegrity(signatures);
  return (
    <Section title={t('signaturesTitle')}>
      <div className={styles.sentence} role="status">
        {integrity.key === 'integrity' ? <ShieldCheckmarkFilled className={styles.good} aria-hidden /> : <ShieldRegular className={styles.quiet} aria-hidden />}
        <span>{t(integrity.key, integrity.facts)}</span>
      </div>
      {document.archive === null ? null : <p className={styles.archive}>{sayArchive(document.archive).map((key) => t(key)).join(' ')}</p>}
      {signatures.length === 0 ? null : (
        <ul className={styles.list}>
          {signatures.map((signature) => (
            <li key={signature.id} className={styles.item}>
              <div className={styles.head}>
                <span className={styles.name}>{signature.signerName}</span>
                <Badge appearance="outline" color="informative">{names(`signature.${signature.kind}`)}</Badge>
                <Badge appearance="tint" color={STATUS_COLOURS[signature.status]}>{t(`signature.${signature.status}`)}</Badge>
              </div>
              <div className={styles.meta}>
                {t('signedAt', { at: formatDateTime(signature.signedAt) })}, {signature.timestampedAt === null ? t('notTimestamped') : t('timestamped')}
              </div>
              <div className={styles.meta} title={signature.certificateSubject}>{t('certificate', { subject: commonNameOf(signature.certificateSubject), serial: signature.certificateSerial })}</div>
              {signature.kind === 'INITIAL' ? <div className={styles.meta}>{t('initialNote')}</div> : null}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
};
