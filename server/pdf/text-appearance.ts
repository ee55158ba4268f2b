import type { Rect } from './geometry.ts';
import { array, dict, name, stream, type PdfRef, type PdfStream } from './objects.ts';
import type { Lettering } from './default-appearance.ts';
import { FACES, shape } from './font.ts';

/** Above and below the baseline, as shares of the size (Liberation Serif, Times New Roman): together a line's height. */
const ASCENT = 0.891;
const DESCENT = 0.216;

/** One line of text in the middle of a field's box, on the very baseline of its line where the box is as high as that; smaller when the box is too narrow. Sizes in points. */
export const textAppearance = (text: string, box: Rect, { face, size }: Lettering, align: 'left' | 'center', font: PdfRef): PdfStream => {
  const shaped = shape(text, face);
  if (shaped === null) throw new RangeError(`the font lacks a letter of ${text}`);
  const { hex, width } = shaped;
  const { resource } = FACES[face];
  const natural = (width * size) / 1000;
  const fitted = natural > box.width && natural > 0 ? (size * box.width) / natural : size;
  const x = align === 'center' ? Math.max(0, (box.width - (width * fitted) / 1000) / 2) : 0;
  const y = (box.height - (ASCENT + DESCENT) * fitted) / 2 + DESCENT * fitted;
  const content = `/Tx BMC q BT /${resource} ${fitted.toFixed(2)} Tf 0 g 1 0 0 1 ${x.toFixed(3)} ${y.toFixed(3)} Tm <${hex}> Tj ET Q EMC\n`;
  return stream({
    Type: name('XObject'), Subtype: name('Form'), FormType: 1, BBox: array([0, 0, box.width, box.height]),
    Resources: dict({ Font: dict({ [resource]: font }) }),
  }, new TextEncoder().encode(content));
};
