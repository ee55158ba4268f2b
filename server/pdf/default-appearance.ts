import type { PdfFile } from './file.ts';
import { FACES, type Face } from './font.ts';
import { isText, textOf, type PdfDict } from './objects.ts';

/** How a text field is to be written, as its /DA says (ISO 32000-2 §12.7.4.3): the face, and its size in points. */
export interface Lettering {
  readonly face: Face;
  readonly size: number;
}

const FORM = /^\/(\w+) (\d+(?:\.\d+)?) Tf 0 g$/;

export const defaultAppearance = ({ face, size }: Lettering): string => `/${FACES[face].resource} ${size} Tf 0 g`;

/** The lettering of a field that `buildBase` reserved, or null where it says something else. */
export const letteringOf = (file: PdfFile, field: PdfDict): Lettering | null => {
  const value = file.get(field, 'DA');
  const [, resource, size] = isText(value) ? FORM.exec(textOf(value)) ?? [] : [];
  const face = (Object.keys(FACES) as Face[]).find((name) => FACES[name].resource === resource);
  return face === undefined ? null : { face, size: Number(size) };
};
