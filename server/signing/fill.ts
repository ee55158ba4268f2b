import { RefusalError } from '../circulation/errors.ts';
import { appendRevision, numbering } from '../pdf/append.ts';
import { letteringOf } from '../pdf/default-appearance.ts';
import { findField } from '../pdf/fields.ts';
import type { PdfFile } from '../pdf/file.ts';
import { FACES, type Face } from '../pdf/font.ts';
import { malformed } from '../pdf/malformed.ts';
import { dict, isRef, unicodeText, withEntries, type PdfRef } from '../pdf/objects.ts';
import { openPdf } from '../pdf/open.ts';
import { textAppearance } from '../pdf/text-appearance.ts';

export interface FieldValues {
  readonly pdf: Uint8Array;
  /** Field name → text, e.g. `{ Number: '15', Day: '22' }`. */
  readonly values: Readonly<Record<string, string>>;
}

/** The embedded face, where the base put it: AcroForm /DR. */
const fontOf = (file: PdfFile, face: Face): PdfRef => {
  const form = file.dictOf(file.catalog.entries.get('AcroForm'), 'AcroForm');
  const fonts = file.dictOf(file.dictOf(form.entries.get('DR'), '/DR').entries.get('Font'), '/Font');
  const font = fonts.entries.get(FACES[face].resource);
  if (!isRef(font)) throw malformed('the form has no font');
  return font;
};

/**
 * Writes number and date into their reserved fields as one incremental update, each value with its appearance.
 * @returns the update; file + delta is the new file
 * @throws RefusalError PDF_MALFORMED, BAD_REQUEST (no such text field, or already filled)
 */
export const fillFields = ({ pdf, values }: FieldValues): Uint8Array => {
  const file = openPdf(pdf);
  const next = numbering(file);
  const objects = Object.entries(values).flatMap(([name, text]) => {
    const field = findField(file, name);
    if (field.type !== 'Tx' || field.rect === null || field.dict.entries.has('V')) throw new RefusalError('BAD_REQUEST', { detail: `${name}: no empty text field` });
    const lettering = letteringOf(file, field.dict);
    if (lettering === null) throw malformed(`field ${name} has no lettering of ours`);
    const ref = next();
    const align = file.get(field.dict, 'Q') === 1 ? 'center' : 'left';
    return [
      { ref: field.ref, body: withEntries(field.dict, { V: unicodeText(text), AP: dict({ N: ref }) }) },
      { ref, body: textAppearance(text, field.rect, lettering, align, fontOf(file, lettering.face)) },
    ];
  });
  return appendRevision(file, objects).delta;
};
