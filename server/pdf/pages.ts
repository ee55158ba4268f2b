import { rectOf } from './fields.ts';
import type { PdfFile } from './file.ts';
import type { Rect } from './geometry.ts';
import { LIMITS } from './limits.ts';
import { malformed } from './malformed.ts';
import { isArray, isDict, isRef, type PdfDict, type PdfRef, type PdfValue } from './objects.ts';

export interface Page {
  readonly ref: PdfRef;
  readonly dict: PdfDict;
  /** Its own, or those of the branch it hangs on. */
  readonly resources: PdfValue;
  /** What is shown of it, in its own coordinates (points). */
  readonly box: Rect;
  /** Degrees clockwise, 0 to 270 (ISO 32000-2 §7.7.3.3). */
  readonly rotate: number;
}

const A4: Rect = { x: 0, y: 0, width: 595.28, height: 841.89 };

/** The pages in order. A node seen twice, or a tree that is too deep, is refused. */
export const listPages = (file: PdfFile): readonly Page[] => {
  const pages: Page[] = [];
  const seen = new Set<number>();
  const walk = (value: PdfValue | undefined, above: readonly PdfDict[]): void => {
    if (!isRef(value)) throw malformed('a page is no object of its own');
    if (seen.has(value.number) || above.length > LIMITS.depth || seen.size > LIMITS.items) throw malformed('the pages run in a circle');
    seen.add(value.number);
    const dict = file.dictOf(value, 'page');
    const line = [dict, ...above];
    const kids = file.get(dict, 'Kids');
    if (isArray(kids)) {
      kids.items.forEach((kid) => walk(kid, line));
      return;
    }
    const inherited = (key: string): PdfValue => file.resolve(line.find(({ entries }) => entries.has(key))?.entries.get(key));
    const rotate = inherited('Rotate');
    const turned = typeof rotate === 'number' && rotate % 90 === 0 ? ((rotate % 360) + 360) % 360 : 0;
    pages.push({ ref: value, dict, resources: inherited('Resources'), box: rectOf(file, inherited('CropBox')) ?? rectOf(file, inherited('MediaBox')) ?? A4, rotate: turned });
  };
  const root = file.catalog.entries.get('Pages');
  if (root !== undefined) walk(root, []);
  return pages;
};

/** A rectangle of a page as it is seen: from the bottom left corner of what is shown, turned as the page is. */
const asSeen = ({ box, rotate }: Page, { x, y, width, height }: Rect): Rect => {
  const [left, bottom] = [x - box.x, y - box.y];
  switch (rotate) {
    case 90: return { x: bottom, y: box.width - left - width, width: height, height: width };
    case 180: return { x: box.width - left - width, y: box.height - bottom - height, width, height };
    case 270: return { x: box.height - bottom - height, y: left, width: height, height: width };
    default: return { x: left, y: bottom, width, height };
  }
};

/** A place on a page: page from 0, points from the bottom left corner of what is seen. */
export interface SeenPlace { readonly page: number; readonly rect: Rect }

/** Where each annotation is seen, by its object number; those without a size are not seen. */
export const annotationPlaces = (file: PdfFile, pages: readonly Page[]): ReadonlyMap<number, SeenPlace> => {
  const places = new Map<number, SeenPlace>();
  pages.forEach((page, index) => {
    const annotations = file.get(page.dict, 'Annots');
    for (const item of isArray(annotations) ? annotations.items : []) {
      const annotation = file.resolve(item);
      const rect = isDict(annotation) ? rectOf(file, annotation.entries.get('Rect')) : null;
      if (isRef(item) && rect !== null && rect.width > 0 && rect.height > 0) places.set(item.number, { page: index, rect: asSeen(page, rect) });
    }
  });
  return places;
};
