import { RefusalError } from '../../circulation/errors.ts';
import { DOCX_LIMITS } from './limits.ts';

const PNG = 0x89504e47;
const JPEG = 0xffd8;
const GIF = 0x47494638;
const BMP = 0x424d;

/** Pixels that a JPEG's frame header declares; 0 when there is none. */
const jpegPixels = (view: DataView): number => {
  for (let at = 2; at + 9 < view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return 0;
    const marker = view.getUint8(at + 1);
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) return view.getUint16(at + 5) * view.getUint16(at + 7);
    at += 2 + view.getUint16(at + 2);
  }
  return 0;
};

const pixelsOf = (part: Uint8Array): number => {
  if (part.byteLength < 26) return 0;
  const view = new DataView(part.buffer, part.byteOffset, part.byteLength);
  if (view.getUint32(0) === PNG) return view.getUint32(16) * view.getUint32(20);
  if (view.getUint16(0) === JPEG) return jpegPixels(view);
  if (view.getUint32(0) === GIF) return view.getUint16(6, true) * view.getUint16(8, true);
  if (view.getUint16(0) === BMP) return Math.abs(view.getInt32(18, true) * view.getInt32(22, true));
  return 0;
};

/** A small file can hold a picture of gigabytes. @throws RefusalError FILE_UNSAFE */
export const checkPicture = (name: string, part: Uint8Array): void => {
  if (pixelsOf(part) > DOCX_LIMITS.pixels) throw new RefusalError('FILE_UNSAFE', { detail: name.slice(name.lastIndexOf('/') + 1) });
};
