import { RefusalError } from '../circulation/errors.ts';
import type { FormField } from '../pdf/fields.ts';
import type { PdfFile } from '../pdf/file.ts';
import type { Rect } from '../pdf/geometry.ts';
import { inflateStream } from '../pdf/inflate.ts';
import { isDict, isName, isStream, type PdfDict, type PdfStream } from '../pdf/objects.ts';
import { operatorsOf, textPlaces } from '../pdf/page-text.ts';
import { annotationPlaces, listPages, type Page } from '../pdf/pages.ts';
import { finding, type Finding } from './findings.ts';

const FILLS: ReadonlySet<string> = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'sh', 'ID']);
/** A picture whose points are on the whole denser than this hides what is below it. */
const DENSE = 0.5;
/** Of a word's box, so much must lie below a picture to be worth telling. */
const TOLD_SHARE = 0.25;

const common = (a: Rect, b: Rect): number =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) * Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));

/** A picture one can see through: it has a mask, and most of the mask is clear. */
const isSheer = (file: PdfFile, image: PdfStream): boolean => {
  const mask = file.get(image.dict, 'SMask');
  if (!isStream(mask)) return false;
  const points = inflateStream(mask);
  let sum = 0;
  for (const point of points) sum += point;
  return points.length > 0 && sum / points.length / 255 < DENSE;
};

/** Does the appearance hide what is below? Nothing filled, and only sheer pictures: then not. What is inside further forms is not looked at and counts as hiding. */
const hides = (file: PdfFile, form: PdfStream): boolean => {
  for (const { operator } of operatorsOf(inflateStream(form))) if (FILLS.has(operator)) return true;
  const resources = file.get(form.dict, 'Resources');
  const objects = isDict(resources) ? file.get(resources, 'XObject') : null;
  return isDict(objects) && [...objects.entries.values()].some((held) => {
    const object = file.resolve(held);
    return !isStream(object) || !isName(object.dict.entries.get('Subtype'), 'Image') || !isSheer(file, object);
  });
};

const appearanceOf = (file: PdfFile, widget: PdfDict): PdfStream | null => {
  const appearances = file.get(widget, 'AP');
  const normal = isDict(appearances) ? file.get(appearances, 'N') : null;
  return isStream(normal) ? normal : null;
};

export interface SignedField { readonly field: FormField; readonly file: PdfFile }

/**
 * Signatures that lie over text which an earlier signer saw: the field may have been reserved there long before (sneaky signature).
 * The seal lies over a signature, and may touch the words around it (NĐ 30/2020, Phụ lục I): a sheer picture over an earlier signature's is left alone.
 * @param signed in the order of signing, each with the file as it stood then
 * @returns findings by field name
 */
export const judgeCovering = (signed: readonly SignedField[]): ReadonlyMap<string, readonly Finding[]> => {
  const found = new Map<string, readonly Finding[]>();
  const [first] = signed;
  if (first === undefined) return found;
  const pages = listPages(first.file);
  const texts = new Map<Page, readonly Rect[]>();
  const textOf = (page: Page): readonly Rect[] => {
    const known = texts.get(page) ?? textPlaces(first.file, page);
    texts.set(page, known);
    return known;
  };
  const numbers = signed.map(({ field, file }) => annotationPlaces(file, listPages(file)).get(field.ref.number)?.page ?? null);
  signed.slice(1).forEach(({ field, file }, i) => {
    const { rect, name } = field;
    const form = appearanceOf(file, field.dict);
    const number = numbers[i + 1] ?? null;
    const page = number === null ? undefined : pages[number];
    if (rect === null || form === null || page === undefined) return;
    const facts = { field: name, page: String((number ?? 0) + 1) };
    try {
      if (!textOf(page).some((text) => common(text, rect) > TOLD_SHARE * text.width * text.height)) return;
      if (hides(file, form)) found.set(name, [finding('SIGNATURE_HIDES_TEXT', facts)]);
      else if (!signed.slice(0, i + 1).some((earlier, j) => earlier.field.rect !== null && numbers[j] === number && common(earlier.field.rect, rect) > 0)) found.set(name, [finding('SIGNATURE_OVER_TEXT', facts)]);
    } catch (cause) {
      if (!(cause instanceof RefusalError)) throw cause;
      found.set(name, [finding('PAGE_NOT_READ', facts)]);
    }
  });
  return found;
};
