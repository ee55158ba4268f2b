import { Button, Toolbar, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowFitRegular } from '@fluentui/react-icons/svg/arrow-fit';
import { ZoomInRegular } from '@fluentui/react-icons/svg/zoom-in';
import { ZoomOutRegular } from '@fluentui/react-icons/svg/zoom-out';
import { useTexts } from '../app/language.tsx';
import { texts } from './texts.ts';

const ZOOMS: readonly number[] = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4];

const useStyles = makeStyles({
  bar: {
    display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, padding: `2px ${tokens.spacingHorizontalS}`,
    backgroundColor: tokens.colorNeutralBackground1, borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: `${tokens.borderRadiusLarge} ${tokens.borderRadiusLarge} 0 0`,
  },
  page: { flexGrow: 1, color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
  percent: { minWidth: '44px', textAlign: 'center', color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
});

interface Props {
  readonly zoom: number;
  readonly onZoom: (zoom: number) => void;
  readonly page: number;
  readonly total: number;
}

/** The next larger or smaller of the fixed zooms; 1 is the full width of the pane. */
export const nextZoom = (zoom: number, direction: 1 | -1): number =>
  (direction === 1 ? ZOOMS.find((step) => step > zoom) : ZOOMS.findLast((step) => step < zoom)) ?? zoom;

export const PdfToolbar = ({ zoom, onZoom, page, total }: Props) => {
  const styles = useStyles();
  const t = useTexts(texts);
  return (
    <Toolbar className={styles.bar} aria-label={t('region')} size="small">
      <span className={styles.page} aria-live="polite">{t('page', { n: page, total })}</span>
      <Button appearance="subtle" icon={<ZoomOutRegular />} aria-label={t('zoomOut')} title={t('zoomOut')} disabled={nextZoom(zoom, -1) === zoom} onClick={() => onZoom(nextZoom(zoom, -1))} />
      <span className={styles.percent} aria-live="polite">{t('zoomNow', { percent: Math.round(zoom * 100) })}</span>
      <Button appearance="subtle" icon={<ZoomInRegular />} aria-label={t('zoomIn')} title={t('zoomIn')} disabled={nextZoom(zoom, 1) === zoom} onClick={() => onZoom(nextZoom(zoom, 1))} />
      <Button appearance="subtle" icon={<ArrowFitRegular />} aria-label={t('fitHint')} title={t('fitHint')} disabled={zoom === 1} onClick={() => onZoom(1)} />
    </Toolbar>
  );
};
