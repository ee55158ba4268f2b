import { Badge, Button, makeStyles, tokens } from '@fluentui/react-components';
import { LocationRegular } from '@fluentui/react-icons/svg/location';
import type { VerifiedSignatureView } from '../../server/acts/views.ts';
import { useTexts } from '../app/language.tsx';
import { Findings } from './Findings.tsx';
import { RESULT_COLOURS } from './result-colours.ts';
import { signatureFacts, signatureName } from './signature-facts.ts';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  item: { padding: '12px 0', borderTop: `1px solid ${tokens.colorNeutralStroke2}`, display: 'flex', flexDirection: 'column', gap: '8px', minWidth: 0 },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 8px' },
  name: { margin: 0, flexGrow: 1, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  facts: { display: 'grid', gridTemplateColumns: 'minmax(112px, 38%) 1fr', gap: '4px 12px', margin: 0, lineHeight: tokens.lineHeightBase200, fontSize: tokens.fontSizeBase200, '@media (max-width: 359px)': { gridTemplateColumns: '1fr', gap: 0 } },
  term: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, overflowWrap: 'anywhere', '@media (max-width: 359px)': { marginBottom: '6px' } },
  show: { alignSelf: 'flex-start' },
});

interface Props {
  readonly number: number;
  readonly signature: VerifiedSignatureView;
  readonly onShow: () => void;
}

/** One signature: whose, what it is worth and why, and where it is on the page. */
export const SignatureItem = ({ number, signature, onShow }: Props) => {
  const styles = useStyles();
  const t = useTexts(texts);
  const name = signatureName(signature, t);
  const { place, result, findings } = signature;
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <h3 className={styles.name}>{number}. {name}</h3>
        <Badge appearance="tint" color={RESULT_COLOURS[result]}>{t(`result.${result}`)}</Badge>
      </div>
      <Findings findings={findings} />
      <dl className={styles.facts}>
        {signatureFacts(signature, t).flatMap(([term, value]) => [<dt key={`${term}.`} className={styles.term}>{term}</dt>, <dd key={term} className={styles.value}>{value}</dd>])}
      </dl>
      {place === null ? null : (
        <Button className={styles.show} size="small" icon={<LocationRegular />} aria-label={t('showPlaceOf', { name, n: place.page + 1 })} onClick={onShow}>{t('showPlace', { n: place.page + 1 })}</Button>
      )}
    </li>
  );
};
