import { crc32, deflateSync } from 'node:zlib';

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
};

/** A PNG from its parts; `form` is depth, colour type, compression, filter, interlace. `rows` are unpacked, each with its filter byte. */
export const pngOf = (width: number, height: number, form: readonly number[], rows: Buffer, more: readonly (readonly [string, Buffer])[] = []): Uint8Array => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set(form, 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return new Uint8Array(Buffer.concat([signature, chunk('IHDR', header), ...more.map(([type, data]) => chunk(type, data)), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]));
};

/** A ring of one colour on nothing. */
export const ringPng = (size: number, [r, g, b]: readonly [number, number, number]): Uint8Array => {
  const rows = Buffer.alloc(size * (size * 4 + 1));
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const distance = Math.hypot(x - size / 2, y - size / 2) / (size / 2);
      if (distance > 0.8 && distance < 0.95) rows.set([r, g, b, 255], y * (size * 4 + 1) + 1 + x * 4);
    }
  }
  return pngOf(size, size, [8, 6, 0, 0, 0], rows);
};
