import { inflateSync } from 'node:zlib';
import { RefusalError } from '../circulation/errors.ts';

/** A decoded picture: RGB and alpha planes, 8 bits each. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
  /** null when every pixel is opaque. */
  readonly alpha: Uint8Array | null;
}

const MAX_PIXELS = 4_000_000;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Samples per pixel by colour type (PNG, third edition, §11.2.1). */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

const bad = (detail: string): RefusalError => new RefusalError('FILE_UNSAFE', { detail: `PNG: ${detail}` });

interface Chunks { readonly header: Buffer; readonly palette: Buffer; readonly transparency: Buffer; readonly data: Buffer }

const readChunks = (png: Buffer): Chunks => {
  if (!png.subarray(0, 8).equals(SIGNATURE)) throw bad('no PNG');
  const found = new Map<string, Buffer[]>();
  for (let at = 8; at + 12 <= png.length;) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    if (at + 12 + length > png.length) throw bad('truncated');
    found.set(type, [...(found.get(type) ?? []), png.subarray(at + 8, at + 8 + length)]);
    if (type === 'IEND') break;
    at += 12 + length;
  }
  const join = (type: string): Buffer => Buffer.concat(found.get(type) ?? []);
  return { header: join('IHDR'), palette: join('PLTE'), transparency: join('tRNS'), data: join('IDAT') };
};

const paeth = (a: number, b: number, c: number): number => {
  const p = a + b - c;
  const pa = Math.abs(p - a);
  const pb = Math.abs(p - b);
  const pc = Math.abs(p - c);
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
};

/** Undoes the row filters (§9.2). */
const unfilter = (data: Buffer, rowBytes: number, pixelBytes: number, height: number): Uint8Array => {
  if (data.length !== (rowBytes + 1) * height) throw bad('wrong length');
  const out = new Uint8Array(rowBytes * height);
  for (let y = 0; y < height; y += 1) {
    const filter = data[y * (rowBytes + 1)] ?? 0;
    if (filter > 4) throw bad('unknown filter');
    for (let x = 0; x < rowBytes; x += 1) {
      const at = y * rowBytes + x;
      const left = x >= pixelBytes ? out[at - pixelBytes] ?? 0 : 0;
      const up = y > 0 ? out[at - rowBytes] ?? 0 : 0;
      const corner = y > 0 && x >= pixelBytes ? out[at - rowBytes - pixelBytes] ?? 0 : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      out[at] = (data[y * (rowBytes + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return out;
};

/** Decodes a PNG of any colour type at up to 8 bits, not interlaced. @throws RefusalError FILE_UNSAFE */
export const decodePng = (bytes: Uint8Array): Raster => {
  const { header, palette, transparency, data } = readChunks(Buffer.from(bytes));
  if (header.length !== 13) throw bad('no header');
  const [width, height, depth, colour, interlace] = [header.readUInt32BE(0), header.readUInt32BE(4), header[8] ?? 0, header[9] ?? 0, header[12] ?? 0];
  const channels = CHANNELS[colour];
  if (channels === undefined || ![1, 2, 4, 8].includes(depth) || interlace !== 0 || (depth < 8 && channels > 1)) throw bad('unsupported form');
  if (width < 1 || height < 1 || width * height > MAX_PIXELS) throw bad('too many pixels');
  const rowBytes = Math.ceil((width * channels * depth) / 8);
  let plain: Buffer;
  try {
    plain = inflateSync(data, { maxOutputLength: (rowBytes + 1) * height });
  } catch {
    throw bad('does not inflate');
  }
  const rows = unfilter(plain, rowBytes, Math.max(1, (channels * depth) / 8), height);
  const sample = (x: number, y: number, channel: number): number => {
    if (depth === 8) return rows[y * rowBytes + x * channels + channel] ?? 0;
    const byte = rows[y * rowBytes + Math.floor((x * depth) / 8)] ?? 0;
    return (byte >> (8 - depth - ((x * depth) % 8))) & ((1 << depth) - 1);
  };
  const rgb = new Uint8Array(width * height * 3);
  const alpha = new Uint8Array(width * height).fill(255);
  const scale = colour === 3 ? 1 : 255 / ((1 << depth) - 1);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      const first = sample(x, y, 0);
      const pixel = colour === 3 ? [palette[first * 3], palette[first * 3 + 1], palette[first * 3 + 2]]
        : channels >= 3 ? [first, sample(x, y, 1), sample(x, y, 2)] : [first * scale, first * scale, first * scale];
      rgb.set(pixel.map((value) => value ?? 0), at * 3);
      if (colour === 3) alpha[at] = transparency[first] ?? 255;
      else if (channels === 2 || channels === 4) alpha[at] = sample(x, y, channels - 1);
    }
  }
  return { width, height, rgb, alpha: alpha.every((value) => value === 255) ? null : alpha };
};
