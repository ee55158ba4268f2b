import { createHash } from 'node:crypto';
import { RefusalError } from '../circulation/errors.ts';

const LONGEST_NAME = 200;
const FORBIDDEN = /[\\/:*?"<>|\p{Cc}]/u;

/** A file name as people may give it: at most 200 characters, none that a file system or a header would take as a command. @throws RefusalError FILE_NAME_INVALID */
export function checkFileName(name: string): string {
  const normal = name.normalize('NFC').trim();
  if (normal === '' || normal.length > LONGEST_NAME || FORBIDDEN.test(normal) || /^\.+$/.test(normal)) throw new RefusalError('FILE_NAME_INVALID');
  return normal;
}

interface AllowedKind {
  readonly mediaType: string;
  readonly looksRight: (bytes: Uint8Array) => boolean;
}

const startsWith = (...signature: readonly number[]) => (bytes: Uint8Array): boolean => signature.every((byte, index) => bytes[index] === byte);
const zip = startsWith(0x50, 0x4b, 0x03, 0x04);
const containsName = (bytes: Uint8Array, part: string): boolean => zip(bytes) && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(part, 0, 'latin1');

/** decisions.md: quotations, estimates, PDF, .docx, .xlsx, pictures. What a file is must agree with what its name says (domain.md §2.2). */
const KINDS: Readonly<Record<string, AllowedKind>> = {
  pdf: { mediaType: 'application/pdf', looksRight: startsWith(0x25, 0x50, 0x44, 0x46, 0x2d) },
  docx: { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', looksRight: (bytes) => containsName(bytes, 'word/document.xml') },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', looksRight: (bytes) => containsName(bytes, 'xl/workbook.xml') },
  png: { mediaType: 'image/png', looksRight: startsWith(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) },
  jpg: { mediaType: 'image/jpeg', looksRight: startsWith(0xff, 0xd8, 0xff) },
  jpeg: { mediaType: 'image/jpeg', looksRight: startsWith(0xff, 0xd8, 0xff) },
};

/** Kind of a supporting paper, judged by name and content together. @throws RefusalError FILE_EMPTY, FILE_KIND_NOT_ALLOWED, FILE_HAS_MACROS */
export function kindOfReference(name: string, bytes: Uint8Array): string {
  if (bytes.length === 0) throw new RefusalError('FILE_EMPTY');
  const kind = KINDS[/\.([A-Za-z0-9]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''];
  if (kind === undefined || !kind.looksRight(bytes)) throw new RefusalError('FILE_KIND_NOT_ALLOWED', { name });
  if (containsName(bytes, 'vbaProject.bin')) throw new RefusalError('FILE_HAS_MACROS');
  return kind.mediaType;
}

/** Lower-case hex SHA-256 over the pieces one after the other. */
export const sha256Hex = (...pieces: readonly (Uint8Array | string)[]): string => {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest('hex');
};
