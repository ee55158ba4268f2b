import { RefusalError } from '../../server/circulation/errors.ts';

/** A .docx as it came through the door. */
export interface OpenDocument {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Writes the circulation's id into the document it came from, where that is open in Word. Never fails. */
  readonly remember?: (id: string) => Promise<void>;
}

/** The server's limit for a document, in MB; said here first, so that nobody waits for an upload that must fail. */
export const LARGEST_DOCUMENT_MB = 50;
const MEGABYTE = 1_048_576;

/** @throws RefusalError FILE_TOO_LARGE, FILE_EMPTY, FILE_LEGACY_DOC, FILE_NOT_DOCX; the server looks closer. */
export const documentFromFile = async (file: File): Promise<OpenDocument> => {
  if (file.size > LARGEST_DOCUMENT_MB * MEGABYTE) throw new RefusalError('FILE_TOO_LARGE', { limit: LARGEST_DOCUMENT_MB });
  return checked({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
};

/** Tells at once what is plainly not a .docx by its first bytes: ZIP is `PK`, an old .doc or an encrypted file is an OLE container. */
export const checked = (document: OpenDocument): OpenDocument => {
  const [a, b, c, d] = document.bytes;
  if (a === undefined) throw new RefusalError('FILE_EMPTY');
  if (a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0) throw new RefusalError(/\.docx$/i.test(document.name) ? 'FILE_ENCRYPTED' : 'FILE_LEGACY_DOC');
  if (a !== 0x50 || b !== 0x4b) throw new RefusalError('FILE_NOT_DOCX');
  return document;
};
