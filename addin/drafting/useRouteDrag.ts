import { useCallback, useEffect, useRef, useState } from 'react';
import type { PointerEvent, RefObject } from 'react';

interface Drag {
  /** The row under the finger, or null. */
  readonly draggedKey: string | null;
  readonly start: (key: string, event: PointerEvent) => void;
}

/**
 * Drags a row of a list by mouse, pen or finger; the list is rearranged while the row is carried.
 * @param onOver the carried row is now over the row with this index
 */
export const useRouteDrag = (list: RefObject<HTMLElement | null>, onOver: (key: string, index: number) => void): Drag => {
  const [draggedKey, setDraggedKey] = useState<string | null>(null);
  const latest = useRef(onOver);
  useEffect(() => {
    latest.current = onOver;
  });

  useEffect(() => {
    if (draggedKey === null) return undefined;
    const end = new AbortController();
    const rows = (): readonly Element[] => [...(list.current?.querySelectorAll('[data-row]') ?? [])];
    const move = ({ clientY }: globalThis.PointerEvent): void => {
      const index = rows().findIndex((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        return clientY >= top && clientY < bottom;
      });
      if (index !== -1) latest.current(draggedKey, index);
    };
    const stop = (): void => setDraggedKey(null);
    // On the window: the carried row itself moves in the page and would lose a captured pointer.
    window.addEventListener('pointermove', move, { signal: end.signal });
    window.addEventListener('pointerup', stop, { signal: end.signal });
    window.addEventListener('pointercancel', stop, { signal: end.signal });
    return () => end.abort();
  }, [draggedKey, list]);

  const start = useCallback((key: string, event: PointerEvent) => {
    if (event.button !== 0) return;
    event.preventDefault();
    setDraggedKey(key);
  }, []);
  return { draggedKey, start };
};
