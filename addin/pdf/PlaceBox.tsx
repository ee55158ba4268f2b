import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import type { PageSize, Place, Rect } from '../../server/pdf/geometry.ts';
import { useTexts } from '../app/language.tsx';
import { moveRect, nudgeRect, resizeRect, shareOf } from './place-geometry.ts';
import { placeMark, placeTone } from './place-names.ts';
import { texts } from './texts.ts';

/** The paper is white in every theme, so the colours on it are fixed, each with 4.5:1 against white. */
const INK = '#17507a';
const RED = '#b3261e';
const GREEN = '#3b6b35';

const useStyles = makeStyles({
  box: { position: 'absolute', boxSizing: 'border-box', borderRadius: '2px', border: '1.5px dashed currentColor', pointerEvents: 'none', '@media (forced-colors: active)': { border: '2px dashed Highlight' } },
  person: { color: INK, backgroundColor: 'rgba(23, 80, 122, 0.10)' },
  seal: { color: RED, backgroundColor: 'rgba(179, 38, 30, 0.06)', borderRadius: '50%' },
  clerk: { color: GREEN, backgroundColor: 'rgba(59, 107, 53, 0.12)' },
  highlight: { border: '2.5px solid currentColor', boxShadow: '0 0 0 4px rgba(23, 80, 122, 0.28)', scrollMarginBlock: '120px' },
  mark: {
    position: 'absolute', left: 0, top: 0, padding: '0 4px', minWidth: '8px', textAlign: 'center', borderRadius: '0 0 3px 0', backgroundColor: 'currentColor',
    fontSize: '10px', lineHeight: '14px', fontWeight: tokens.fontWeightSemibold, whiteSpace: 'nowrap',
  },
  markText: { color: '#ffffff' },
  sealMark: { left: '50%', top: '100%', transform: 'translate(-50%, -50%)', borderRadius: '3px' },
  // Too small to hold its mark, which hangs below, where forms leave room.
  clerkMark: { left: '-1.5px', top: '100%', borderRadius: '0 0 3px 3px' },
  editing: { pointerEvents: 'auto', cursor: 'move', touchAction: 'none', border: '2px solid currentColor', outlineOffset: '3px' },
  handle: {
    position: 'absolute', right: '-11px', bottom: '-11px', width: '22px', height: '22px', borderRadius: '50%', cursor: 'nwse-resize', touchAction: 'none',
    backgroundColor: '#ffffff', border: '3px solid currentColor', boxSizing: 'border-box', boxShadow: tokens.shadow4,
  },
});

interface Props {
  readonly place: Place;
  readonly page: PageSize;
  readonly name: string;
  readonly highlighted: boolean;
  /** Given when this box may be moved by hand. */
  readonly onRect: ((rect: Rect) => void) | null;
}

/** One reserved place on a page; when `onRect` is given it can be dragged, resized and moved with the arrow keys. */
export const PlaceBox = ({ place, page, name, highlighted, onRect }: Props) => {
  const styles = useStyles();
  const t = useTexts(texts);
  const element = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<Rect | null>(null);
  const rect = dragged ?? place.rect;
  const share = shareOf(rect, page);
  const facts = { place: name, n: place.page + 1 };

  useEffect(() => {
    if (highlighted) element.current?.scrollIntoView({ block: 'center', inline: 'center', behavior: calm() ? 'auto' : 'smooth' });
  }, [highlighted, place.page]);

  const drag = (event: PointerEvent<HTMLElement>, change: typeof moveRect): void => {
    const pageElement = element.current?.parentElement;
    if (onRect === null || !pageElement || event.button !== 0) return;
    event.stopPropagation();
    const target: HTMLElement = event.currentTarget;
    const points = page.width / pageElement.clientWidth;
    const from = { x: event.clientX, y: event.clientY };
    const at = (moved: globalThis.PointerEvent): Rect => change(place.rect, (moved.clientX - from.x) * points, (moved.clientY - from.y) * points, page);
    const end = new AbortController();
    target.setPointerCapture(event.pointerId);
    target.addEventListener('pointermove', (moved) => setDragged(at(moved)), { signal: end.signal });
    target.addEventListener('pointerup', (moved) => { setDragged(null); onRect(at(moved)); end.abort(); }, { signal: end.signal });
    target.addEventListener('pointercancel', () => { setDragged(null); end.abort(); }, { signal: end.signal });
  };
  const nudge = (event: KeyboardEvent): void => {
    const moved = nudgeRect(place.rect, event, page);
    if (moved === null || onRect === null) return;
    event.preventDefault();
    event.stopPropagation();
    onRect(moved);
  };

  const tone = placeTone(place.key);
  const editing = onRect !== null;
  return (
    <div
      ref={element}
      data-place={place.key}
      className={mergeClasses(styles.box, styles[tone], highlighted && styles.highlight, editing && styles.editing)}
      style={{ left: `${share.left}%`, top: `${share.top}%`, width: `${share.width}%`, height: `${share.height}%` }}
      role={editing ? 'group' : 'img'}
      aria-label={t(editing ? 'moveHint' : 'placeOn', facts)}
      title={name}
      tabIndex={editing ? 0 : undefined}
      onPointerDown={editing ? (event) => drag(event, moveRect) : undefined}
      onKeyDown={editing ? nudge : undefined}
    >
      <span className={mergeClasses(styles.mark, tone === 'seal' && styles.sealMark, tone === 'clerk' && styles.clerkMark)} aria-hidden="true"><span className={styles.markText}>{placeMark(place.key, t)}</span></span>
      {editing ? <span className={styles.handle} title={t('resize')} onPointerDown={(event) => drag(event, resizeRect)} /> : null}
    </div>
  );
};

const calm = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches;
