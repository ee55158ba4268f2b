import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { handPlaces, placeAt, placesNow, startingRect, withoutSteps } from '../../addin/drafting/hand-places.ts';
import { clampRect, moveRect, nudgeRect, renderScale, resizeRect, shareOf, SMALLEST } from '../../addin/pdf/place-geometry.ts';
import type { PreviewView } from '../../server/acts/views.ts';
import type { PageSize, Rect } from '../../server/pdf/geometry.ts';

const A4: PageSize = { width: 595.28, height: 841.89 };
const box: Rect = { x: 100, y: 200, width: 120, height: 60 };
const inside = ({ x, y, width, height }: Rect): boolean => x >= 0 && y >= 0 && x + width <= A4.width + 0.01 && y + height <= A4.height + 0.01 && width >= SMALLEST && height >= SMALLEST;

test('points from the bottom of the page become shares from its top', () => {
  expect(shareOf({ x: 0, y: A4.height - 84.189, width: 59.528, height: 84.189 }, A4)).toEqual({ left: 0, top: expect.closeTo(0), width: expect.closeTo(10), height: expect.closeTo(10) });
});

describe('a box moved by hand', () => {
  test('goes where the finger or the arrow key says, down being down', () => {
    expect(moveRect(box, 10, 5, A4)).toEqual({ x: 110, y: 195, width: 120, height: 60 });
    expect(nudgeRect(box, { key: 'ArrowDown', shiftKey: false, altKey: false }, A4)).toMatchObject({ x: 100, y: 198 });
    expect(nudgeRect(box, { key: 'ArrowLeft', shiftKey: true, altKey: false }, A4)).toMatchObject({ x: 80, y: 200 });
    expect(nudgeRect(box, { key: 'ArrowRight', shiftKey: false, altKey: true }, A4)).toMatchObject({ x: 100, width: 122 });
    expect(nudgeRect(box, { key: 'Enter', shiftKey: false, altKey: false }, A4)).toBeNull();
  });

  test('keeps its top-left corner while it is resized', () => {
    const larger = resizeRect(box, 30, 20, A4);
    expect(larger).toEqual({ x: 100, y: 180, width: 150, height: 80 });
    expect(larger.y + larger.height).toBe(box.y + box.height);
  });

  test('never leaves the page and never becomes too small to sign in', () => {
    const distance = fc.double({ min: -3000, max: 3000, noNaN: true });
    fc.assert(fc.property(distance, distance, distance, distance, (a, b, c, d) => {
      expect(inside(moveRect(box, a, b, A4))).toBe(true);
      expect(inside(resizeRect(moveRect(box, a, b, A4), c, d, A4))).toBe(true);
      expect(inside(clampRect({ x: a, y: b, width: c, height: d }, A4))).toBe(true);
    }));
  });
});

test('a page is drawn sharply, and never larger than a phone can hold', () => {
  expect(renderScale(A4, 300, 1) * A4.width).toBeCloseTo(600);
  expect(renderScale(A4, 300, 3) * A4.width).toBeCloseTo(900);
  const huge = renderScale(A4, 5000, 3);
  expect(huge * A4.width * huge * A4.height).toBeLessThanOrEqual(12_000_001);
});

describe('places that were not found', () => {
  const preview: PreviewView = {
    previewId: 'p', pages: [A4, A4], engine: 'x', warnings: [], findings: [], missing: [{ key: 'step:2', label: 'Hồ Khuyến Công', page: 1 }],
    places: [{ key: 'step:1', page: 1, rect: box, source: 'tag' }, { key: 'number', page: 0, rect: box, source: 'hand' }],
  };
  test('are set down in the middle of their page and sent together with those set before', () => {
    const rect = startingRect('step:2', A4);
    expect(rect.x + rect.width / 2).toBeCloseTo(A4.width / 2, 1);
    const moved = placeAt(new Map(), 'step:2', 1, rect);
    expect(placesNow(preview, moved).map(({ key }) => key)).toEqual(['step:1', 'number', 'step:2']);
    expect(handPlaces(preview, moved).map(({ key }) => key)).toEqual(['number', 'step:2']);
    expect(withoutSteps(handPlaces(preview, moved)).map(({ key }) => key)).toEqual(['number']);
  });
  test('a found place that is adjusted becomes the officer’s', () => {
    expect(placesNow(preview, placeAt(new Map(), 'step:1', 0, box))[0]).toMatchObject({ source: 'hand', page: 0 });
  });
});
