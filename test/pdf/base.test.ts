import { beforeAll, describe, expect, test } from 'vitest';
import { withDelta } from '../../server/pdf/append.ts';
import type { PdfFile } from '../../server/pdf/file.ts';
import { listFields } from '../../server/pdf/fields.ts';
import { isArray, isDict, isName, isStream, isText, textOf } from '../../server/pdf/objects.ts';
import { openPdf } from '../../server/pdf/open.ts';
import { fillFields } from '../../server/signing/fill.ts';
import { EXPORTED, FIELDS, makeBase } from '../signing/circulation-file.ts';
import { pdfFonts, pdfToText, qpdfCheck, rewrittenByQpdf } from '../signing/referees.ts';

let base: Uint8Array;
let file: PdfFile;
beforeAll(async () => {
  base = await makeBase();
  file = openPdf(base);
});

const info = (key: string): string => {
  const value = file.get(file.dictOf(file.trailer.entries.get('Info'), 'Info'), key);
  return isText(value) ? textOf(value) : '';
};

describe('the base of a circulation', () => {
  test('reserves every field, locked and printed, and asks no reader to draw', () => {
    const fields = listFields(file);
    expect(fields.map(({ name }) => name)).toEqual([...FIELDS.map(({ name }) => name), 'DocTS1']);
    expect(fields.every(({ dict }) => dict.entries.get('F') === 132 && !dict.entries.has('V'))).toBe(true);
    const form = file.dictOf(file.catalog.entries.get('AcroForm'), 'AcroForm');
    expect(form.entries.get('SigFlags')).toBe(3);
    expect(form.entries.has('NeedAppearances')).toBe(false);
    for (const { name, dict } of fields.filter((field) => field.name !== 'DocTS1')) {
      const appearance = file.get(file.dictOf(dict.entries.get('AP'), name), 'N');
      expect(isStream(appearance)).toBe(true);
    }
    const lock = file.dictOf(fields.find(({ name }) => name === 'Seal')?.dict.entries.get('Lock'), 'Lock');
    expect(isName(lock.entries.get('Action'), 'All') && lock.entries.get('P') === 1).toBe(true);
  });

  test('has lost its anchors, and a link inside the document still leads somewhere', () => {
    for (const key of ['Dests', 'Names', 'Outlines', 'OpenAction']) expect(file.catalog.entries.has(key)).toBe(false);
    expect(Buffer.from(base).toString('latin1')).not.toContain('lc5F');
    const text = Buffer.from(base).toString('latin1');
    expect(text).toMatch(/\/Dest \[ \d+ 0 R \/XYZ/);
  });

  test('keeps what makes it PDF/A-2b: output intent, tags, language, metadata in step with the properties', () => {
    expect(isArray(file.get(file.catalog, 'OutputIntents'))).toBe(true);
    expect(isDict(file.get(file.catalog, 'StructTreeRoot'))).toBe(true);
    const language = file.get(file.catalog, 'Lang');
    expect(isText(language) ? textOf(language) : '').toBe('vi-VN');
    const metadata = file.get(file.catalog, 'Metadata');
    const xmp = isStream(metadata) ? Buffer.from(metadata.data).toString('utf8') : '';
    expect(xmp).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(xmp).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
    for (const key of ['Title', 'Author', 'Subject', 'Creator', 'Producer']) expect(xmp).toContain(`>${info(key)}<`);
    expect(info('Title')).toBe('Biên bản bàn giao xe');
    expect(info('CreationDate')).toBe("D:20261122140509+07'00'");
    expect(xmp).toContain('<xmp:CreateDate>2026-11-22T14:05:09+07:00</xmp:CreateDate>');
  });

  test('is one contiguous classic table, and nothing lies in it that the document does not use', async () => {
    expect(file.sections).toHaveLength(1);
    expect(file.sections[0]?.ranges).toMatchObject([{ first: 0, count: file.size }]);
    expect(await qpdfCheck(base)).toContain('No syntax or stream encoding errors found');
    const same = openPdf(await rewrittenByQpdf(base, ['--object-streams=disable']));
    let used = 0;
    for (let number = 1; number < file.size; number += 1) {
      const value = file.load({ kind: 'ref', number, generation: 0 });
      // qpdf writes the lengths of streams in place.
      if (value !== null && typeof value !== 'number') used += 1;
    }
    expect(used).toBe(same.size - 1);
  });

  test('reads on paper as the converter made it', async () => {
    expect(await pdfToText(base)).toBe(await pdfToText(EXPORTED));
  });

  test('from a file with object streams becomes classic too', async () => {
    const packed = await makeBase(await rewrittenByQpdf(EXPORTED, ['--object-streams=generate']));
    expect(openPdf(packed).sections[0]?.style).toBe('table');
    expect(await qpdfCheck(packed)).toContain('No syntax or stream encoding errors found');
  });

  test('refuses what is no PDF, and a place on a page that does not exist', async () => {
    await expect(makeBase(new Uint8Array([1, 2, 3]))).rejects.toMatchObject({ refusal: { code: 'PDF_MALFORMED' } });
    await expect(makeBase(EXPORTED, [{ kind: 'text', name: 'Number', page: 7, rect: { x: 0, y: 0, width: 9, height: 9 }, size: 13, align: 'left', italic: false }])).rejects.toMatchObject({ refusal: { code: 'PDF_MALFORMED' } });
  });
});

describe('number and date', () => {
  test('are read by others as text, in an embedded font, shown as they were given', async () => {
    const filled = withDelta(base, fillFields({ pdf: base, values: { Number: '1234', Day: '05' } }));
    const text = await pdfToText(filled);
    expect(text).toContain('1234');
    expect(text).toContain('05');
    const fonts = await pdfFonts(filled);
    expect(fonts).toMatch(/LCVNFN\+LuanChuyenSerif\s+CID TrueType\s+Identity-H\s+yes yes yes/);
    expect(fonts).toMatch(/LCVNFI\+LuanChuyenSerif-Italic\s+CID TrueType\s+Identity-H\s+yes yes yes/);
    expect(await qpdfCheck(filled)).toContain('No syntax or stream encoding errors found');
  });

  test('go into their own empty fields only, with letters that the font has', () => {
    const refused = (values: Readonly<Record<string, string>>) => () => fillFields({ pdf: base, values });
    expect(refused({ Step_1: 'x' })).toThrow('no empty text field');
    expect(refused({ Nowhere: 'x' })).toThrow('missing');
    expect(refused({ Number: '日' })).toThrow('the font lacks');
    const filled = withDelta(base, fillFields({ pdf: base, values: { Number: '1' } }));
    expect(() => fillFields({ pdf: filled, values: { Number: '2' } })).toThrow('no empty text field');
  });

  test('of every Vietnamese letter can be written', () => {
    const letters = 'AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXY'.split('').flatMap((letter) => ['', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323'].map((tone) => (/[AĂÂEÊIOÔƠUƯY]/.test(letter) ? letter + tone : letter))).join('');
    expect(() => fillFields({ pdf: base, values: { Number: letters + letters.toLowerCase() } })).not.toThrow();
  });
});
