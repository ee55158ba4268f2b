import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Converter } from '../../server/convert/converter.ts';
import { createConverter } from '../../server/convert/create-converter.ts';
import { overlap } from '../../server/convert/places/boxes.ts';
import type { CirculationPdf } from '../../server/convert/wanted-place.ts';
import { blanks, block, columns, control, docxOf, lines, pageBreak, paragraph, relationship, run } from './docx-files.ts';
import { centre, circulate, coveredBy, HEADS, phrase, placeOf, wantedOf, wordsOf } from './circulate.ts';

const folder = mkdtempSync(join(tmpdir(), 'lc-text-places-'));
let converter: Converter;
beforeAll(() => {
  // The quick one: what is proved here is ours, not the engine's (the samples go through both).
  converter = createConverter({ converter: 'soffice', dataDir: folder });
});
afterAll(async () => {
  await converter.close();
  rmSync(folder, { recursive: true, force: true });
});

const LEADER = HEADS['LDS'] ?? '';
const OFFICE = HEADS['VPS'] ?? '';
const centred = (...texts: readonly string[]): string => texts.map((text) => paragraph(text, 'center')).join('');
const room = (title: string, name: string, count = 4): string => centred(title) + blanks(count) + centred(name);
const LONG = 'Các đơn vị có trách nhiệm quản lý, sử dụng xe đúng tiêu chuẩn, định mức theo quy định hiện hành và báo cáo kết quả về Văn phòng Sở trước ngày cuối cùng của mỗi quý trong năm.';
const clean = (made: CirculationPdf): void => {
  const words = wordsOf(made.pdf);
  for (const place of made.places.filter(({ key }) => key !== 'seal')) expect(coveredBy(place, words), place.key).toEqual([]);
};

