import { constants, crc32, inflateRawSync } from 'node:zlib';
import { RefusalError } from '../../circulation/errors.ts';
import { DOCX_LIMITS } from './limits.ts';

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;
const UTF8_NAME = 1 << 11;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

const corrupt = (cause?: unknown): RefusalError => new RefusalError('FILE_CORRUPT', {}, { cause });
const unsafe = (detail: string): RefusalError => new RefusalError('FILE_UNSAFE', { detail });

/** A name that stays inside the package: relative, no `..`, no backslash, no drive, no control character. */
const checkName = (name: string): void => {
  const steps = name.split('/');
  if (name === '' || name.length > 255 || /[\\:\u0000-\u001f\u007f]/.test(name) || steps.some((step, at) => step === '..' || step === '.' || (step === '' && at < steps.length - 1))) {
    throw unsafe('ZIP path');
  }
};

const findEnd = (bytes: Buffer): number => {
  for (let at = bytes.length - END_LENGTH; at >= Math.max(0, bytes.length - END_LENGTH - LONGEST_COMMENT); at -= 1) {
    if (bytes.readUInt32LE(at) === END) return at;
  }
  throw corrupt();
};

function* centralDirectory(bytes: Buffer): Generator<Entry> {
  const end = findEnd(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > DOCX_LIMITS.entries) throw unsafe(`ZIP > ${DOCX_LIMITS.entries}`);
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (bytes.readUInt32LE(at) !== CENTRAL) throw corrupt();
    const flags = bytes.readUInt16LE(at + 8);
    if (flags & ENCRYPTED) throw new RefusalError('FILE_ENCRYPTED');
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
    const name = bytes.toString(flags & UTF8_NAME ? 'utf8' : 'latin1', at + 46, nameEnd);
    checkName(name);
    yield {
      name,
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    };
    at = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
}

/** Unpacks one entry and stops the moment it grows past `room`, whatever sizes the file declares. */
const unpack = (bytes: Buffer, entry: Entry, room: number): Uint8Array => {
  if (bytes.readUInt32LE(entry.offset) !== LOCAL) throw corrupt();
  const start = entry.offset + 30 + bytes.readUInt16LE(entry.offset + 26) + bytes.readUInt16LE(entry.offset + 28);
  const packed = bytes.subarray(start, start + entry.packed);
  if (packed.length !== entry.packed) throw corrupt();
  if (entry.method === STORED) return Uint8Array.from(packed);
  if (entry.method !== DEFLATED) throw unsafe(`ZIP method ${entry.method}`);
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, room), finishFlush: constants.Z_FINISH });
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE') throw unsafe('ZIP bomb');
    throw corrupt(cause);
  }
};

const isXml = (name: string): boolean => /\.(xml|rels|vml)$/i.test(name);

/**
 * Unpacks a ZIP archive by its central directory: stored or deflated entries, each name once, checksums right.
 * @throws RefusalError FILE_CORRUPT, FILE_ENCRYPTED, FILE_UNSAFE (names, counts, size while inflating).
 */
export const readZip = (file: Uint8Array): ReadonlyMap<string, Uint8Array> => {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const parts = new Map<string, Uint8Array>();
  const seen = new Set<string>();
  let room = DOCX_LIMITS.unpacked;
  try {
    for (const entry of centralDirectory(bytes)) {
      const folded = entry.name.toLowerCase();
      if (seen.has(folded)) throw unsafe('ZIP path');
      seen.add(folded);
      if (entry.name.endsWith('/')) continue;
      const content = unpack(bytes, entry, Math.min(room, isXml(entry.name) ? DOCX_LIMITS.xmlPart : room));
      if (content.length !== entry.size || crc32(content) !== entry.crc) throw corrupt();
      room -= content.length;
      parts.set(entry.name, content);
    }
  } catch (cause) {
    if (cause instanceof RangeError) throw corrupt(cause);
    throw cause;
  }
  return parts;
};
