import { deflateSync } from 'node:zlib';
import { dict, name, stream, type PdfStream, type PdfValue } from './objects.ts';
import type { Raster } from './png.ts';

/** Rows with the "Up" filter before each: flat colours and thin strokes then deflate to little. */
const withUpFilter = (plane: Uint8Array, rowBytes: number): Uint8Array => {
  const rows = plane.length / rowBytes;
  const out = new Uint8Array(plane.length + rows);
  for (let y = 0; y < rows; y += 1) {
    out[y * (rowBytes + 1)] = 2;
    for (let x = 0; x < rowBytes; x += 1) {
      out[y * (rowBytes + 1) + 1 + x] = (plane[y * rowBytes + x] ?? 0) - (y > 0 ? plane[(y - 1) * rowBytes + x] ?? 0 : 0);
    }
  }
  return out;
};

const image = (raster: Raster, plane: Uint8Array, colors: 1 | 3, more: Readonly<Record<string, PdfValue>>): PdfStream =>
  stream({
    Type: name('XObject'), Subtype: name('Image'), Width: raster.width, Height: raster.height, BitsPerComponent: 8,
    ColorSpace: name(colors === 3 ? 'DeviceRGB' : 'DeviceGray'), Filter: name('FlateDecode'),
    DecodeParms: dict({ Predictor: 12, Colors: colors, BitsPerComponent: 8, Columns: raster.width }), ...more,
  }, new Uint8Array(deflateSync(withUpFilter(plane, raster.width * colors), { level: 9 })));

/** The picture as an image XObject; `mask` is the reference of its soft mask. */
export const colourImage = (raster: Raster, mask: PdfValue): PdfStream => image(raster, raster.rgb, 3, mask === null ? {} : { SMask: mask });

/** Transparency as a soft-mask image (ISO 32000-2 §11.6.5.2). */
export const maskImage = (raster: Raster, alpha: Uint8Array): PdfStream => image(raster, alpha, 1, {});

/** Colours under full transparency do not show: making them one colour saves bytes. */
export const cleanInvisible = (raster: Raster): Raster => {
  const { alpha } = raster;
  if (alpha === null) return raster;
  const rgb = raster.rgb.slice();
  const seen = alpha.findIndex((value) => value > 128);
  const ink = seen < 0 ? [0, 0, 0] : [...rgb.subarray(seen * 3, seen * 3 + 3)];
  alpha.forEach((value, i) => { if (value === 0) rgb.set(ink, i * 3); });
  return { ...raster, rgb };
};

/** Half the size in both directions, each pixel the mean of four weighted by their opacity. */
export const halve = (raster: Raster): Raster => {
  const width = Math.max(1, raster.width >> 1);
  const height = Math.max(1, raster.height >> 1);
  const rgb = new Uint8Array(width * height * 3);
  const alpha = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const sums = [0, 0, 0];
      let weight = 0;
      for (const [dx, dy] of [[0, 0], [1, 0], [0, 1], [1, 1]] as const) {
        const at = Math.min(raster.height - 1, y * 2 + dy) * raster.width + Math.min(raster.width - 1, x * 2 + dx);
        const opacity = raster.alpha?.[at] ?? 255;
        weight += opacity;
        for (let c = 0; c < 3; c += 1) sums[c] = (sums[c] ?? 0) + (raster.rgb[at * 3 + c] ?? 0) * opacity;
      }
      alpha[y * width + x] = weight / 4;
      rgb.set(sums.map((sum) => (weight === 0 ? 0 : sum / weight)), (y * width + x) * 3);
    }
  }
  return { width, height, rgb, alpha: raster.alpha === null ? null : alpha };
};
