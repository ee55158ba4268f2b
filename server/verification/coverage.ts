import type { FormField } from '../pdf/fields.ts';
import type { PdfFile } from '../pdf/file.ts';
import { isArray, isDict, isInteger, isName, isRef, isText, textOf, type PdfDict } from '../pdf/objects.ts';
import type { Revision } from '../pdf/revisions.ts';
import { readFirst } from '../signing/shown/der.ts';
import type { ByteRange } from '../signing/shown/byte-range.ts';
import { finding, type Finding } from './findings.ts';

/** A signature's dictionary with its range and its CMS, taken from the file only if every byte is where it must be. */
export interface Covered {
  readonly dict: PdfDict;
  readonly kind: 'signature' | 'timestamp';
  readonly subFilter: string;
  readonly byteRange: ByteRange;
  /** DER, padding taken off. */
  readonly cms: Uint8Array;
}

export type CoverageCheck = { readonly covered: Covered } | { readonly finding: Finding };

const SUBFILTERS: ReadonlySet<string> = new Set(['ETSI.CAdES.detached', 'adbe.pkcs7.detached', 'ETSI.RFC3161']);

const dictionaryWrong = (detail: string): CoverageCheck => ({ finding: finding('DICTIONARY_WRONG', { detail }) });
const coverageWrong = (detail: string): CoverageCheck => ({ finding: finding('COVERAGE_WRONG', { detail }) });

/** The DER at the start of the hole; what follows it must be zeros. */
const readHole = (bytes: Uint8Array): Uint8Array | null => {
  try {
    const { raw } = readFirst(bytes);
    return bytes.subarray(raw.length).every((byte) => byte === 0) ? raw : null;
  } catch {
    return null;
  }
};

const readRange = (dict: PdfDict): ByteRange | null => {
  const range = dict.entries.get('ByteRange');
  const [a, b, c, d, more] = isArray(range) ? range.items : [];
  return isInteger(a) && isInteger(b) && isInteger(c) && isInteger(d) && more === undefined ? [a, b, c, d] : null;
};

/**
 * Checks that a signature covers its whole revision but its own value: start 0, the gap exactly the /Contents string with its brackets,
 * the end that of the revision in which the signature was added (ISO 32000-2 §12.8.1).
 * @param file the revision in which the field was signed
 */
export const checkCoverage = (file: PdfFile, field: FormField, revision: Revision): CoverageCheck => {
  const ref = field.dict.entries.get('V');
  if (!isRef(ref)) return dictionaryWrong('signature is no object of its own');
  const entry = file.entry(ref.number);
  if (entry?.kind !== 'plain' || entry.offset < revision.start || entry.offset >= revision.end) return coverageWrong('signature lies in another revision');
  const { value: dict, start, end } = file.objectAt(entry.offset, ref.number);
  if (!isDict(dict)) return dictionaryWrong('no dictionary');
  const subFilter = dict.entries.get('SubFilter');
  if (!isName(subFilter) || !SUBFILTERS.has(subFilter.name)) return dictionaryWrong('/SubFilter');
  const timestamp = subFilter.name === 'ETSI.RFC3161';
  const type = dict.entries.get('Type');
  if (timestamp ? !isName(type, 'DocTimeStamp') : type !== undefined && !isName(type, 'Sig')) return dictionaryWrong('/Type');
  const contents = dict.entries.get('Contents');
  const byteRange = readRange(dict);
  if (!isText(contents) || !contents.hex || byteRange === null) return dictionaryWrong('/Contents or /ByteRange');
  if (contents.end - contents.start !== contents.bytes.length * 2 + 2) return dictionaryWrong('/Contents is not plain hexadecimal');
  const [first, before, after, rest] = byteRange;
  if (first !== 0 || before !== contents.start || after !== contents.end || before < start || after > end) return coverageWrong('the gap is not the signature value');
  if (after + rest !== revision.eof && after + rest !== revision.end) return coverageWrong('the range does not end with the revision');
  const cms = readHole(contents.bytes);
  if (cms === null) return { finding: finding('CMS_MALFORMED', { detail: 'bytes behind the signature value' }) };
  return { covered: { dict, kind: timestamp ? 'timestamp' : 'signature', subFilter: subFilter.name, byteRange, cms } };
};

/** `D:20261122140509+07'00'` as a moment; null for another form. */
export const dateAt = (file: PdfFile, dict: PdfDict, key: string): Date | null => {
  const value = file.get(dict, key);
  const match = isText(value) ? /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z(?:00'?00'?)?|([+-])(\d\d)'(\d\d)'?)?$/.exec(textOf(value)) : null;
  if (match === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const offset = (match[7] === '-' ? -1 : 1) * (Number(match[8] ?? 0) * 60 + Number(match[9] ?? 0));
  return new Date(Date.UTC(year, month - 1, day, hour, minute - offset, second));
};
