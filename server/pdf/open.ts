import { PdfFile } from './file.ts';
import { LIMITS } from './limits.ts';
import { malformed } from './malformed.ts';
import { hasKeyword, isSpace, readUnsigned, skipSpace } from './syntax.ts';

const TAIL = 64;

/**
 * Opens a PDF strictly: header at byte 0, `startxref`, number and `%%EOF` as the very last thing (one line end may follow).
 * @param longer the same file with more revisions, already open: its cross-reference sections need not be read again
 * @throws RefusalError PDF_MALFORMED
 */
export const openPdf = (bytes: Uint8Array, longer: PdfFile | null = null): PdfFile => {
  if (bytes.length > LIMITS.fileBytes) throw malformed('file too large');
  const header = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 9)).toString('latin1');
  if (!/^%PDF-(1\.[2-7]|2\.0)[\r\n ]$/.test(header)) throw malformed('no PDF header at the first byte');
  const from = Math.max(0, bytes.length - TAIL);
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset + from, bytes.length - from).toString('latin1');
  const match = /startxref[\r\n ]+(\d{1,10})[ ]*[\r\n]+%%EOF(\r\n|\n|\r)?$/.exec(tail);
  if (match === null) throw malformed('the file does not end with startxref and %%EOF');
  return new PdfFile(bytes, Number(match[1]), new Map(longer?.sections.map((section) => [section.offset, section])));
};

/** End of the revision whose cross-reference section ends at `from`: the tail's own number and the byte after `%%EOF` and its line end. */
export const readTail = (bytes: Uint8Array, from: number): { readonly startxref: number; readonly eof: number; readonly end: number } | null => {
  const at = skipSpace(bytes, from);
  if (!hasKeyword(bytes, at, 'startxref')) return null;
  const number = readUnsigned(bytes, skipSpace(bytes, at + 9));
  let eof = number.next;
  while (isSpace(bytes[eof])) eof += 1;
  if (Buffer.from(bytes.subarray(eof, eof + 5)).toString('latin1') !== '%%EOF') return null;
  eof += 5;
  let end = eof;
  if (bytes[end] === 0x0d) end += 1;
  if (bytes[end] === 0x0a) end += 1;
  return { startxref: number.value, eof, end };
};
