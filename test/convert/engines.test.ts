import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkDocx } from '../../server/convert/check-docx.ts';
import type { Converter } from '../../server/convert/converter.ts';
import { createConverter } from '../../server/convert/create-converter.ts';
import { makeCirculationPdf } from '../../server/convert/make-circulation-pdf.ts';
import { buildTemplate } from '../../server/format/templates.ts';
import { columns, control, docxOf, lines, paragraph, run } from './docx-files.ts';
import { openGotenbergCounterpart, type GotenbergCounterpart } from './gotenberg-counterpart.ts';

const folder = mkdtempSync(join(tmpdir(), 'lc-convert-'));
let gotenberg: GotenbergCounterpart;
let behind: Converter;

beforeAll(async () => {
  behind = createConverter({ converter: 'soffice', dataDir: join(folder, 'behind') });
  gotenberg = await openGotenbergCounterpart(behind);
});
afterAll(async () => {
  await gotenberg.close();
  await behind.close();
  rmSync(folder, { recursive: true, force: true });
});

const show = (program: string, ...options: readonly string[]): string => execFileSync(program, options, { encoding: 'utf8' });
const save = (name: string, pdf: Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, pdf);
  return path;
};
/** Every letter Vietnamese writes, composed. */
const LETTERS = Array.from('aăâeêioôơuưy').flatMap((vowel) => ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'].map((tone) => (vowel + tone).normalize('NFC'))).join(' ');

describe.each(['embedded', 'soffice', 'gotenberg'] as const)('the %s engine', (name) => {
  let converter: Converter;
  beforeAll(() => {
    converter = createConverter({ converter: name, converterUrl: name === 'gotenberg' ? gotenberg.url : undefined, dataDir: join(folder, name) });
  });
  afterAll(() => converter.close());

  test('says what it is, so that it can be kept with the version', async () => {
    expect(converter.name).toBe(name);
    expect(await converter.version()).toMatch({ embedded: /WASM.*\d/, soffice: /LibreOffice \d/, gotenberg: /Gotenberg 8/ }[name]);
  });

  test('makes a tagged PDF/A-2b of the sample decision, whole by qpdf', async () => {
    const { pdf, milliseconds } = await converter.convert(buildTemplate('decision-budget'));
    const path = save(`${name}.pdf`, pdf);
    expect(milliseconds).toBeGreaterThan(0);
    expect(show('pdfinfo', path)).toMatch(/Tagged:\s+yes[\s\S]*Pages:\s+2[\s\S]*A4/);
    expect(show('pdfinfo', '-meta', path)).toMatch(/pdfaid:part[>="]+2[\s\S]*pdfaid:conformance[>="]+B/);
    expect(show('qpdf', '--check', path)).toContain('No syntax or stream encoding errors');
    expect(show('pdftotext', '-layout', path, '-')).toContain('Bốn mươi hai triệu sáu trăm nghìn đồng');
  });

  test('embeds a face that has every Vietnamese letter, small and capital', async () => {
    const { pdf } = await converter.convert(docxOf(lines(LETTERS, LETTERS.toLocaleUpperCase('vi'), 'đ Đ')));
    const path = save(`${name}-letters.pdf`, pdf);
    const text = show('pdftotext', path, '-').normalize('NFC').replace(/\s+/g, '');
    expect(text).toContain(`${LETTERS}${LETTERS.toLocaleUpperCase('vi')}đĐ`.replace(/\s+/g, ''));
    const fonts = show('pdffonts', path).trim().split('\n').slice(2);
    expect(fonts).toHaveLength(1);
    expect(fonts[0]).toMatch(/LiberationSerif\s.*yes yes yes/);
  });

  test('tells where a tagged place ended up', async () => {
    const docx = await checkDocx(docxOf(columns(paragraph(run('Số: ', 13) + control('lc:number', '        ') + run('/QĐ-SCT', 13)), paragraph(''))));
    const { places } = await makeCirculationPdf({ docx, converter, wanted: [{ key: 'number', kind: 'NUMBER', label: 'số' }], placedByHand: [], sealDiameterMm: 36 });
    // 85.05 pt margin + 5.4 pt cell margin + "Số: " at 13 pt (22.6 pt)
    expect(places[0]?.rect.x).toBeGreaterThan(105);
    expect(places[0]?.rect.x).toBeLessThan(115);
  });

  test('takes several at once, one after another, each answer to its own document', async () => {
    const texts = ['Một', 'Hai', 'Ba', 'Bốn', 'Năm', 'Sáu'];
    const made = await Promise.all(texts.map((text) => converter.convert(docxOf(lines(`Tờ trình ${text}`)))));
    expect(made.map(({ pdf }, index) => show('pdftotext', save(`${name}-${index}.pdf`, pdf), '-').trim())).toEqual(texts.map((text) => `Tờ trình ${text}`));
  });

  test('goes on after a document it cannot read', async () => {
    const broken = docxOf('', { parts: { 'word/document.xml': '<broken' } });
    const outcome = await converter.convert(broken).then(() => 'made', (error: unknown) => error);
    // LibreOffice may also make an empty page of it; the words that are missing then tell (see below).
    if (outcome !== 'made') expect(outcome).toMatchObject({ refusal: { code: expect.stringMatching(/^CONVERT/) as string } });
    expect((await converter.convert(docxOf(lines('vẫn chạy')))).pdf.length).toBeGreaterThan(1000);
  });
});

describe('a Gotenberg service', () => {
  test('is asked by the documented form', () => {
    expect(gotenberg.forms[0]).toEqual({ files: 'document.docx', pdfa: 'PDF/A-2b', exportBookmarks: 'false', exportBookmarksToPdfDestination: 'true', exportFormFields: 'false' });
  });

  test('that is busy is asked once more', async () => {
    const converter = createConverter({ converter: 'auto', converterUrl: gotenberg.url, dataDir: folder });
    gotenberg.failWith(503);
    expect((await converter.convert(docxOf(lines('x')))).pdf.length).toBeGreaterThan(1000);
  });

  test('that is away, stays busy or says no is told apart', async () => {
    const converter = createConverter({ converter: 'gotenberg', converterUrl: gotenberg.url, dataDir: folder });
    gotenberg.failWith(503, 503);
    await expect(converter.convert(docxOf(''))).rejects.toMatchObject({ refusal: { code: 'CONVERTER_UNAVAILABLE' } });
    gotenberg.failWith(400);
    await expect(converter.convert(docxOf(''))).rejects.toMatchObject({ refusal: { code: 'CONVERT_FAILED' } });
    const away = createConverter({ converter: 'gotenberg', converterUrl: 'http://127.0.0.1:9', dataDir: folder });
    await expect(away.convert(docxOf(''))).rejects.toMatchObject({ refusal: { code: 'CONVERTER_UNAVAILABLE' } });
  });
});
