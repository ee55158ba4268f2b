import fontkit from '@cantoo/fontkit';
import { createHash } from 'node:crypto';
import { PDFDocument, PDFHeader, PDFHexString, PDFName, PDFNull, PDFRef, PDFString, type PDFContext, type PDFDict, type PDFPage } from 'pdf-lib';
import { checkBase } from './check-base.ts';
import { defaultAppearance } from './default-appearance.ts';
import { FACES, type Face } from './font.ts';
import type { Rect } from './geometry.ts';
import { malformed } from './malformed.ts';
import { CREATOR, LANGUAGE, pdfDate, xmpPacket, type Properties } from './metadata.ts';
import { dropDestinations, sweep } from './tidy-source.ts';

/** A field to reserve; every field of a document is reserved before its first signature. Rectangles in points, pages from 0. */
export type FieldPlan =
  | { readonly kind: 'signature'; readonly name: string; readonly page: number; readonly rect: Rect; readonly tooltip: string; readonly lock: boolean }
  | { readonly kind: 'text'; readonly name: string; readonly page: number; readonly rect: Rect; readonly size: number; readonly align: 'left' | 'center'; readonly italic: boolean };

export interface BaseRequest extends Properties {
  /** A PDF/A-2b export of the converter. */
  readonly pdf: Uint8Array;
  readonly fields: readonly FieldPlan[];
}

/** The field that the document timestamp of the archive level will take (ETSI EN 319 142-1 §5.4.3). */
const DOCUMENT_TIMESTAMP_FIELD = 'DocTS1';

/** Print + Locked (ISO 32000-2 Table 167): seen on paper, not to be moved. */
const WIDGET_FLAGS = 132;
const READ_ONLY = 1;
const N = PDFName.of;

const faceOf = ({ italic }: Extract<FieldPlan, { kind: 'text' }>): Face => (italic ? 'italic' : 'upright');

const blankAppearance = (context: PDFContext, { width, height }: Rect): PDFRef =>
  context.register(context.stream('', { Type: 'XObject', Subtype: 'Form', FormType: 1, BBox: [0, 0, width, height], Resources: {} }));

const round = (value: number): number => Math.round(value * 1000) / 1000;
const rounded = ({ x, y, width, height }: Rect): Rect => ({ x: round(x), y: round(y), width: round(width), height: round(height) });

const fieldDict = (context: PDFContext, page: PDFPage, plan: FieldPlan): PDFDict => {
  const rect = rounded(plan.rect);
  const dict: PDFDict = context.obj({
    Type: 'Annot', Subtype: 'Widget', F: WIDGET_FLAGS, P: page.ref, T: PDFHexString.fromText(plan.name),
    Rect: [rect.x, rect.y, round(rect.x + rect.width), round(rect.y + rect.height)],
  });
  if (rect.width > 0 && rect.height > 0) dict.set(N('AP'), context.obj({ N: blankAppearance(context, rect) }));
  if (plan.kind === 'text') {
    dict.set(N('FT'), N('Tx'));
    dict.set(N('Ff'), context.obj(READ_ONLY));
    dict.set(N('Q'), context.obj(plan.align === 'center' ? 1 : 0));
    dict.set(N('DA'), PDFString.of(defaultAppearance({ face: faceOf(plan), size: plan.size })));
    return dict;
  }
  dict.set(N('FT'), N('Sig'));
  if (plan.tooltip !== '') dict.set(N('TU'), PDFHexString.fromText(plan.tooltip));
  // Everything is final once the seal stands; only long-term data may follow (ISO 32000-2 §12.7.5.5, Table 236).
  if (plan.lock) dict.set(N('Lock'), context.register(context.obj({ Type: 'SigFieldLock', Action: 'All', P: 1 })));
  return dict;
};

