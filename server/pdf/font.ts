import fontkit from '@cantoo/fontkit';
import { readFileSync } from 'node:fs';

/** The one font of number, date and other texts that the server writes: 265 glyphs of Liberation Serif (metrics of Times New Roman). */
export const FONT_BYTES: Uint8Array = new Uint8Array(readFileSync(new URL('./fonts/vietnamese-serif.ttf', import.meta.url)));

/** Its resource name in the form's /DR, where every revision finds it again. */
export const FONT_RESOURCE = 'VnF';

const openFont = () => {
  const font = fontkit.create(FONT_BYTES);
  if (!('glyphForCodePoint' in font)) throw new TypeError('a font file, not a collection, is wanted');
  return font;
};
const font = openFont();

export interface ShapedText {
  /** Glyph ids as hexadecimal, two bytes each: the whole font is embedded, so they never change. */
  readonly hex: string;
  /** In thousandths of the font size. */
  readonly width: number;
}

/** Text as glyphs. @throws RangeError naming the letters that the font lacks. */
export const shape = (text: string): ShapedText => {
  const letters = [...text.normalize('NFC')];
  const glyphs = letters.map((letter) => font.glyphForCodePoint(letter.codePointAt(0) ?? 0));
  const missing = letters.filter((_, i) => (glyphs[i]?.id ?? 0) === 0);
  if (missing.length > 0) throw new RangeError(`the font lacks ${missing.join(' ')}`);
  return {
    hex: glyphs.map((glyph) => (glyph?.id ?? 0).toString(16).padStart(4, '0')).join(''),
    width: (glyphs.reduce((sum, glyph) => sum + (glyph?.advanceWidth ?? 0), 0) * 1000) / font.unitsPerEm,
  };
};
