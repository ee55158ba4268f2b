import { readFile } from 'node:fs/promises';
import { strFromU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { ErrorCode } from '../../server/circulation/errors.ts';
import { checkDocx } from '../../server/convert/check-docx.ts';
import { buildTemplate } from '../../server/format/templates.ts';
import { block, control, docxOf, documentXml, field, lines, paragraph, partsOf, picture, png, relationship, relationships, run } from './docx-files.ts';

const AWAY = 'http://127.0.0.1:9/x';
const part = async (docx: Uint8Array, name = 'word/document.xml'): Promise<string> => strFromU8((await checkDocx(docx)).parts.get(name) ?? new Uint8Array());
const declared = (docx: Uint8Array, change: (bytes: Buffer, central: number) => void): Uint8Array => {
  const bytes = Buffer.from(docx);
  change(bytes, bytes.indexOf(Buffer.from('504b0102', 'hex')));
  return bytes;
};
const withXml = (xml: string | Uint8Array): Uint8Array => docxOf('', { parts: { 'word/document.xml': xml } });
const settings = (target: string): Uint8Array => docxOf(lines('Mẫu'), {
  relationships: relationship('rId9', 'settings', 'settings.xml', false),
  parts: { 'word/settings.xml': '<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:attachedTemplate r:id="rId1"/></w:settings>', 'word/_rels/settings.xml.rels': relationships(relationship('rId1', 'attachedTemplate', target)) },
});

const hostile: readonly (readonly [string, ErrorCode, () => Uint8Array | Promise<Uint8Array>])[] = [
  ['an empty file', 'FILE_EMPTY', () => new Uint8Array()],
  ['a file of 31 MB', 'FILE_TOO_LARGE', () => new Uint8Array(31 * 1024 * 1024)],
  ['an old .doc under a new name', 'FILE_LEGACY_DOC', () => readFile(new URL('files/legacy.doc', import.meta.url))],
  ['a document with a password', 'FILE_ENCRYPTED', () => readFile(new URL('files/encrypted.docx', import.meta.url))],
  ['an archive with a password', 'FILE_ENCRYPTED', () => declared(docxOf(''), (bytes, at) => bytes.writeUInt16LE(bytes.readUInt16LE(at + 8) | 1, at + 8))],
  ['noise', 'FILE_NOT_DOCX', () => Buffer.from('đây không phải tệp Word')],
  ['a PDF', 'FILE_NOT_DOCX', () => Buffer.from('%PDF-1.7 …')],
  ['a web page under a .docx name', 'FILE_NOT_DOCX', () => Buffer.from(`<html><img src="${AWAY}"></html>`)],
  ['RTF under a .docx name', 'FILE_NOT_DOCX', () => Buffer.from('{\\rtf1 x}')],
  ['an archive that is no document', 'FILE_NOT_DOCX', () => zipSync({ 'a.txt': Buffer.from('x') })],
  ['a workbook', 'FILE_NOT_DOCX', () => withXml('<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>')],
  ['half a file', 'FILE_CORRUPT', () => buildTemplate('minutes-handover').subarray(0, 4000)],
  ['a part whose checksum is wrong', 'FILE_CORRUPT', () => declared(docxOf(''), (bytes, at) => bytes.writeUInt32LE(1, at + 16))],
  ['a part that lies about its size', 'FILE_CORRUPT', () => declared(docxOf(''), (bytes, at) => bytes.writeUInt32LE(7, at + 24))],
  ['XML that is not well formed', 'FILE_CORRUPT', () => withXml('<w:document xmlns:w="x"><w:body></w:document>')],
  ['a tag that never ends', 'FILE_CORRUPT', () => withXml(`<w:document ${'<a "'.repeat(200_000)}`)],
  ['macros', 'FILE_HAS_MACROS', () => docxOf('', { parts: { 'word/vbaProject.bin': Buffer.from('x') } })],
  ['a macro-enabled main part', 'FILE_HAS_MACROS', () => docxOf('', { contentTypes: '<Override PartName="/word/x.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>' })],
  ['a bomb of blanks', 'FILE_UNSAFE', () => docxOf('', { parts: { 'word/document.xml': new Uint8Array(200_000_000).fill(32) } })],
  ['a bomb that declares a small size', 'FILE_UNSAFE', () => declared(zipSync({ 'word/document.xml': new Uint8Array(200_000_000).fill(32) }), (bytes, at) => bytes.writeUInt32LE(1000, at + 24))],
  ['many parts that are large together', 'FILE_UNSAFE', () => docxOf('', { parts: Object.fromEntries(Array.from({ length: 8 }, (_, index) => [`word/media/${index}.bin`, new Uint8Array(25_000_000)])) })],
  ['five thousand parts', 'FILE_UNSAFE', () => docxOf('', { parts: Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`word/x${index}.xml`, '<x/>'])) })],
  ['a path out of the package', 'FILE_UNSAFE', () => docxOf('', { parts: { '../../etc/passwd': 'x' } })],
  ['a path with backslashes', 'FILE_UNSAFE', () => docxOf('', { parts: { 'word\\x.xml': '<x/>' } })],
  ['two parts of one name', 'FILE_UNSAFE', () => docxOf('', { parts: { 'WORD/document.xml': '<x/>' } })],
  ['an entity that reads a file', 'FILE_UNSAFE', () => withXml(`<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>${documentXml(paragraph('&x;'))}`)],
  ['entities that multiply', 'FILE_UNSAFE', () => withXml(`<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>${documentXml('')}`)],
  ['a DOCTYPE hidden in UTF-16', 'FILE_UNSAFE', () => withXml(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`<!DOCTYPE d>${documentXml('').replace(/<\?.*?\?>/, '')}`, 'utf16le')]))],
  ['XML in another encoding', 'FILE_UNSAFE', () => withXml(documentXml('').replace('UTF-8', 'UTF-7'))],
  ['tables in tables in tables', 'FILE_UNSAFE', () => docxOf(`${'<w:tbl><w:tr><w:tc>'.repeat(3000)}<w:p/>${'</w:tc></w:tr></w:tbl>'.repeat(3000)}`)],
  ['a hundred thousand paragraphs', 'FILE_UNSAFE', () => docxOf('<w:p/>'.repeat(100_000))],
  ['a picture of ten thousand megapixels', 'FILE_UNSAFE', () => docxOf('', { parts: { 'word/media/i.png': png(100_000, 100_000) } })],
  ['an inserted web page', 'FILE_UNSAFE', () => docxOf('<w:altChunk r:id="rId5"/>', { relationships: relationship('rId5', 'aFChunk', 'chunk.html', false), parts: { 'word/chunk.html': '<html/>' } })],
  ['a template from outside', 'FILE_EXTERNAL_CONTENT', () => settings(AWAY)],
  ['a template from another machine', 'FILE_EXTERNAL_CONTENT', () => settings('\\\\server\\share\\a.dotm')],
  ['a template from another machine, as an address', 'FILE_EXTERNAL_CONTENT', () => settings('file://server/share/a.dotm')],
  ['a picture from outside', 'FILE_EXTERNAL_CONTENT', () => docxOf(picture('r:link="rId7"'), { relationships: relationship('rId7', 'image', AWAY) })],
  ["a picture of the server's disk", 'FILE_EXTERNAL_CONTENT', () => docxOf(picture('r:link="rId7"'), { relationships: relationship('rId7', 'image', 'file:///etc/hostname') })],
  ['a picture from outside that hides as internal', 'FILE_EXTERNAL_CONTENT', () => docxOf(picture('r:embed="rId7"'), { relationships: relationship('rId7', 'image', AWAY, false) })],
  ['an old-style picture from outside', 'FILE_EXTERNAL_CONTENT', () => docxOf(`<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata src="${AWAY}"/></v:shape></w:pict></w:r></w:p>`)],
  ['an object from outside', 'FILE_EXTERNAL_CONTENT', () => docxOf('', { relationships: relationship('rId7', 'oleObject', AWAY) })],
  ['an inserted file from outside', 'FILE_EXTERNAL_CONTENT', () => docxOf('', { relationships: relationship('rId7', 'aFChunk', AWAY) })],
  ['a subdocument from outside', 'FILE_EXTERNAL_CONTENT', () => docxOf('', { relationships: relationship('rId7', 'subDocument', 'other.docx') })],
];

