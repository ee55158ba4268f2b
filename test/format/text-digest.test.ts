import { describe, expect, test } from 'vitest';
import { zipSync, unzipSync, strFromU8, strToU8 } from 'fflate';
import { checkDocx } from '../../server/convert/check-docx.ts';
import { buildTemplate } from '../../server/format/templates.ts';
import { digestOfText } from '../../server/format/text-digest.ts';

const MAIN = 'word/document.xml';
const minutes = buildTemplate('minutes-handover');
const changed = (part: string, edit: (xml: string) => string): Uint8Array => {
  const parts = unzipSync(minutes);
  return zipSync({ ...parts, [part]: strToU8(edit(strFromU8(parts[part] ?? new Uint8Array()))) });
};

describe('the pane and the server mean the same by «the same text»', () => {
  test.each([
    ['the minutes', minutes],
    ['the decision', buildTemplate('decision-budget')],
    ['deleted and hidden words', changed(MAIN, (xml) => xml.replace('</w:body>', '<w:p><w:del w:id="1" w:author="a"><w:r><w:delText>bỏ</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r></w:p></w:body>'))],
    ['letters and their marks apart', changed(MAIN, (xml) => xml.normalize('NFD'))],
    ['a line more', changed(MAIN, (xml) => xml.replace('</w:body>', '<w:p><w:r><w:t>thêm</w:t></w:r></w:p></w:body>'))],
  ])('%s', async (_, docx) => {
    expect(await digestOfText(docx)).toBe((await checkDocx(docx)).textDigest);
  });

  test('packing, properties and add-ins’ data do not matter; a letter does', async () => {
    const digest = await digestOfText(minutes);
    expect(await digestOfText(zipSync({ ...unzipSync(minutes), 'docProps/custom.xml': strToU8('<x/>'), 'customXml/item1.xml': strToU8('<y/>') }, { level: 0 }))).toBe(digest);
    expect(await digestOfText(changed(MAIN, (xml) => xml.replace('BÀN GIAO', 'BÀN GIAO LẠI').replace('Bàn giao', 'Bàn giao lại')))).not.toBe(digest);
  });
});
