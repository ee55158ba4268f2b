import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from '../app/language.tsx';
import { wordsOf } from './open-pdf.ts';
import type { PdfPageProxy } from './open-pdf.ts';
import { renderScale } from './place-geometry.ts';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  page: { position: 'relative', margin: '0 auto', backgroundColor: '#ffffff', boxShadow: tokens.shadow8, scrollMarginTop: '56px', flexShrink: 0 },
  paper: { position: 'absolute', inset: 0, '& > canvas': { width: '100%', height: '100%', display: 'block' } },
  words: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'pre-line' },
});

interface Props {
  readonly page: PdfPageProxy;
  /** 1-based. */
  readonly pageNumber: number;
  /** CSS pixels. */
  readonly width: number;
  /** Told when the page comes into the middle of the view. */
  readonly onSeen: (pageNumber: number) => void;
  /** The boxes on it. */
  readonly children: ReactNode;
}

/** One page: drawn when it comes near the view, let go when it is far, its words always there for screen readers once drawn. */
export const PdfPage = ({ page, pageNumber, width, onSeen, children }: Props) => {
  const styles = useStyles();
  const t = useTexts(texts);
  const frame = useRef<HTMLDivElement>(null);
  const paper = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  const [words, setWords] = useState('');
  const size = page.getViewport({ scale: 1 });

  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const nearness = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting ?? false), { rootMargin: '100% 0px' });
    const sight = new IntersectionObserver(([entry]) => { if (entry?.isIntersecting) onSeen(pageNumber); }, { rootMargin: '-45% 0px -45% 0px' });
    nearness.observe(element);
    sight.observe(element);
    return () => {
      nearness.disconnect();
      sight.disconnect();
    };
  }, [onSeen, pageNumber]);

  useEffect(() => {
    const host = paper.current;
    if (!host || !near) return undefined;
    const canvas = document.createElement('canvas');
    const viewport = page.getViewport({ scale: renderScale(page.getViewport({ scale: 1 }), width, window.devicePixelRatio) });
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    const drawing = page.render({ canvas, viewport });
    // The old picture stays, stretched, until the new one is whole: zooming does not flicker.
    drawing.promise.then(() => host.replaceChildren(canvas), () => undefined);
    return () => drawing.cancel();
  }, [page, near, width]);

  useEffect(() => {
    if (!near) {
      paper.current?.replaceChildren();
      return undefined;
    }
    let gone = false;
    wordsOf(page).then((found) => { if (!gone) setWords(found); }, () => undefined);
    return () => { gone = true; };
  }, [page, near]);

  return (
    <div ref={frame} data-page={pageNumber} className={styles.page} style={{ width, height: (width * size.height) / size.width }} role="group" aria-label={t('pageLabel', { n: pageNumber })}>
      <div ref={paper} className={styles.paper} aria-hidden="true" />
      <div className={styles.words} role="document" aria-label={t('pageText', { n: pageNumber })}>{words}</div>
      {children}
    </div>
  );
};
