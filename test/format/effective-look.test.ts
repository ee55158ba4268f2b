import { expect, test } from 'vitest';
import { checkFormat } from '../../server/format/check-format.ts';
import { all, edited, look, paperOf, say, set } from './format-papers.ts';
import type { Edit } from './format-papers.ts';

const STYLES = 'word/styles.xml';
const rulesOf = (...edits: readonly Edit[]): readonly string[] => {
  const { docx, context } = paperOf('decision');
  return checkFormat(edited(docx, all(...edits)), context).map(({ ruleId }) => ruleId);
};
const addStyle = (xml: string): Edit => say('</w:styles>', `${xml}</w:styles>`, STYLES);
const restyled = (style: string): Edit => say('<w:pStyle w:val="AfterTable"/>', `<w:pStyle w:val="${style}"/>`);

test('a style that rests on another one looks as that one does, but for what it says itself', () => {
  expect(rulesOf(addStyle('<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="AfterTable"/></w:style>'), restyled('Mine'))).toEqual([]);
  expect(rulesOf(addStyle('<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="AfterTable"/><w:rPr><w:sz w:val="24"/></w:rPr></w:style>'), restyled('Mine'))).toEqual(['B04']);
});

test('styles that rest on each other in a ring come to an end', () => {
  const ring = (one: string, other: string): string => `<w:style w:type="paragraph" w:styleId="${one}"><w:name w:val="${one}"/><w:basedOn w:val="${other}"/></w:style>`;
  expect(rulesOf(addStyle(ring('One', 'Other') + ring('Other', 'One')), restyled('One'))).toContain('B04');
});

test('a font of the theme goes before a named one', () => {
  const theme = (font: string): Edit => (parts) => {
    parts['word/theme/theme1.xml'] = `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme name="x"><a:minorFont><a:latin typeface="${font}"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>`;
  };
  const themed = look('Nguồn kinh phí', '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>');
  expect(rulesOf(theme('Calibri'), themed)).toEqual(['P03']);
  expect(rulesOf(theme('Times New Roman'), themed)).toEqual([]);
});

test('bold of a paragraph style and bold of a character style switch each other off; bold by hand stands', () => {
  const strong = addStyle('<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>');
  expect(rulesOf(strong, look('CỘNG HÒA', '<w:rStyle w:val="Strong"/>'))).toEqual(['C01']);
  expect(rulesOf(strong, look('CỘNG HÒA', '<w:rStyle w:val="Strong"/><w:b/>'))).toEqual([]);
});

test('capitals may be a property of the text', () => {
  expect(rulesOf(say('>QUYẾT ĐỊNH<', '>Quyết định<'), look('>Quyết định<', '<w:caps/>'))).toEqual([]);
});

test('a hanging indent is not a first-line indent', () => {
  expect(rulesOf(set('Nguồn kinh phí', '<w:ind w:left="720" w:hanging="360"/>'))).toEqual(['B05']);
});

test('what was deleted under revision, and what a control only asks for, is not the text', () => {
  expect(rulesOf(say('Nguồn kinh phí:', 'Nguồn kinh phí:</w:t></w:r><w:del w:id="1"><w:r><w:rPr><w:rFonts w:ascii="Arial"/></w:rPr><w:delText>  cũ</w:delText></w:r></w:del><w:r><w:t xml:space="preserve">'))).toEqual([]);
  expect(rulesOf(say('Nguồn kinh phí:', 'Nguồn kinh phí:</w:t></w:r><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:rPr><w:color w:val="808080"/></w:rPr><w:t>chọn</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t xml:space="preserve">'))).toEqual([]);
});