describe('a document without content controls', () => {
  test('a signature goes above the last occurrence of the printed name, not where the name is mentioned', async () => {
    const body = lines(`Chủ trì: Ông ${OFFICE}, Chánh Văn phòng.`, LEADER, LONG) + columns(room('CHÁNH VĂN PHÒNG', OFFICE), room('GIÁM ĐỐC', LEADER));
    const made = await circulate(docxOf(body), converter, wantedOf(['SIGN VPS', 'FINAL_SIGN LDS'], 'SEAL'));
    const words = wordsOf(made.pdf);
    for (const [key, name] of [['step:1', OFFICE], ['step:2', LEADER]] as const) {
      const place = placeOf(made, key);
      const printed = phrase(words, name);
      expect(place.source).toBe('text');
      expect(Math.abs(centre(place.rect) - centre(printed))).toBeLessThan(1);
      expect(place.rect.y).toBeGreaterThan(printed.y + printed.height / 2);
      expect(place.rect.y - printed.y).toBeLessThan(60);
    }
    clean(made);
  });

  test('a name typed in decomposed letters and with a title before it is found', async () => {
    const made = await circulate(docxOf(room('GIÁM ĐỐC', `TS. ${LEADER}`.normalize('NFD'))), converter, wantedOf(['FINAL_SIGN LDS']));
    expect(placeOf(made, 'step:1').source).toBe('text');
  });

  test.each([
    ['blanks', 'Số:          /BB-SCT', 'Đồng Nai, ngày      tháng      năm 2026'],
    ['dots', 'Số: ......./BB-SCT', 'Đồng Nai, ngày ..... tháng ..... năm 2026'],
    ['ellipses', 'Số:…/BB-SCT', 'Đồng Nai, ngày … tháng … năm 2026'],
    ['nothing at all', 'Số:/BB-SCT', 'Đồng Nai, ngày tháng năm 2026'],
    ['one blank', 'Số: /BB-SCT', 'Đồng Nai, ngày  tháng  năm 2026.'],
  ])('number, day and month in gaps of %s: wide enough, and nothing under them', async (_, number, date) => {
    const made = await circulate(docxOf(columns(paragraph(number), paragraph(date)) + lines('Căn cứ Quyết định số 000/QĐ-SCT ngày 10 tháng 11 năm 2026 của Giám đốc Sở.')), converter, wantedOf([], 'NUMBER', 'DAY', 'MONTH', 'YEAR'));
    expect(made.missing).toEqual([]);
    expect(made.typed).toEqual({ day: null, month: null, year: 2026 });
    expect(placeOf(made, 'number').rect.width).toBeGreaterThanOrEqual(26);
    expect(placeOf(made, 'day').rect.width).toBeGreaterThanOrEqual(14);
    expect(placeOf(made, 'month').rect.x).toBeGreaterThan(placeOf(made, 'day').rect.x + 30);
    clean(made);
    expect(wordsOf(made.pdf).map(({ text }) => text).join(' ')).not.toMatch(/\.{3}|…/);
  });

  test('a gap that runs over several runs of the line', async () => {
    const line = `<w:p>${run('S')}${run('ố: ')}${run('  ')}${run('   ')}${run(' /QĐ')}${run('-SCT')}</w:p>`;
    const made = await circulate(docxOf(line), converter, wantedOf([], 'NUMBER'));
    const notation = phrase(wordsOf(made.pdf), '/QĐ-SCT');
    const { rect } = placeOf(made, 'number');
    expect(rect.x + rect.width).toBeLessThanOrEqual(notation.x + 4);
    clean(made);
  });

  test('what is typed already is told, not reserved', async () => {
    const made = await circulate(docxOf(lines('Số: 15/QĐ-SCT', 'Đồng Nai, ngày 05 tháng 11 năm 2026')), converter, wantedOf([], 'NUMBER', 'DAY', 'MONTH', 'YEAR'));
    expect(made.typed).toEqual({ day: 5, month: 11, year: 2026 });
    expect(made.places).toEqual([]);
    expect(made.missing.map(({ key }) => key)).toEqual(['number']);
    expect(made.warnings).toContainEqual({ code: 'NUMBER_TYPED', facts: { text: '15' } });
  });

  test('initials stand right of the last end mark, in the order of the route', async () => {
    const made = await circulate(docxOf(lines('Kết luận./.', LONG, 'Nơi nhận có trách nhiệm thi hành./.') + blanks(3)), converter, wantedOf(['INITIAL VPS', 'INITIAL KHTCTH', 'INITIAL KTQLNL']));
    const end = phrase(wordsOf(made.pdf), 'hành./.');
    const boxes = [1, 2, 3].map((step) => placeOf(made, `step:${step}`).rect);
    for (const [index, box] of boxes.entries()) {
      expect(box.x).toBeGreaterThan(index === 0 ? end.x + end.width : (boxes[index - 1]?.x ?? 0) + 16);
      expect(Math.abs(box.y + box.height / 2 - (end.y + end.height / 2))).toBeLessThan(25);
    }
    clean(made);
  });

  test('an end mark at the end of a full line: initials go where there is room, never over text', async () => {
    const full = `${'Các phòng, đơn vị chịu trách nhiệm thi hành và báo cáo theo đúng quy định '.repeat(3)}nay./.`;
    const made = await circulate(docxOf(`<w:p><w:pPr><w:jc w:val="right"/></w:pPr>${run(full)}</w:p>${blanks(4)}${lines('Nơi nhận:')}`), converter, wantedOf(['INITIAL VPS', 'INITIAL KHTCTH']));
    expect(made.missing).toEqual([]);
    clean(made);
    expect(overlap(placeOf(made, 'step:1').rect, placeOf(made, 'step:2').rect)).toBe(false);
  });

  test('what cannot be found is told with the person and the page', async () => {
    const made = await circulate(docxOf(lines('Trang một') + pageBreak + lines('Trang hai')), converter, wantedOf(['INITIAL VPS', 'FINAL_SIGN LDS'], 'SEAL', 'NUMBER', 'DAY'));
    expect(made.missing).toEqual([
      { key: 'step:1', label: OFFICE, page: 1 },
      { key: 'step:2', label: LEADER, page: 1 },
      { key: 'seal', label: 'seal', page: 1 },
      { key: 'number', label: 'number', page: 0 },
      { key: 'day', label: 'day', page: 0 },
    ]);
  });
});

