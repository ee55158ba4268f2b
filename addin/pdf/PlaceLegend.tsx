import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { Place, PlaceKey } from '../../server/pdf/geometry.ts';
import { useTexts } from '../app/language.tsx';
import { placeMark, placeName } from './place-names.ts';
import type { PlaceLabels } from './place-names.ts';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  legend: { padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`, borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, backgroundColor: tokens.colorNeutralBackground1 },
  summary: { cursor: 'pointer', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: '28px' },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid' },
  row: { justifyContent: 'start', width: '100%', minWidth: 0, textAlign: 'start', fontWeight: tokens.fontWeightRegular },
  mark: { flexShrink: 0, minWidth: '34px', marginInlineEnd: tokens.spacingHorizontalS, textAlign: 'center', borderRadius: tokens.borderRadiusMedium, backgroundColor: tokens.colorNeutralBackground4, fontSize: tokens.fontSizeBase200 },
});

interface Props {
  readonly places: readonly Place[];
  readonly labels: PlaceLabels;
  readonly onShow: (key: PlaceKey) => void;
}

/** Every reserved place in words; each leads to its box. The text alternative of the boxes on the pages. */
export const PlaceLegend = ({ places, labels, onShow }: Props) => {
  const styles = useStyles();
  const t = useTexts(texts);
  if (places.length === 0) return null;
  return (
    <details className={styles.legend}>
      <summary className={styles.summary}>{t('places', { count: places.length })}</summary>
      <ul className={styles.list}>
        {places.map(({ key, page }) => {
          const facts = { place: placeName(key, labels, t), n: page + 1 };
          return (
            <li key={key}>
              <Button appearance="subtle" size="small" className={styles.row} aria-label={t('show', facts)} onClick={() => onShow(key)}>
                <span className={styles.mark}>{placeMark(key, t)}</span>{t('placeOn', facts)}
              </Button>
            </li>
          );
        })}
      </ul>
    </details>
  );
};
