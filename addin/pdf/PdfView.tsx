import { Button, MessageBar, MessageBarActions, MessageBarBody, Skeleton, SkeletonItem, makeStyles, tokens } from '@fluentui/react-components';
import { useCallback, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { Place, PlaceKey, Rect } from '../../server/pdf/geometry.ts';
import { codeOf, describeError } from '../app/errors.ts';
import { useLanguage, useTexts } from '../app/language.tsx';
import { PdfPage } from './PdfPage.tsx';
import { PdfToolbar, nextZoom } from './PdfToolbar.tsx';
import { PlaceBox } from './PlaceBox.tsx';
import { PlaceLegend } from './PlaceLegend.tsx';
import { placeName } from './place-names.ts';
import type { PlaceLabels } from './place-names.ts';
import { texts } from './texts.ts';
import { usePdf } from './usePdf.ts';
import { useWidth } from './useWidth.ts';

const useStyles = makeStyles({
  root: { borderRadius: tokens.borderRadiusLarge, border: `1px solid ${tokens.colorNeutralStroke2}`, backgroundColor: tokens.colorNeutralBackground4, minWidth: 0 },
  scroll: { overflowX: 'auto', overflowY: 'hidden', padding: '10px', outlineOffset: '-2px' },
  pages: { display: 'flex', flexDirection: 'column', gap: '10px', width: 'max-content', minWidth: '100%' },
  blank: { width: '100%', aspectRatio: '210 / 297', height: 'auto' },
});

interface Props {
  /** Must stay the same function while the PDF is the same (`useCallback`): another one is another PDF. */
  readonly load: () => Promise<Uint8Array>;
  readonly places: readonly Place[];
  /** Scrolled into view and drawn strongly. */
  readonly highlight: PlaceKey | null;
  /** What each place is called on this screen; general words where nothing is given. */
  readonly labels?: PlaceLabels;
  /** The one box that may be moved by hand now. */
  readonly editing?: PlaceKey | null;
  /** Told when the box of `editing` was dragged, resized or moved with the arrow keys. Points, page from 0. */
  readonly onPlace?: (key: PlaceKey, page: number, rect: Rect) => void;
}

const NO_LABELS: PlaceLabels = {};

/** Shows a PDF page by page with its reserved places: fits the pane at any width, zooms, works from the keyboard and reads aloud. */
export const PdfView = ({ load, places, highlight, labels = NO_LABELS, editing = null, onPlace }: Props) => {
  const styles = useStyles();
  const t = useTexts(texts);
  const { language } = useLanguage();
  const [turn, setTurn] = useState(0);
  const { pages, error } = usePdf(load, turn);
  const scroll = useRef<HTMLDivElement>(null);
  const fullWidth = useWidth(scroll);
  const [zoom, setZoom] = useState(1);
  const [page, setPage] = useState(1);
  // What was last asked for counts: a place of the legend until the screen highlights another.
  const [asked, setAsked] = useState<{ readonly key: PlaceKey; readonly over: PlaceKey | null } | null>(null);
  const shownPlace = asked?.over === highlight ? asked.key : highlight;

  const goTo = useCallback((wanted: number) => scroll.current?.querySelector(`[data-page="${wanted}"]`)?.scrollIntoView({ block: 'start' }), []);
  const show = useCallback((key: PlaceKey) => {
    setAsked({ key, over: highlight });
    scroll.current?.querySelector(`[data-place="${key}"]`)?.scrollIntoView({ block: 'center', inline: 'center' });
  }, [highlight]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const acts: Readonly<Record<string, () => void>> = {
      '+': () => setZoom(nextZoom(zoom, 1)), '=': () => setZoom(nextZoom(zoom, 1)), '-': () => setZoom(nextZoom(zoom, -1)), '0': () => setZoom(1),
      PageDown: () => goTo(Math.min(page + 1, pages?.length ?? 1)), PageUp: () => goTo(Math.max(page - 1, 1)),
    };
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  if (error !== null) {
    return (
      <MessageBar intent="error" layout="multiline" role="alert">
        <MessageBarBody>{t('failed')} {codeOf(error) === null ? '' : describeError(error, language)}</MessageBarBody>
        <MessageBarActions><Button size="small" onClick={() => setTurn(turn + 1)}>{t('retry')}</Button></MessageBarActions>
      </MessageBar>
    );
  }
  return (
    <section className={styles.root} aria-label={t('region')} aria-busy={pages === null}>
      {pages === null ? null : <PdfToolbar zoom={zoom} onZoom={setZoom} page={page} total={pages.length} />}
      {pages === null ? null : <PlaceLegend places={places} labels={labels} onShow={show} />}
      <div ref={scroll} className={styles.scroll} tabIndex={0} role="region" aria-label={t('region')} onKeyDown={onKeyDown}>
        {pages === null ? <Skeleton aria-label={t('loading')}><SkeletonItem className={styles.blank} /></Skeleton> : null}
        <div className={styles.pages}>
          {fullWidth === 0 ? null : pages?.map((proxy, index) => {
            const { width, height } = proxy.getViewport({ scale: 1 });
            return (
              <PdfPage key={index} page={proxy} pageNumber={index + 1} width={Math.floor(fullWidth * zoom)} onSeen={setPage}>
                {places.filter((place) => place.page === index).map((place) => (
                  <PlaceBox
                    key={place.key} place={place} page={{ width, height }} name={placeName(place.key, labels, t)} highlighted={shownPlace === place.key}
                    onRect={onPlace && editing === place.key ? (rect) => onPlace(place.key, index, rect) : null}
                  />
                ))}
              </PdfPage>
            );
          })}
        </div>
      </div>
    </section>
  );
};
