import { createHash } from 'node:crypto';
import type { Document } from '@xmldom/xmldom';
import { RefusalError } from '../../circulation/errors.ts';
import { storyText } from '../../format/read/story-text.ts';
import { comparedText, isMarginStory } from '../../format/text-digest.ts';
import type { ConversionWarning } from '../wanted-place.ts';
import { checkPicture } from './check-pictures.ts';
import { checkShape } from './check-shape.ts';
import type { CheckedDocx } from './checked-docx.ts';
import { cleanPart } from './clean-part.ts';
import { DOCX_LIMITS } from './limits.ts';
import { readZip } from './read-zip.ts';
import { cutDangling, cutOutsideLinks, relationshipsOf, resolveTarget } from './relationships.ts';
import { allOf, decodeXml, isElement, parseXml, serializeXml, W } from './xml.ts';

const CONTENT_TYPES = '[Content_Types].xml';
const PACKAGE_RELATIONSHIPS = '_rels/.rels';
/** Not needed on paper, and places where things hide: bound data, embedded objects, the glossary, previews, vector pictures that have a bitmap beside them. */
const DROPPED = /^(customXml|_xmlsignatures|word\/(glossary|embeddings|activeX|printerSettings))\/|^docProps\/(thumbnail|custom)|\.svg$|^word\/(webSettings|people|keyMappings|customizations|attachedToolbars)/i;

const checkKind = (bytes: Uint8Array): void => {
  if (bytes.length === 0) throw new RefusalError('FILE_EMPTY');
  if (bytes.length > DOCX_LIMITS.fileMb * 1024 * 1024) throw new RefusalError('FILE_TOO_LARGE', { limit: DOCX_LIMITS.fileMb });
  const signature = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 8)).toString('hex');
  if (signature.startsWith('d0cf11e0')) {
    // OLE compound file: a password turns a .docx into one that holds a stream of this name (MS-OFFCRYPTO §1.3), else it is an old .doc.
    const encrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from('EncryptedPackage', 'utf16le'));
    throw new RefusalError(encrypted ? 'FILE_ENCRYPTED' : 'FILE_LEGACY_DOC');
  }
  if (!signature.startsWith('504b0304')) throw new RefusalError('FILE_NOT_DOCX');
};

const looksLikeXml = (part: Uint8Array): boolean => {
  let at = part[0] === 0xef && part[1] === 0xbb ? 3 : 0;
  while (at < part.length && [0x20, 0x09, 0x0a, 0x0d].includes(part[at] ?? 0)) at += 1;
  return part[at] === 0x3c || (part[0] === 0xff && part[1] === 0xfe) || (part[0] === 0xfe && part[1] === 0xff);
};

const refuseMacros = (name: string, xml: string): void => {
  if (/vbaProject|vbaData/i.test(name)) throw new RefusalError('FILE_HAS_MACROS');
  if (name === CONTENT_TYPES && /macroEnabled|vbaProject/i.test(xml)) throw new RefusalError('FILE_HAS_MACROS');
  if (name.endsWith('.rels') && /\/(vbaProject|wordVbaData)["']/i.test(xml)) throw new RefusalError('FILE_HAS_MACROS');
};

const mainPartOf = (parts: ReadonlyMap<string, Uint8Array>, trees: ReadonlyMap<string, Document>): string => {
  const rels = trees.get(PACKAGE_RELATIONSHIPS);
  const main = rels && relationshipsOf(rels).find(({ kind }) => kind === 'officeDocument');
  const name = main && resolveTarget('', main.target);
  const root = name === undefined ? null : trees.get(name)?.documentElement;
  if (name === undefined || !parts.has(CONTENT_TYPES) || root?.localName !== 'document' || root.namespaceURI !== W) throw new RefusalError('FILE_NOT_DOCX');
  return name;
};

const cutContentTypes = (types: Document, has: (part: string) => boolean): void => {
  for (const override of Array.from(types.documentElement?.childNodes ?? []).filter(isElement)) {
    const name = override.getAttribute('PartName');
    if (name !== null && !has(name.replace(/^\//, ''))) types.documentElement?.removeChild(override);
  }
};

const warningsOf = (trees: ReadonlyMap<string, Document>, main: Document, cut: readonly string[]): readonly ConversionWarning[] => [
  ...(['ins', 'del', 'moveFrom', 'moveTo'].some((name) => allOf(main, name).some((mark) => mark.parentNode?.localName !== 'rPr')) ? [{ code: 'TRACKED_CHANGES', facts: {} } as const] : []),
  ...([...trees.keys()].some((name) => /\/comments\d*\.xml$/.test(name)) ? [{ code: 'COMMENTS', facts: {} } as const] : []),
  ...[...new Set(cut)].map((target) => ({ code: 'OUTSIDE_LINK_CUT', facts: { target } }) as const),
];

/**
 * Reads, judges and cleans a .docx. Pure computing, up to seconds for a hostile file: `checkDocx` runs it off the event loop.
 * @throws RefusalError with a FILE_* code
 */
export const inspectDocx = (bytes: Uint8Array): CheckedDocx => {
  checkKind(bytes);
  const parts = new Map<string, Uint8Array>();
  const trees = new Map<string, Document>();
  for (const [name, part] of readZip(bytes)) {
    const xml = looksLikeXml(part) ? decodeXml(part) : '';
    if (xml !== '') checkShape(xml);
    refuseMacros(name, xml);
    if (DROPPED.test(name)) continue;
    if (xml === '') checkPicture(name, part);
    else trees.set(name, parseXml(xml));
    parts.set(name, part);
  }
  const mainPart = mainPartOf(parts, trees);
  const has = (name: string): boolean => parts.has(name);
  const cut: string[] = [];
  for (const [name, tree] of trees) {
    if (name.endsWith('.rels')) {
      cut.push(...cutOutsideLinks(tree));
      cutDangling(tree, name, has);
    } else if (name === CONTENT_TYPES) cutContentTypes(tree, has);
    else cut.push(...cleanPart(tree));
    parts.set(name, serializeXml(tree));
  }
  const main = trees.get(mainPart);
  if (main === undefined) throw new RefusalError('FILE_NOT_DOCX');
  const text = storyText(main);
  const margins = new Map([...trees].filter(([name]) => isMarginStory(name)).map(([name, tree]) => [name, storyText(tree)]));
  const textDigest = createHash('sha256').update(comparedText(text, margins), 'utf8').digest('hex');
  const ordered = new Map([...parts].sort(([a], [b]) => Number(b === CONTENT_TYPES) - Number(a === CONTENT_TYPES)));
  return { parts: ordered, mainPart, text, textDigest, warnings: warningsOf(trees, main, cut) };
};