const setProperties = (doc: PDFDocument, properties: Properties): void => {
  const { context, catalog } = doc;
  const text = (value: string): PDFHexString => PDFHexString.fromText(value.normalize('NFC'));
  const when = PDFString.of(pdfDate(properties.createdAt));
  context.trailerInfo.Info = context.register(context.obj({
    Title: text(properties.title), Author: text(properties.author), Subject: text(properties.subject),
    Creator: text(CREATOR), Producer: text(CREATOR), CreationDate: when, ModDate: when,
  }));
  catalog.set(N('Metadata'), context.register(context.stream(new TextEncoder().encode(xmpPacket(properties)), { Type: 'Metadata', Subtype: 'XML' })));
  catalog.set(N('Lang'), PDFString.of(LANGUAGE));
  catalog.set(N('Extensions'), context.obj({ ESIC: { BaseVersion: '1.7', ExtensionLevel: 1 } }));
  catalog.delete(N('Version'));
};

/** A gap in the numbering becomes a null object: Acrobat doubts the first signature over a cross-reference with several subsections. */
const fillGaps = (context: PDFContext): void => {
  const used = new Set(context.enumerateIndirectObjects().map(([ref]) => ref.objectNumber));
  for (let number = 1; number < context.largestObjectNumber; number += 1) if (!used.has(number)) context.assign(PDFRef.of(number), PDFNull);
};

/** The faces that the fields will need, whole, by their resource names; the upright one always: the form itself names it. */
const embedFaces = async (doc: PDFDocument, fields: readonly FieldPlan[]): Promise<Record<string, PDFRef>> => {
  const faces = new Set<Face>(['upright', ...fields.flatMap((plan) => (plan.kind === 'text' ? [faceOf(plan)] : []))]);
  const embedded = [...faces].map(async (face) => {
    const { bytes, resource, name } = FACES[face];
    return [resource, (await doc.embedFont(bytes, { subset: false, customName: name })).ref] as const;
  });
  return Object.fromEntries(await Promise.all(embedded));
};

/**
 * Makes the base that circulates: the converter's PDF/A-2b with every field reserved, the fonts for what the server will write,
 * its properties set, and one contiguous cross-reference table. Nothing of it ever changes again; revisions only follow it.
 * @throws RefusalError PDF_MALFORMED
 */
export const buildBase = async ({ pdf, fields, ...properties }: BaseRequest): Promise<Uint8Array> => {
  const doc = await PDFDocument.load(pdf, { updateMetadata: false, throwOnInvalidObject: true }).catch((cause: unknown) => {
    throw malformed(cause instanceof Error ? cause.message : 'unreadable');
  });
  const { context, catalog } = doc;
  doc.registerFontkit(fontkit);
  dropDestinations(doc);
  const fonts = await embedFaces(doc, fields);
  const timestampField: FieldPlan = { kind: 'signature', name: DOCUMENT_TIMESTAMP_FIELD, page: 0, rect: { x: 0, y: 0, width: 0, height: 0 }, tooltip: '', lock: false };
  const pages = doc.getPages();
  const refs = [...fields, timestampField].map((plan) => {
    const page = pages[plan.page];
    if (page === undefined) throw malformed(`field ${plan.name} is on page ${plan.page + 1}, which does not exist`);
    const ref = context.register(fieldDict(context, page, plan));
    page.node.addAnnot(ref);
    return ref;
  });
  catalog.set(N('AcroForm'), context.register(context.obj({
    Fields: refs, SigFlags: 3, DR: { Font: fonts }, DA: PDFString.of(defaultAppearance({ face: 'upright', size: 12 })),
  })));
  setProperties(doc, properties);
  const id = PDFHexString.of(createHash('sha256').update(pdf).digest('hex').slice(0, 32).toUpperCase());
  context.trailerInfo.ID = context.obj([id, id]);
  context.header = PDFHeader.forVersion(1, 7);
  await doc.flush();
  sweep(context);
  fillGaps(context);
  const saved = await doc.save({ useObjectStreams: false, updateFieldAppearances: false, addDefaultPage: false });
  const base = saved.at(-1) === 0x0a ? saved : new Uint8Array([...saved, 0x0a]);
  checkBase(base);
  return base;
};
