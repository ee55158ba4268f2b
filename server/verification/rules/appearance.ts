import { rectOf } from '../../pdf/fields.ts';
import { isDict, isName, isRef, isStream, type PdfDict, type PdfValue } from '../../pdf/objects.ts';
import { isFont, reach, type Reached } from './reach.ts';
import type { Step } from './rule.ts';

const FORM_KEYS: ReadonlySet<string> = new Set(['Type', 'Subtype', 'FormType', 'BBox', 'Matrix', 'Resources', 'Group', 'Length', 'Filter', 'DecodeParms', 'Name']);
const IMAGE_KEYS: ReadonlySet<string> = new Set([
  'Type', 'Subtype', 'Width', 'Height', 'ColorSpace', 'BitsPerComponent', 'Filter', 'DecodeParms', 'Length', 'SMask', 'Mask', 'ImageMask', 'Decode', 'Interpolate', 'Intent', 'Matte', 'Name',
]);

const strangeKeys = (dict: PdfDict, known: ReadonlySet<string>): readonly string[] => [...dict.entries.keys()].filter((key) => !known.has(key)).map((key) => `appearance /${key}`);

/** XObjects in an appearance are pictures and forms of known shape: no optional content, no references into other files. */
const xobjectProblems = (value: PdfValue): readonly string[] => {
  if (!isStream(value)) return ['appearance without stream'];
  const subtype = value.dict.entries.get('Subtype');
  if (isName(subtype, 'Form')) return strangeKeys(value.dict, FORM_KEYS);
  return isName(subtype, 'Image') ? strangeKeys(value.dict, IMAGE_KEYS) : ['appearance of unknown kind'];
};

/**
 * The new normal appearance of a widget: a form XObject of its own, made of new objects and the document's fonts.
 * A reader scales it into the widget's /Rect and clips it there (ISO 32000-2 §12.5.5), and /Rect may not change: so it stays in its reserved box.
 */
export const checkAppearance = (step: Step, widget: PdfDict): Reached => {
  const { current, added } = step;
  const appearances = current.get(widget, 'AP');
  if (appearances === null) return { objects: [], problems: [] };
  if (!isDict(appearances) || appearances.entries.size !== 1) return { objects: [], problems: ['appearance other than /N'] };
  const normal = appearances.entries.get('N');
  if (!isRef(normal) || !added.has(normal.number)) return { objects: [], problems: ['appearance is not new'] };
  const reached = reach(step, appearances, isFont);
  const form = current.load(normal);
  const box = isStream(form) ? rectOf(current, form.dict.entries.get('BBox')) : null;
  const problems = reached.objects.flatMap((number) => {
    const value = current.load({ kind: 'ref', number, generation: 0 });
    return isStream(value) ? xobjectProblems(value) : [];
  });
  return { objects: reached.objects, problems: [...reached.problems, ...problems, ...(box === null || !isStream(form) || !isName(form.dict.entries.get('Subtype'), 'Form') ? ['appearance is no form'] : [])] };
};
