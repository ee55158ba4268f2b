/** The .docx package (ECMA-376 Part 2): what Word wants around `word/document.xml`. The same content is the same bytes. */
import { zipSync } from 'fflate';
import { PAGE } from './page.ts';
import { stylesPart } from './styles.ts';
import { paragraph } from './words.ts';
import { chars, el, part } from './xml.ts';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** A template is not made at a moment; every copy carries this one. */
const MADE = '2026-01-01T00:00:00Z';
/** ZIP dates are local time in the archive and zone-less; written from the parts so that every machine writes the same. */
const ZIP_DATE = new Date(2026, 0, 1);

const contentTypes = (): string => part(el('Types', { xmlns: 'http://schemas.openxmlformats.org/package/2006/content-types' },
  el('Default', { Extension: 'rels', ContentType: 'application/vnd.openxmlformats-package.relationships+xml' }),
  el('Default', { Extension: 'xml', ContentType: 'application/xml' }),
  ...Object.entries({
    '/word/document.xml': `${WORD}.document.main+xml`,
    '/word/styles.xml': `${WORD}.styles+xml`,
    '/word/settings.xml': `${WORD}.settings+xml`,
    '/word/fontTable.xml': `${WORD}.fontTable+xml`,
    '/word/header1.xml': `${WORD}.header+xml`,
    '/word/header2.xml': `${WORD}.header+xml`,
    '/docProps/core.xml': 'application/vnd.openxmlformats-package.core-properties+xml',
    '/docProps/app.xml': 'application/vnd.openxmlformats-officedocument.extended-properties+xml',
  }).map(([name, type]) => el('Override', { PartName: name, ContentType: type }))));

const relationships = (targets: readonly (readonly [type: string, target: string])[]): string =>
  part(el('Relationships', { xmlns: RELATIONSHIPS }, ...targets.map(([type, target], index) => el('Relationship', { Id: `rId${index + 1}`, Type: type, Target: target }))));

/** Page numbers stand centred in the top margin; the first page has none (Phụ lục I, Mục I.7). */
const header = (content: string): string => part(el('w:hdr', { 'xmlns:w': W }, content));
const pageNumber = el('w:p', {}, el('w:pPr', {}, el('w:pStyle', { 'w:val': 'PageNumber' })),
  el('w:r', {}, el('w:fldChar', { 'w:fldCharType': 'begin' })),
  el('w:r', {}, el('w:instrText', { 'xml:space': 'preserve' }, ' PAGE ')),
  el('w:r', {}, el('w:fldChar', { 'w:fldCharType': 'separate' })),
  el('w:r', {}, el('w:t', {}, '2')),
  el('w:r', {}, el('w:fldChar', { 'w:fldCharType': 'end' })));

const section = el('w:sectPr', {},
  el('w:headerReference', { 'w:type': 'default', 'r:id': 'rId4' }),
  el('w:headerReference', { 'w:type': 'first', 'r:id': 'rId5' }),
  el('w:pgSz', { 'w:w': PAGE.width, 'w:h': PAGE.height }),
  el('w:pgMar', { 'w:top': PAGE.top, 'w:right': PAGE.right, 'w:bottom': PAGE.bottom, 'w:left': PAGE.left, 'w:header': PAGE.header, 'w:footer': PAGE.footer, 'w:gutter': 0 }),
  el('w:pgNumType', { 'w:start': 1 }),
  el('w:cols', { 'w:space': 708 }),
  el('w:titlePg'));

const settings = (): string => part(el('w:settings', { 'xmlns:w': W },
  el('w:zoom', { 'w:percent': 100 }),
  el('w:defaultTabStop', { 'w:val': 720 }),
  el('w:characterSpacingControl', { 'w:val': 'doNotCompress' }),
  el('w:compat', {}, el('w:compatSetting', { 'w:name': 'compatibilityMode', 'w:uri': 'http://schemas.microsoft.com/office/word', 'w:val': 15 })),
  el('w:themeFontLang', { 'w:val': 'vi-VN' }),
  el('w:decimalSymbol', { 'w:val': ',' }),
  el('w:listSeparator', { 'w:val': ';' })));

const fontTable = (): string => part(el('w:fonts', { 'xmlns:w': W }, el('w:font', { 'w:name': 'Times New Roman' },
  el('w:panose1', { 'w:val': '02020603050405020304' }), el('w:charset', { 'w:val': '00' }), el('w:family', { 'w:val': 'roman' }), el('w:pitch', { 'w:val': 'variable' }))));

const core = (title: string): string => part(el('cp:coreProperties', {
  'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/', 'xmlns:dcterms': 'http://purl.org/dc/terms/', 'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
},
el('dc:title', {}, chars(title)), el('dc:creator', {}, chars('Sở Công Thương (MẪU)')), el('dc:language', {}, 'vi-VN'),
el('dcterms:created', { 'xsi:type': 'dcterms:W3CDTF' }, MADE), el('dcterms:modified', { 'xsi:type': 'dcterms:W3CDTF' }, MADE)));

const app = (): string => part(el('Properties', { xmlns: 'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties' }, el('Application', {}, 'Microsoft Office Word'), el('AppVersion', {}, '16.0000')));

/** Packs a body (paragraphs and tables) into a .docx. */
export const packDocx = (title: string, body: readonly string[]): Uint8Array => {
  const parts: Readonly<Record<string, string>> = {
    '[Content_Types].xml': contentTypes(),
    '_rels/.rels': relationships([
      [`${R}/officeDocument`, 'word/document.xml'],
      ['http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties', 'docProps/core.xml'],
      [`${R}/extended-properties`, 'docProps/app.xml'],
    ]),
    'word/document.xml': part(el('w:document', { 'xmlns:w': W, 'xmlns:r': R }, el('w:body', {}, ...body, section))),
    'word/_rels/document.xml.rels': relationships([
      [`${R}/styles`, 'styles.xml'], [`${R}/settings`, 'settings.xml'], [`${R}/fontTable`, 'fontTable.xml'],
      [`${R}/header`, 'header1.xml'], [`${R}/header`, 'header2.xml'],
    ]),
    'word/styles.xml': stylesPart(),
    'word/settings.xml': settings(),
    'word/fontTable.xml': fontTable(),
    'word/header1.xml': header(pageNumber),
    'word/header2.xml': header(paragraph('PageNumber', '')),
    'docProps/core.xml': core(title),
    'docProps/app.xml': app(),
  };
  const encoder = new TextEncoder();
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, encoder.encode(text)])), { level: 9, mtime: ZIP_DATE, os: 0 });
};
