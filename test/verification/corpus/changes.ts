import { array, asciiText, dict, isArray, isRef, isStream, name, ref, stream, unicodeText, withEntries, type PdfDict, type PdfRef, type PdfValue } from '../../../server/pdf/objects.ts';
import type { NewObject } from '../../../server/pdf/append.ts';
import type { PdfFile } from '../../../server/pdf/file.ts';
import type { Round } from '../round.ts';
import { blackBox, field, firstPage, fromLatin1, latin1, update } from '../tamper.ts';
import { issued, signedOnce, type Attack } from './attack.ts';

type Make = (file: PdfFile, next: () => PdfRef) => readonly NewObject[];

const after = (of: (round: Round) => Uint8Array) => (kind: string, story: string, detail: string, make: Make): Attack =>
  ({ story: `${kind}: ${story}`, because: 'CHANGE_NOT_ALLOWED', detail, make: (round) => update(of(round), make) });
const saved = after(signedOnce);
const savedLater = after(issued);

const itemsOf = (file: PdfFile, value: PdfValue | undefined): readonly PdfValue[] => {
  const found = file.resolve(value);
  return isArray(found) ? found.items : [];
};
const onPage = (entries: (file: PdfFile, next: () => PdfRef) => Readonly<Record<string, PdfValue>>): Make => (file, next) =>
  [{ ref: firstPage(file).ref, body: withEntries(firstPage(file).dict, entries(file, next)) }];
const inCatalog = (entries: Readonly<Record<string, PdfValue>>): Make => (file) => [{ ref: file.rootRef, body: withEntries(file.catalog, entries) }];
const inForm = (entries: Readonly<Record<string, PdfValue>>): Make => (file) => {
  const held = file.catalog.entries.get('AcroForm');
  const form = withEntries(file.dictOf(held, 'AcroForm'), entries);
  return isRef(held) ? [{ ref: held, body: form }] : [{ ref: file.rootRef, body: withEntries(file.catalog, { AcroForm: form }) }];
};
const onField = (fieldName: string, entries: Readonly<Record<string, PdfValue>>): Make => (file) =>
  [{ ref: field(file, fieldName).ref, body: withEntries(field(file, fieldName).dict, entries) }];

const pagesOf = (file: PdfFile): { readonly ref: PdfRef; readonly dict: PdfDict } => {
  const held = file.catalog.entries.get('Pages');
  if (!isRef(held)) throw new Error('no pages');
  return { ref: held, dict: file.dictOf(held, 'Pages') };
};

/** Numbers of the file's own streams whose dictionary says so. */
const streamsWhere = (file: PdfFile, wanted: (entries: PdfDict) => boolean): readonly PdfRef[] =>
  Array.from({ length: file.size }, (_, number) => ref(number)).filter((at) => {
    const value = file.load(at);
    return isStream(value) && wanted(value.dict);
  });

const overwriteFirst = (wanted: (entries: PdfDict) => boolean): Make => (file) => {
  const [first] = streamsWhere(file, wanted);
  if (first === undefined) throw new Error('no such stream');
  const before = file.load(first);
  return isStream(before) ? [{ ref: first, body: { ...before, data: before.data.map((byte) => byte ^ 0x11) } }] : [];
};
const hasKey = (key: string) => (entries: PdfDict): boolean => entries.entries.has(key);

/** Incremental saving: an update that changes what is shown, or what happens. */
const INCREMENTAL: readonly Attack[] = [
  saved('update', 'content in front of the old', 'Contents', (file, next) => { const at = next(); return [{ ref: firstPage(file).ref, body: withEntries(firstPage(file).dict, { Contents: array([at, ...itemsOf(file, firstPage(file).dict.entries.get('Contents'))]) }) }, { ref: at, body: stream({}, fromLatin1('0 0 9 9 re f')) }]; }),
  saved('update', 'the page turned', 'Rotate', onPage(() => ({ Rotate: 90 }))),
  saved('update', 'the page cropped', 'CropBox', onPage(() => ({ CropBox: array([0, 0, 300, 300]) }))),
  saved('update', 'the paper made larger', 'MediaBox', onPage(() => ({ MediaBox: array([0, 0, 3000, 3000]) }))),
  saved('update', 'other resources', 'Resources', onPage(() => ({ Resources: dict({}) }))),
  saved('update', 'an action when the page opens', 'AA', onPage(() => ({ AA: dict({ O: dict({ S: name('URI'), URI: asciiText('https://x.vn') }) }) }))),
  saved('update', 'a page put in', 'Pages', (file, next) => { const [page, tree] = [next(), pagesOf(file)]; return [{ ref: tree.ref, body: withEntries(tree.dict, { Kids: array([...itemsOf(file, tree.dict.entries.get('Kids')), page]), Count: 2 }) }, { ref: page, body: withEntries(firstPage(file).dict, { Annots: null }) }]; }),
  saved('update', 'all pages taken out', 'Pages', (file) => [{ ref: pagesOf(file).ref, body: withEntries(pagesOf(file).dict, { Kids: array([]), Count: 0 }) }]),
  saved('update', 'another tree of pages', 'Pages', (file, next) => { const at = next(); return [{ ref: file.rootRef, body: withEntries(file.catalog, { Pages: at }) }, { ref: at, body: pagesOf(file).dict }]; }),
  saved('update', 'the glyphs of a font exchanged', 'stream', overwriteFirst(hasKey('Length1'))),
  saved('update', 'a font’s mapping to characters', 'stream', overwriteFirst((entries) => !entries.entries.has('Type') && !entries.entries.has('Subtype') && !entries.entries.has('Length1'))),
  saved('update', 'the properties of the document', 'Metadata', overwriteFirst((entries) => entries.entries.get('Type') !== undefined && latin1(fromLatin1(JSON.stringify([...entries.entries]))).includes('Metadata'))),
  saved('update', 'a program in the names', 'Names', inCatalog({ Names: dict({ JavaScript: dict({ Names: array([]) }) }) })),
  saved('update', 'layers that can be switched', 'OCProperties', inCatalog({ OCProperties: dict({ OCGs: array([]), D: dict({}) }) })),
  saved('update', 'another language', 'Lang', inCatalog({ Lang: asciiText('en-US') })),
  saved('update', 'an attached file', 'AF', inCatalog({ AF: array([]) })),
  saved('update', 'the form drawn anew by the reader', 'NeedAppearances', inForm({ NeedAppearances: true })),
  saved('update', 'an XFA form over the page', 'XFA', (file, next) => { const at = next(); return [...inForm({ XFA: at })(file, next), { ref: at, body: stream({}, fromLatin1('<xdp/>')) }]; }),
  saved('update', 'the fields taken out of the form', 'Fields', inForm({ Fields: array([]) })),
  saved('update', 'signatures no longer announced', 'SigFlags', inForm({ SigFlags: 0 })),
  savedLater('update', 'a page’s content after issue', 'Page', onPage(() => ({ Contents: array([]) }))),
  savedLater('update', 'the catalog after issue', 'OpenAction', inCatalog({ OpenAction: array([]) })),
];

