/** Small .docx files, honest and hostile, written by hand. */
import { strToU8, zipSync } from 'fflate';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
export const run = (text: string, size = 14): string =>
  `<w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="${size * 2}"/></w:rPr><w:t xml:space="preserve">${escape(text)}</w:t></w:r>`;
export const paragraph = (content: string, align = 'left'): string =>
  `<w:p><w:pPr><w:jc w:val="${align}"/></w:pPr>${content.startsWith('<') || content === '' ? content : run(content)}</w:p>`;
export const lines = (...texts: readonly string[]): string => texts.map((text) => paragraph(text)).join('');
export const blanks = (count: number, align = 'center'): string => paragraph('', align).repeat(count);
/** A content control within a line. */
export const control = (tag: string, text: string): string =>
  `<w:sdt><w:sdtPr><w:tag w:val="${tag}"/></w:sdtPr><w:sdtContent>${run(text)}</w:sdtContent></w:sdt>`;
/** A content control around whole paragraphs. */
export const block = (tag: string, paragraphs: string): string => `<w:sdt><w:sdtPr><w:tag w:val="${tag}"/></w:sdtPr><w:sdtContent>${paragraphs}</w:sdtContent></w:sdt>`;
/** Two columns without borders; widths in twips. */
export const columns = (left: string, right: string, widths: readonly [number, number] = [4500, 4500]): string => {
  const cell = (width: number, content: string): string => `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${content}</w:tc>`;
  return `<w:tbl><w:tblPr><w:tblW w:w="${widths[0] + widths[1]}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="${widths[0]}"/><w:gridCol w:w="${widths[1]}"/></w:tblGrid><w:tr>${cell(widths[0], left)}${cell(widths[1], right)}</w:tr></w:tbl>`;
};
export const pageBreak = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>';

export interface Package {
  /** Relationships of the main part: ready-made elements. */
  readonly relationships?: string;
  /** Further parts by name, or other content for the usual ones. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
  readonly contentTypes?: string;
}

export const relationship = (id: string, kind: string, target: string, external = true): string =>
  `<Relationship Id="${id}" Type="${R}/${kind}" Target="${escape(target)}"${external ? ' TargetMode="External"' : ''}/>`;
export const relationships = (content: string): string => `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${content}</Relationships>`;
export const documentXml = (body: string): string =>
  `${XML}<w:document xmlns:w="${W}" xmlns:r="${R}"><w:body>${body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr></w:body></w:document>`;

export const partsOf = (body: string, { relationships: own = '', parts = {}, contentTypes = '' }: Package = {}): Record<string, Uint8Array> => {
  const all: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>${contentTypes}</Types>`,
    '_rels/.rels': relationships(relationship('rId1', 'officeDocument', 'word/document.xml', false)),
    'word/_rels/document.xml.rels': relationships(own),
    'word/document.xml': documentXml(body),
    ...parts,
  };
  return Object.fromEntries(Object.entries(all).map(([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content]));
};

export const docxOf = (body: string, more: Package = {}): Uint8Array => zipSync(partsOf(body, more), { level: 6 });

/** A picture of one pixel whose header claims `width` × `height`. */
export const png = (width: number, height: number): Uint8Array => {
  const header = Buffer.alloc(33);
  header.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  header.writeUInt32BE(width, 16);
  header.writeUInt32BE(height, 20);
  return header;
};
export const picture = (attributes: string): string =>
  `<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:extent cx="2700000" cy="1500000"/><wp:docPr id="1" name="p"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="1" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip ${attributes}/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2700000" cy="1500000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
/** A field with the result Word last showed. */
export const field = (code: string, result: string): string =>
  `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${escape(code)} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;