describe('room on the page', () => {
  test('two empty lines are used as they are; none is too little', async () => {
    const made = await circulate(docxOf(columns(room('CHÁNH VĂN PHÒNG', OFFICE, 2), room('GIÁM ĐỐC', LEADER, 0))), converter, wantedOf(['SIGN VPS', 'FINAL_SIGN LDS']));
    expect(placeOf(made, 'step:1').rect.height).toBeLessThan(36);
    expect(made.missing.map(({ key }) => key)).toEqual(['step:2']);
    clean(made);
  });

  test('narrow neighbours leave a narrow box, still on the axis of the name', async () => {
    const narrow = columns(centred('Mẫu A') + lines('xxxxxxxxxxxxxx', 'xxxxxxxxxxxxxx', 'xxxxxxxxxxxxxx', 'xxxxxxxxxxxxxx', 'xxxxxxxxxxxxxx'), room('GIÁM ĐỐC', LEADER), [2200, 2600]);
    const made = await circulate(docxOf(narrow), converter, wantedOf(['FINAL_SIGN LDS']));
    const place = placeOf(made, 'step:1');
    expect(place.rect.width).toBeLessThan(150);
    expect(Math.abs(centre(place.rect) - centre(phrase(wordsOf(made.pdf), LEADER)))).toBeLessThan(1);
    clean(made);
  });

  test('a block that breaks over two pages is placed and told', async () => {
    const body = lines(...Array.from({ length: 40 }, (_, index) => `Dòng ${index + 1}`)) + centred('GIÁM ĐỐC') + block('lc:sign:LDS', blanks(4)) + pageBreak + centred(LEADER);
    const made = await circulate(docxOf(body), converter, wantedOf(['FINAL_SIGN LDS']));
    expect(made.places.length + made.missing.length).toBe(1);
    if (made.places.length === 1 && placeOf(made, 'step:1').page === 0) expect(made.warnings.map(({ code }) => code)).toContain('SIGN_BLOCK_SPLIT');
    clean(made);
  });

  test('the seal that would lie on other text is told', async () => {
    const left = lines('Nơi nhận:', '- Như trên; các phòng, đơn vị thuộc Sở;', '- Kho bạc Nhà nước nơi giao dịch của Sở;', '- Ủy ban nhân dân thành phố Đồng Nai;', '- Lưu: VT.');
    const made = await circulate(docxOf(columns(left, room('GIÁM ĐỐC', LEADER), [5200, 3000])), converter, wantedOf(['FINAL_SIGN LDS'], 'SEAL'));
    expect(made.warnings.map(({ code }) => code)).toContain('SEAL_COVERS_TEXT');
  });
});