const annotation = (subtype: string, more: Readonly<Record<string, PdfValue>> = {}): Make => (file, next) => {
  const [page, note, look] = [firstPage(file), next(), next()];
  return [
    { ref: page.ref, body: withEntries(page.dict, { Annots: array([...itemsOf(file, page.dict.entries.get('Annots')), note]) }) },
    { ref: note, body: dict({ Type: name('Annot'), Subtype: name(subtype), Rect: array([60, 500, 400, 700]), F: 4, AP: dict({ N: look }), ...more }) },
    { ref: look, body: blackBox() },
  ];
};

/** Annotations over what was signed. */
const ANNOTATIONS: readonly Attack[] = [
  ...['FreeText', 'Redact', 'Ink', 'Square', 'Line', 'Watermark', 'Link', 'Text', 'FileAttachment', 'Highlight'].map((subtype) => saved('annotation', subtype, 'Page', annotation(subtype))),
  saved('annotation', 'hidden until printed', 'Page', annotation('Stamp', { F: 36 })),
  saved('annotation', 'the annotations emptied', 'Page', onPage(() => ({ Annots: array([]) }))),
  saved('annotation', 'a signature’s picture hidden by its flags', 'field Step_1 /F', onField('Step_1', { F: 2 })),
  saved('annotation', 'a frame around a field', 'field Step_2 /MK', onField('Step_2', { MK: dict({ BG: array([1, 1, 1]) }) })),
  saved('annotation', 'a field on another page', 'field Step_2 /P', onField('Step_2', { P: null })),
  saved('annotation', 'a field in a layer', 'field Step_2 /OC', onField('Step_2', { OC: dict({ Type: name('OCG') }) })),
  saved('annotation', 'another tooltip over a signature', 'field Step_1 /TU', onField('Step_1', { TU: unicodeText('Giám đốc') })),
  saved('annotation', 'a field with another name', 'field', onField('Step_2', { T: unicodeText('Step_9') })),
  savedLater('annotation', 'a stamp after issue', 'Page', annotation('Stamp')),
];

const TOP: Readonly<Record<string, PdfValue>> = { OpenAction: dict({ S: name('GoTo') }) };
/** Long-term data as a pretext, on the issued document. */
const PRETEXTS: readonly Attack[] = [
  savedLater('pretext', 'a store that brings an action', 'OpenAction', (file, next) => { const at = next(); return [{ ref: file.rootRef, body: withEntries(file.catalog, { DSS: at, ...TOP }) }, { ref: at, body: dict({ Type: name('DSS') }) }]; }),
  savedLater('pretext', 'a store with a dictionary among its streams', 'DSS', (file, next) => { const [at, other] = [next(), next()]; return [{ ref: file.rootRef, body: withEntries(file.catalog, { DSS: at }) }, { ref: at, body: dict({ Type: name('DSS'), CRLs: array([other]) }) }, { ref: other, body: dict({ S: name('JavaScript') }) }]; }),
  savedLater('pretext', 'a store that points at the page', 'reference', (file, next) => { const at = next(); return [{ ref: file.rootRef, body: withEntries(file.catalog, { DSS: at }) }, { ref: at, body: dict({ Type: name('DSS'), VRI: dict({ A: firstPage(file).ref }) }) }]; }),
  savedLater('pretext', 'a store with one key too many', 'DSS /AP', (file, next) => { const at = next(); return [{ ref: file.rootRef, body: withEntries(file.catalog, { DSS: at }) }, { ref: at, body: dict({ Type: name('DSS'), AP: array([]) }) }]; }),
];

export const CHANGES: readonly Attack[] = [...INCREMENTAL, ...ANNOTATIONS, ...PRETEXTS];
