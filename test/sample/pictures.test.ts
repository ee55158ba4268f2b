import { describe, expect, test } from 'vitest';
import { decodePng } from '../../server/pdf/png.ts';
import { sampleOrganisation } from '../../server/sample/organisation.ts';
import { drawSeal } from '../../server/sample/pictures/seal.ts';
import { drawSignature } from '../../server/sample/pictures/signature.ts';
import { FIRST_DAY } from './authority.ts';

const { certified, agency } = sampleOrganisation(FIRST_DAY);
const MOST = 8 * 1024;

describe('signature pictures', () => {
  test.each(certified.map(({ person }) => [person.name]))('%s: small, on a transparent ground, always the same', (name) => {
    const png = drawSignature(name);
    expect(png.length).toBeLessThanOrEqual(MOST);
    expect(Buffer.from(png).equals(Buffer.from(drawSignature(name)))).toBe(true);
    const { width, height, alpha } = decodePng(png);
    expect(width / height).toBeCloseTo(150 / 60, 0);
    expect(alpha).not.toBeNull();
    const inked = alpha?.filter((value) => value > 128).length ?? 0;
    expect(inked / (width * height)).toBeGreaterThan(0.01);
    expect(inked / (width * height)).toBeLessThan(0.2);
  });
  test('are blue', () => {
    const { rgb, alpha } = decodePng(drawSignature('Lê Thanh Giả Định'));
    const at = alpha?.findIndex((value) => value === 255) ?? -1;
    const [red = 255, green = 255, blue = 0] = rgb.subarray(at * 3, at * 3 + 3);
    expect(blue).toBeGreaterThan(2 * Math.max(red, green));
  });
  test('differ from person to person, also where the given name is the same', () => {
    const names = [...certified.map(({ person }) => person.name), 'Trần Văn Định'];
    expect(new Set(names.map((name) => Buffer.from(drawSignature(name)).toString('base64'))).size).toBe(names.length);
  });
});

describe('the seal', () => {
  const png = drawSeal(agency.name, agency.sealDiameterMm);

  test('is red, round, small and as wide as its picture', () => {
    expect(png.length).toBeLessThanOrEqual(MOST);
    const { width, height, rgb, alpha } = decodePng(png);
    expect(width).toBe(height);
    const covered = (x: number, y: number): boolean => (alpha?.[y * width + x] ?? 0) > 128;
    const middle = Math.floor(width / 2);
    expect([covered(2, middle), covered(width - 3, middle), covered(middle, 2), covered(middle, height - 3)]).toEqual([true, true, true, true]);
    expect(covered(3, 3)).toBe(false);
    const at = alpha?.findIndex((value) => value === 255) ?? -1;
    const [red = 0, green = 255, blue = 255] = rgb.subarray(at * 3, at * 3 + 3);
    expect(red).toBeGreaterThan(4 * Math.max(green, blue));
  });
  test('knows its real size', () => {
    const at = Buffer.from(png).indexOf('pHYs');
    const dotsPerMetre = Buffer.from(png).readUInt32BE(at + 4);
    expect((decodePng(png).width / dotsPerMetre) * 1000).toBeCloseTo(36, 1);
  });
});