describe('content controls', () => {
  test('slots name the department, the person, or the order', async () => {
    const signs = ['u10', '1', 'TTKC'].map((slot, index) => room(`CHỨC DANH ${index}`, `Người ${'ABC'[index]} Khác`).replace(/(<w:p><w:pPr><w:jc w:val="center"\/><\/w:pPr><\/w:p>)+/, (paragraphs) => block(`lc:sign:${slot}`, paragraphs))).join('');
    const wanted = wantedOf(['SIGN VPS', 'SIGN TTKC', 'SIGN KHTCTH']).map((place) => (place.key === 'step:3' ? { ...place, personId: 'u10' } : place));
    const made = await circulate(docxOf(signs), converter, wanted);
    const height = (key: `step:${number}`): number => placeOf(made, key).rect.y;
    expect(height('step:3')).toBeGreaterThan(height('step:1'));
    expect(height('step:1')).toBeGreaterThan(height('step:2'));
    expect(made.warnings.filter(({ code }) => code === 'SIGN_BLOCK_NAME_DIFFERS')).toHaveLength(3);
  });

  test('placeholder text gives way, typed values are told', async () => {
    const line = paragraph(run('Số: ') + control('lc:number', 'Bấm vào đây để nhập số') + run('/QĐ-SCT')) + paragraph(run('Đồng Nai, ngày ') + control('lc:day', '[ngày]') + run(' tháng ') + control('lc:month', '11') + run(' năm ') + control('lc:year', '2026'));
    const made = await circulate(docxOf(line), converter, wantedOf([], 'NUMBER', 'DAY', 'MONTH', 'YEAR'));
    expect(made.missing).toEqual([]);
    expect(made.typed).toEqual({ day: null, month: 11, year: 2026 });
    expect(made.places.map(({ key, source }) => `${key} ${source}`)).toEqual(['number tag', 'day tag']);
    clean(made);
  });

  test('a control around the whole date line works by the wording', async () => {
    const made = await circulate(docxOf(block('lc:date', paragraph('Đồng Nai, ngày     tháng     năm 2026'))), converter, wantedOf([], 'DAY', 'MONTH'));
    expect(made.missing).toEqual([]);
  });

  test('a number in the header of the page is found there', async () => {
    const header = `<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${paragraph(run('Số: ') + control('lc:number', '        ') + run('/QĐ-SCT'))}</w:hdr>`;
    const docx = docxOf(lines('Nội dung').concat('<w:p/>'), {
      relationships: relationship('rId3', 'header', 'header1.xml', false),
      parts: { 'word/header1.xml': header },
      contentTypes: '<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>',
    });
    const made = await circulate(docx, converter, wantedOf([], 'NUMBER'));
    expect(made.places.length + made.missing.length).toBe(1);
  });
});

describe('places set by hand', () => {
  const body = docxOf(lines('Trang một') + columns(room('CHÁNH VĂN PHÒNG', OFFICE), room('GIÁM ĐỐC', LEADER)));
  const wanted = wantedOf(['SIGN VPS', 'FINAL_SIGN LDS'], 'SEAL', 'NUMBER');

  test('stand before what is found, inside the page; the seal follows the leader', async () => {
    const made = await circulate(body, converter, wanted, [
      { key: 'step:2', page: 0, rect: { x: 400, y: 300, width: 120, height: 50 }, source: 'hand' },
      { key: 'number', page: 0, rect: { x: 580, y: 830, width: 40, height: 15 }, source: 'hand' },
    ]);
    expect(placeOf(made, 'step:2')).toEqual({ key: 'step:2', page: 0, rect: { x: 400, y: 300, width: 120, height: 50 }, source: 'hand' });
    expect(placeOf(made, 'seal').rect.x).toBeCloseTo(400 + 40 - (36 * 72) / 25.4, 1);
    const number = placeOf(made, 'number').rect;
    expect(number.x + number.width).toBeLessThanOrEqual(made.pages[0]?.width ?? 0);
    expect(number.y + number.height).toBeLessThanOrEqual(made.pages[0]?.height ?? 0);
    expect(made.missing).toEqual([]);
  });

  test('that lie on each other are refused by name and page', async () => {
    const rect = { x: 100, y: 100, width: 100, height: 40 };
    await expect(circulate(body, converter, wanted, [{ key: 'step:1', page: 0, rect, source: 'hand' }, { key: 'number', page: 0, rect, source: 'hand' }]))
      .rejects.toMatchObject({ refusal: { code: 'PLACES_OVERLAP', facts: { a: OFFICE, b: 'number', page: 1 } } });
  });

  test('on a page that is no longer there are found anew', async () => {
    const made = await circulate(body, converter, wanted, [{ key: 'step:1', page: 7, rect: { x: 1, y: 1, width: 50, height: 50 }, source: 'hand' }]);
    expect(placeOf(made, 'step:1').source).toBe('text');
  });
});