describe('what is handed in is judged before anything touches it', () => {
  test.each(hostile)('%s → %s', async (_, code, file) => {
    await expect(checkDocx(await file())).rejects.toMatchObject({ refusal: { code } });
  });

  test('an honest file goes on, and after every hostile one the server still answers', async () => {
    const checked = await checkDocx(buildTemplate('decision-budget'));
    expect(checked.mainPart).toBe('word/document.xml');
    expect(checked.text).toContain('QUYẾT ĐỊNH:');
    expect(checked.warnings).toEqual([]);
  });
});

describe('what is harmless is made self-contained', () => {
  test('links to click stay, links to programs and files lose their target', async () => {
    const docx = docxOf(lines('x'), { relationships: relationship('rId7', 'hyperlink', 'https://dongnai.gov.vn/a?b=1&c=2') + relationship('rId8', 'hyperlink', 'javascript:alert(1)') + relationship('rId9', 'hyperlink', 'file:///etc/passwd') });
    const rels = await part(docx, 'word/_rels/document.xml.rels');
    expect(rels).toContain('dongnai.gov.vn');
    expect(rels).not.toMatch(/javascript|passwd/);
  });

  test("a template on the author's own disk is cut, and said", async () => {
    const checked = await checkDocx(settings('file:///C:\\Users\\Soan%20Thao\\Mau.dotx'));
    expect(checked.warnings).toMatchObject([{ code: 'OUTSIDE_LINK_CUT' }]);
    expect(strFromU8(checked.parts.get('word/_rels/settings.xml.rels') ?? new Uint8Array())).not.toContain('Mau.dotx');
  });

  test('fields that look outside become the text Word last showed; page numbers stay fields', async () => {
    const xml = await part(docxOf(field(`INCLUDETEXT "${AWAY}"`, 'nội dung cũ') + field('PAGE', '1') + field(`DDEAUTO soffice "${AWAY}"`, 'số cũ')));
    expect(xml).toContain('nội dung cũ');
    expect(xml).toContain('số cũ');
    expect(xml).not.toMatch(/INCLUDETEXT|DDEAUTO|127\.0\.0\.1/);
    expect(xml).toContain('PAGE');
  });

  test('embedded objects, bound data and vector pictures are left out with every mention of them', async () => {
    const checked = await checkDocx(docxOf(lines('x'), {
      relationships: relationship('rId7', 'package', 'embeddings/a.xlsx', false) + relationship('rId8', 'customXml', '../customXml/item1.xml', false) + relationship('rId9', 'image', 'media/i.svg', false),
      parts: { 'word/embeddings/a.xlsx': 'x', 'customXml/item1.xml': '<secret/>', 'word/media/i.svg': `<svg xmlns="http://www.w3.org/2000/svg"><image href="${AWAY}"/></svg>` },
    }));
    expect([...checked.parts.keys()].filter((name) => /embeddings|customXml|svg/.test(name))).toEqual([]);
    expect(strFromU8(checked.parts.get('word/_rels/document.xml.rels') ?? new Uint8Array())).not.toMatch(/embeddings|customXml|svg/);
  });

  test('tracked changes and comments are told to the officer', async () => {
    const docx = docxOf(`<w:p><w:ins w:id="1" w:author="a">${run('thêm')}</w:ins></w:p>`, { parts: { 'word/comments.xml': '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>' } });
    expect((await checkDocx(docx)).warnings.map(({ code }) => code)).toEqual(['TRACKED_CHANGES', 'COMMENTS']);
  });
});

describe('the digest tells whether the text is the same', () => {
  const digest = async (body: string): Promise<string> => (await checkDocx(docxOf(body))).textDigest;

  test('composition, white space, controls and packing do not matter', async () => {
    const composed = await digest(lines('Sở Công Thương đồng ý', '', 'Số: 7'));
    expect(await digest(lines('Sở Công Thương đồng ý'.normalize('NFD'), 'Số:  7'))).toBe(composed);
    expect(await digest(block('lc:sign:VPS', lines('Sở Công Thương đồng ý')) + paragraph(run('Số: ') + control('lc:number', '7')))).toBe(composed);
    expect((await checkDocx(zipSync(partsOf(lines('Sở Công Thương đồng ý', 'Số: 7')), { level: 0 }))).textDigest).toBe(composed);
  });

  test('one changed letter does', async () => {
    expect(await digest(lines('42.600.000 đồng'))).not.toBe(await digest(lines('42.900.000 đồng')));
  });

  test('letters are composed before they are measured', async () => {
    expect(await part(docxOf(lines('Lê Thanh Giả Định'.normalize('NFD'))))).toContain('Lê Thanh Giả Định'.normalize('NFC'));
  });
});
