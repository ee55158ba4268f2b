import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Converter } from '../../server/convert/converter.ts';
import { createConverter } from '../../server/convert/create-converter.ts';
import { overlap } from '../../server/convert/places/boxes.ts';
import type { CirculationPdf } from '../../server/convert/wanted-place.ts';
import { buildTemplate } from '../../server/format/templates.ts';
import { centre, circulate, coveredBy, HEADS, phrase, placeOf, wantedOf, wordsOf, type Word } from './circulate.ts';

const SEAL_PT = (36 * 72) / 25.4;
const folder = mkdtempSync(join(tmpdir(), 'lc-places-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** NĐ 30/2020, Phụ lục I: what every issued document must keep to. */
const expectForm = (made: CirculationPdf, words: readonly Word[], leader: `step:${number}`): void => {
  expect(made.missing).toEqual([]);
  const seal = placeOf(made, 'seal');
  const signature = placeOf(made, leader);
  expect(seal.rect.width).toBeCloseTo(SEAL_PT, 1);
  expect(seal.rect.height).toBeCloseTo(SEAL_PT, 1);
  expect(seal.page).toBe(signature.page);
  expect(seal.rect.x + seal.rect.width - signature.rect.x).toBeCloseTo(signature.rect.width / 3, 1);
  expect(seal.rect.y + seal.rect.height / 2).toBeCloseTo(signature.rect.y + signature.rect.height / 2, 1);
  for (const [index, a] of made.places.entries()) {
    if (a.key !== 'seal') expect(coveredBy(a, words), a.key).toEqual([]);
    for (const b of made.places.slice(index + 1)) {
      const allowed = [a.key, b.key].includes('seal') && [a.key, b.key].includes(leader);
      if (a.page === b.page && !allowed) expect(overlap(a.rect, b.rect), `${a.key} and ${b.key}`).toBe(false);
    }
  }
};

describe.each(['embedded', 'soffice'] as const)('the sample documents by the %s engine', (name) => {
  let converter: Converter;
  beforeAll(() => {
    converter = createConverter({ converter: name, dataDir: join(folder, name) });
  });
  afterAll(() => converter.close());

  test('the handover minutes: five signatures between title and name, number in its gap, no date line', async () => {
    const route = ['SIGN VPS', 'SIGN TTKC', 'SIGN KHTCTH', 'SIGN KTQLNL', 'FINAL_SIGN LDS'] as const;
    const made = await circulate(buildTemplate('minutes-handover'), converter, wantedOf(route, 'SEAL', 'NUMBER'));
    const words = wordsOf(made.pdf);
    expectForm(made, words, 'step:5');
    expect(made.warnings).toEqual([]);
    for (const [index, step] of route.entries()) {
      const place = placeOf(made, `step:${index + 1}`);
      const printed = phrase(words, HEADS[step.split(' ')[1] ?? ''] ?? '');
      expect(place.source).toBe('tag');
      expect(place.page).toBe(printed.page);
      expect(Math.abs(centre(place.rect) - centre(printed)), step).toBeLessThan(1);
      expect(place.rect.y).toBeGreaterThan(printed.y + printed.height * 0.7);
      expect(place.rect.y - printed.y).toBeLessThan(40);
      expect(place.rect.width).toBeGreaterThan(120);
      expect(place.rect.height).toBeGreaterThan(45);
    }
    const number = placeOf(made, 'number').rect;
    const notation = phrase(words, '/BB-SCT');
    expect(Math.abs(number.x + number.width - notation.x)).toBeLessThan(1.5);
    expect(number.width).toBeGreaterThan(26);
    expect(made.typed).toEqual({ day: null, month: null, year: null });
  });

  test('the budget decision: two initials right of the end mark, the leader, number, day and month; the year is typed', async () => {
    const made = await circulate(buildTemplate('decision-budget'), converter, wantedOf(['INITIAL KTQLNL', 'INITIAL KHTCTH', 'FINAL_SIGN LDS'], 'SEAL', 'NUMBER', 'DAY', 'MONTH', 'YEAR'));
    const words = wordsOf(made.pdf);
    expectForm(made, words, 'step:3');
    expect(made.warnings).toEqual([]);
    expect(made.typed).toEqual({ day: null, month: null, year: 2026 });
    expect(made.places.map(({ key }) => key)).toEqual(['step:1', 'step:2', 'step:3', 'seal', 'number', 'day', 'month']);
    const end = words.findLast(({ text }) => text.endsWith('./.'));
    const [first, second] = [placeOf(made, 'step:1').rect, placeOf(made, 'step:2').rect];
    expect(end).toBeDefined();
    expect(first.x).toBeGreaterThan((end?.x ?? 0) + (end?.width ?? 0));
    expect(second.x - first.x - first.width).toBeGreaterThanOrEqual(2);
    for (const box of [first, second]) {
      expect(box.width).toBe(35);
      expect(box.height).toBeGreaterThan(30);
      expect(box.y + box.height).toBeGreaterThan(end?.y ?? 0);
    }
    const day = placeOf(made, 'day').rect;
    const month = placeOf(made, 'month').rect;
    const onDateLine = (text: string): Word | undefined => words.find((word) => word.text === text && word.page === 0 && Math.abs(word.y - day.y) < 4);
    const [dayWord, monthWord, yearWord] = ['ngày', 'tháng', 'năm'].map(onDateLine);
    expect(day.x).toBeGreaterThan((dayWord?.x ?? 0) + (dayWord?.width ?? 0));
    expect(day.x + day.width).toBeLessThan(monthWord?.x ?? 0);
    expect(month.x).toBeGreaterThan((monthWord?.x ?? 0) + (monthWord?.width ?? 0));
    expect(month.x + month.width).toBeLessThan(yearWord?.x ?? 0);
    // The value's baseline will be the line's own: 0.216 of 13 pt above the lower edge.
    const line = words.find(({ text, page }) => text === '/QĐ-SCT' && page === 0);
    expect(placeOf(made, 'number').rect.height).toBeCloseTo(13 * 1.107, 1);
    expect(Math.abs(placeOf(made, 'number').rect.y - (line?.y ?? 0))).toBeLessThan(2);
  });

  test('the order of the route does not matter to the tags, the order of the steps does to the places', async () => {
    const made = await circulate(buildTemplate('minutes-handover'), converter, wantedOf(['SIGN KTQLNL', 'SIGN VPS', 'SIGN KHTCTH', 'SIGN TTKC', 'FINAL_SIGN LDS'], 'SEAL'));
    const words = wordsOf(made.pdf);
    expect(Math.abs(centre(placeOf(made, 'step:1').rect) - centre(phrase(words, HEADS['KTQLNL'] ?? '')))).toBeLessThan(1);
    expect(Math.abs(centre(placeOf(made, 'step:2').rect) - centre(phrase(words, HEADS['VPS'] ?? '')))).toBeLessThan(1);
  });
});
