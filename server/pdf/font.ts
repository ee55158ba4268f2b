import fontkit from '@cantoo/fontkit';
import { readFileSync } from 'node:fs';

/** NĐ 30/2020, Phụ lục I, II: the number stands upright (ô 3), the date line is italic (ô 4). */
export type Face = 'upright' | 'italic';

interface FaceFile {
  readonly bytes: Uint8Array;
  /** Its resource name in the form's /DR, where every revision finds it again. */
  readonly resource: string;
  /** /BaseFont, with the tag of a subset (ISO 32000-2 §9.9.2). */
  readonly name: string;
}

const read = (file: string): Uint8Array => new Uint8Array(readFileSync(new URL(`./fonts/${file}`, import.meta.url)));

/** What number and date are written in: Liberation Serif (metrics of Times New Roman), 265 glyphs upright, the 95 of ASCII italic. */
export const FACES: Readonly<Record<Face, FaceFile>> = {
  upright: { bytes: read('vietnamese-serif.ttf'), resource: 'VnF', name: 'LCVNFN+LuanChuyenSerif' },
  italic: { bytes: read('latin-serif-italic.ttf'), resource: 'VnI', name: 'LCVNFI+LuanChuyenSerif-Italic' },
};

const open = ({ bytes, name }: FaceFile) => {
  const font = fontkit.create(bytes);
  if (!('glyphForCodePoint' in font)) throw new TypeError(`${name}: a font file, not a collection, is wanted`);
  return font;
};
const fonts = { upright: open(FACES.upright), italic: open(FACES.italic) };

export interface ShapedText {
  /** Glyph ids as hexadecimal, two bytes each: the whole font is embedded, so they never change. */
  readonly hex: string;
  /** In thousandths of the font size. */
  readonly width: number;
}

/** Text as glyphs, or null where the face lacks one of its letters. */
export const shape = (text: string, face: Face): ShapedText | null => {
  const font = fonts[face];
  const glyphs = [...text.normalize('NFC')].map((letter) => font.glyphForCodePoint(letter.codePointAt(0) ?? 0));
  if (glyphs.some((glyph) => (glyph?.id ?? 0) === 0)) return null;
  return {
    hex: glyphs.map((glyph) => (glyph?.id ?? 0).toString(16).padStart(4, '0')).join(''),
    width: (glyphs.reduce((sum, glyph) => sum + (glyph?.advanceWidth ?? 0), 0) * 1000) / font.unitsPerEm,
  };
};
