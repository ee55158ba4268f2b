import { RefusalError } from '../../circulation/errors.ts';
import { appendRevision, numbering, type NewObject } from '../../pdf/append.ts';
import { listFields } from '../../pdf/fields.ts';
import type { PdfFile } from '../../pdf/file.ts';
import { malformed } from '../../pdf/malformed.ts';
import { array, dict, isRef, name, unicodeText, withEntries, type PdfDict, type PdfRef, type PdfValue } from '../../pdf/objects.ts';
import { openPdf } from '../../pdf/open.ts';
import type { ByteRange } from '../shown/byte-range.ts';
import { fillHole, holedBody, measureHole } from '../signature-hole.ts';

/** The field's name is this and its number, from 1 (which every base reserves). */
const FIELD = /^DocTS(\d{1,3})$/;
/** Tokens measured: 3–4.5 KB with their chain. */
const HOLE_LENGTH = 8192;
/** Print + Locked, as every widget here. */
const WIDGET_FLAGS = 132;

/** What is kept while the authority is asked. */
export interface PreparedTimestamp {
  readonly fieldName: string;
  readonly delta: Uint8Array;
  readonly byteRange: ByteRange;
  readonly holeLength: number;
  /** SHA-256 of the file without the hole: what is dated. */
  readonly documentDigest: Uint8Array;
  readonly baseLength: number;
}

interface Place { readonly fieldName: string; readonly objects: (signature: PdfRef) => readonly NewObject[] }

const firstPage = (file: PdfFile): { readonly ref: PdfRef; readonly page: PdfDict } => {
  let ref: PdfValue = file.catalog.entries.get('Pages') ?? null;
  for (let depth = 0; depth < 32; depth += 1) {
    if (!isRef(ref)) break;
    const node = file.dictOf(ref, 'page tree');
    if (!node.entries.has('Kids')) return { ref, page: node };
    ref = file.itemsOf(node.entries.get('Kids'), '/Kids')[0] ?? null;
  }
  throw malformed('the file has no first page');
};

/** A further field for a renewal: invisible, at the end of the form and of the first page's annotations; nothing else of either moves. */
const furtherPlace = (file: PdfFile, fieldName: string, next: () => PdfRef): Place => {
  const formRef = file.catalog.entries.get('AcroForm');
  if (!isRef(formRef)) throw malformed('the form is no object of its own');
  const form = file.dictOf(formRef, '/AcroForm');
  const { ref: pageRef, page } = firstPage(file);
  const widget = next();
  const grown = (owner: PdfDict, key: string): PdfDict =>
    withEntries(owner, { [key]: array([...(owner.entries.has(key) ? file.itemsOf(owner.entries.get(key), `/${key}`) : []), widget]) });
  return {
    fieldName,
    objects: (signature) => [
      { ref: formRef, body: grown(form, 'Fields') },
      { ref: pageRef, body: grown(page, 'Annots') },
      { ref: widget, body: dict({ Type: name('Annot'), Subtype: name('Widget'), FT: name('Sig'), T: unicodeText(fieldName), F: WIDGET_FLAGS, P: pageRef, Rect: array([0, 0, 0, 0]), V: signature }) },
    ],
  };
};

const placeFor = (file: PdfFile, next: () => PdfRef): Place => {
  const fields = listFields(file).filter(({ name: fieldName, type }) => type === 'Sig' && FIELD.test(fieldName));
  const free = fields.find(({ dict: widget }) => !widget.entries.has('V'));
  if (free !== undefined) return { fieldName: free.name, objects: (signature) => [{ ref: free.ref, body: withEntries(free.dict, { V: signature }) }] };
  const highest = Math.max(0, ...fields.map(({ name: fieldName }) => Number(FIELD.exec(fieldName)?.[1] ?? 0)));
  return furtherPlace(file, `DocTS${highest + 1}`, next);
};

/**
 * Appends the revision that will hold a timestamp over the whole document (ETSI EN 319 142-1 §5.4.3): in the reserved field, or,
 * when that is taken, in a new invisible one.
 * @throws RefusalError PDF_MALFORMED
 */
export const prepareDocumentTimestamp = ({ pdf }: { readonly pdf: Uint8Array }): PreparedTimestamp => {
  const file = openPdf(pdf);
  const next = numbering(file);
  const signature = next();
  const { fieldName, objects } = placeFor(file, next);
  const holed = holedBody({ type: 'DocTimeStamp', subFilter: 'ETSI.RFC3161' }, {}, HOLE_LENGTH);
  const appended = appendRevision(file, [...objects(signature), { ref: signature, body: holed.body }]);
  const { byteRange, documentDigest } = measureHole(pdf, appended, signature, holed);
  return { fieldName, delta: appended.delta, byteRange, holeLength: HOLE_LENGTH, documentDigest, baseLength: pdf.length };
};

/** Writes the authority's token into the hole. @throws RefusalError SIGN_HOLE_TOO_SMALL */
export const completeDocumentTimestamp = ({ delta, byteRange, holeLength, baseLength }: PreparedTimestamp, token: Uint8Array): Uint8Array => {
  if (token.length > holeLength) throw new RefusalError('SIGN_HOLE_TOO_SMALL');
  return fillHole(delta, baseLength, byteRange, token);
};
