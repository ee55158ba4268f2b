import type { NewObject } from './append.ts';
import type { Rect } from './geometry.ts';
import { array, dict, name, stream, type PdfRef } from './objects.ts';
import { decodePng, type Raster } from './png.ts';
import { cleanInvisible, colourImage, halve, maskImage } from './raster.ts';

/** `center` keeps the picture's proportions in the middle of the box, `fill` stretches it to the box. */
export interface SignaturePicture { readonly png: Uint8Array; readonly fit: 'center' | 'fill' }

export interface Appearance { readonly ref: PdfRef; readonly objects: readonly NewObject[] }

/** A picture adds at most this to a revision; a larger one is scaled down until it fits. */
const MAX_PICTURE = 8 * 1024;

const drawnSize = (fit: SignaturePicture['fit'], { width, height }: Raster, box: Rect): Rect => {
  if (fit === 'fill') return { x: 0, y: 0, width: box.width, height: box.height };
  const scale = Math.min(box.width / width, box.height / height);
  return { x: (box.width - width * scale) / 2, y: (box.height - height * scale) / 2, width: width * scale, height: height * scale };
};

/** The largest of the picture's halvings whose streams fit. */
const fitRaster = (raster: Raster): Raster => {
  const clean = cleanInvisible(raster);
  const bytes = colourImage(clean, null).data.length + (clean.alpha === null ? 0 : maskImage(clean, clean.alpha).data.length);
  return bytes <= MAX_PICTURE || clean.width <= 32 ? clean : fitRaster(halve(clean));
};

/** The signature's picture as a form XObject exactly as large as its box (NĐ 30/2020, Phụ lục I, Phần I, II.7.d and II.8.a). */
export const pictureAppearance = ({ png, fit }: SignaturePicture, box: Rect, next: () => PdfRef): Appearance => {
  const raster = fitRaster(decodePng(png));
  const ref = next();
  const image = next();
  const mask: readonly NewObject[] = raster.alpha === null ? [] : [{ ref: next(), body: maskImage(raster, raster.alpha) }];
  const { x, y, width, height } = drawnSize(fit, raster, box);
  const content = `q ${[width, 0, 0, height, x, y].map((n) => n.toFixed(3)).join(' ')} cm /Im Do Q\n`;
  const form = stream({
    Type: name('XObject'), Subtype: name('Form'), FormType: 1, BBox: array([0, 0, box.width, box.height]),
    Resources: dict({ XObject: dict({ Im: image }) }),
  }, new TextEncoder().encode(content));
  return { ref, objects: [{ ref, body: form }, { ref: image, body: colourImage(raster, mask[0]?.ref ?? null) }, ...mask] };
};
