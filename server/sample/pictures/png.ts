/** PNG (ISO/IEC 15948): one ink on a transparent ground, as a palette of that ink at eight strengths. */
import { crc32, deflateSync } from 'node:zlib';
import type { Sheet } from './sheet.ts';

export type Ink = readonly [red: number, green: number, blue: number];

const LEVELS = 8;

const chunk = (type: string, data: Uint8Array): Uint8Array => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
};

/** Rows of two pixels per byte, each after its filter byte 0 (no filter). */
const rows = ({ width, height, coverage }: Sheet): Uint8Array => {
  const stride = 1 + Math.ceil(width / 2);
  const bytes = new Uint8Array(stride * height);
  coverage.forEach((value, index) => {
    const x = index % width;
    const at = Math.floor(index / width) * stride + 1 + (x >> 1);
    bytes[at] = (bytes[at] ?? 0) | (Math.round(value * (LEVELS - 1)) << (x % 2 === 0 ? 4 : 0));
  });
  return bytes;
};

/** @param dotsPerMetre resolution written into the file, so that the picture knows its real size. */
export const pngOf = (sheet: Sheet, ink: Ink, dotsPerMetre: number): Uint8Array => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(sheet.width, 0);
  header.writeUInt32BE(sheet.height, 4);
  header.set([4, 3, 0, 0, 0], 8);
  const resolution = Buffer.alloc(9);
  resolution.writeUInt32BE(dotsPerMetre, 0);
  resolution.writeUInt32BE(dotsPerMetre, 4);
  resolution.writeUInt8(1, 8);
  const strengths = Uint8Array.from({ length: LEVELS }, (_, level) => Math.round((255 * level) / (LEVELS - 1)));
  return Buffer.concat([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', header),
    chunk('pHYs', resolution),
    chunk('PLTE', Uint8Array.from({ length: LEVELS * 3 }, (_, index) => ink[index % 3] ?? 0)),
    chunk('tRNS', strengths),
    chunk('IDAT', deflateSync(rows(sheet), { level: 9 })),
    chunk('IEND', new Uint8Array(0)),
  ]);
};
