import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { isStream, ref } from '../../server/pdf/objects.ts';
import { pictureAppearance } from '../../server/pdf/picture-appearance.ts';
import { decodePng } from '../../server/pdf/png.ts';
import { pngOf, ringPng } from './png.ts';

/** Two pixels, red and half-transparent blue as far as the kind can say it. */
const twoPixels = (colour: number, depth: number, row: readonly number[], more: Parameters<typeof pngOf>[4] = []): ReturnType<typeof decodePng> =>
  decodePng(pngOf(2, 1, [depth, colour, 0, 0, 0], Buffer.from([0, ...row]), more));

describe('a picture of a signature', () => {
  test.each<[string, () => ReturnType<typeof decodePng>, readonly number[], readonly number[] | null]>([
    ['grey', () => twoPixels(0, 8, [10, 200]), [10, 10, 10, 200, 200, 200], null],
    ['grey of one bit', () => twoPixels(0, 1, [0b01000000]), [0, 0, 0, 255, 255, 255], null],
    ['colour', () => twoPixels(2, 8, [255, 0, 0, 0, 0, 255]), [255, 0, 0, 0, 0, 255], null],
    ['palette with transparency', () => twoPixels(3, 4, [0x01], [['PLTE', Buffer.from([255, 0, 0, 0, 0, 255])], ['tRNS', Buffer.from([255, 128])]]), [255, 0, 0, 0, 0, 255], [255, 128]],
    ['grey with alpha', () => twoPixels(4, 8, [10, 255, 200, 128]), [10, 10, 10, 200, 200, 200], [255, 128]],
    ['colour with alpha', () => twoPixels(6, 8, [255, 0, 0, 255, 0, 0, 255, 128]), [255, 0, 0, 0, 0, 255], [255, 128]],
  ])('is read in %s', (_, read, rgb, alpha) => {
    const raster = read();
    expect([...raster.rgb]).toEqual(rgb);
    expect(raster.alpha === null ? null : [...raster.alpha]).toEqual(alpha);
  });

  test.each<[string, () => Uint8Array]>([
    ['no PNG', () => new Uint8Array([1, 2, 3])],
    ['interlaced', () => pngOf(2, 1, [8, 2, 0, 0, 1], Buffer.from([0, 1, 2, 3, 4, 5, 6]))],
    ['of 16 bits', () => pngOf(1, 1, [16, 0, 0, 0, 0], Buffer.from([0, 1, 2]))],
    ['of too many pixels', () => pngOf(60_000, 60_000, [8, 6, 0, 0, 0], Buffer.from([0]))],
    ['with too little in it', () => pngOf(9, 9, [8, 6, 0, 0, 0], Buffer.from([0]))],
    ['with far too much in it', () => pngOf(1, 1, [8, 6, 0, 0, 0], Buffer.alloc(10_000_000))],
    ['with an unknown filter', () => pngOf(1, 1, [8, 0, 0, 0, 0], Buffer.from([9, 1]))],
    ['with broken data', () => { const png = ringPng(20, [0, 0, 255]); png[60] = (png[60] ?? 0) ^ 0xff; return png.slice(0, 70); }],
  ])('is refused when it is %s', (_, make) => {
    expect(() => decodePng(make())).toThrow('unsafe structure');
  });

  test('keeps its proportions in the middle of the box, or fills it', () => {
    let number = 0;
    const content = (fit: 'center' | 'fill'): string => {
      const { ref: { number: form }, objects } = pictureAppearance({ png: ringPng(40, [0, 0, 255]), fit }, { x: 0, y: 0, width: 150, height: 60 }, () => ref((number += 1)));
      const body = objects.find((object) => object.ref.number === form)?.body;
      return body !== undefined && !(body instanceof Uint8Array) && isStream(body) ? Buffer.from(body.data).toString('latin1') : '';
    };
    expect(content('center')).toBe('q 60.000 0.000 0.000 60.000 45.000 0.000 cm /Im Do Q\n');
    expect(content('fill')).toBe('q 150.000 0.000 0.000 60.000 0.000 0.000 cm /Im Do Q\n');
  });

  test('is made smaller until it adds no more than 8 KB', () => {
    const noise = Buffer.from(Array.from({ length: 300 * 1201 }, (_, i) => (i % 1201 === 0 ? 0 : (i * 2654435761) >>> 24)));
    let number = 0;
    const { objects } = pictureAppearance({ png: pngOf(300, 300, [8, 6, 0, 0, 0], noise), fit: 'center' }, { x: 0, y: 0, width: 150, height: 60 }, () => ref((number += 1)));
    const bytes = objects.reduce((sum, { body }) => sum + (!(body instanceof Uint8Array) && isStream(body) ? body.data.length : 0), 0);
    expect(bytes).toBeLessThan(8.5 * 1024);
    expect(deflateSync(noise).length).toBeGreaterThan(8 * 1024);
  });
});
