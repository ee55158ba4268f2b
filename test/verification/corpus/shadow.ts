import { array, dict, isArray, isRef, name, ref, stream, unicodeText, withEntries, type PdfRef, type PdfValue } from '../../../server/pdf/objects.ts';
import type { NewObject } from '../../../server/pdf/append.ts';
import type { PdfFile } from '../../../server/pdf/file.ts';
import { signField } from '../../signing/circulation-file.ts';
import type { Round } from '../round.ts';
import { handSign } from '../hand-made.ts';
import { SIGNED_AT } from '../round.ts';
import { blackBox, field, firstPage, fromLatin1, update } from '../tamper.ts';
import { signedOnce, unsigned, type Attack } from './attack.ts';

type Make = (file: PdfFile, next: () => PdfRef) => readonly NewObject[];

/** Number of the first object that the attacker's preparation added. */
const firstAdded = (round: Round): number => {
  let first = 0;
  update(unsigned(round), (_, next) => { const at = next(); first = at.number; return [{ ref: at, body: null }]; });
  return first;
};

/** The file is prepared, honestly signed, and then changed. */
const shadow = (story: string, prepare: Make, change: (added: number) => Make, detail = ''): Attack => ({
  story: `shadow: ${story}`, because: 'CHANGE_NOT_ALLOWED', detail,
  make: async (round) => {
    const [holder] = round.people;
    if (holder === undefined) throw new Error('nobody');
    const signed = await signField({ pdf: update(unsigned(round), prepare), fieldName: 'Step_1', holder, when: SIGNED_AT });
    return update(signed, change(firstAdded(round)));
  },
});

const annotsOf = (file: PdfFile): readonly PdfValue[] => {
  const found = file.resolve(firstPage(file).dict.entries.get('Annots'));
  return isArray(found) ? found.items : [];
};
/** Puts a black sheet over the page before the signature. */
const overlay: Make = (file, next) => {
  const [note, look] = [next(), next()];
  return [
    { ref: note, body: dict({ Type: name('Annot'), Subtype: name('Stamp'), Rect: array([0, 0, 500, 800]), F: 4, AP: dict({ N: look }) }) }, { ref: look, body: blackBox() },
    { ref: firstPage(file).ref, body: withEntries(firstPage(file).dict, { Annots: array([...annotsOf(file), note]) }) },
  ];
};
/** A second page tree that lies ready. */
const secondTree: Make = (file, next) => {
  const [tree, page, content] = [next(), next(), next()];
  return [
    { ref: tree, body: dict({ Type: name('Pages'), Kids: array([page]), Count: 1 }) },
    { ref: page, body: withEntries(firstPage(file).dict, { Parent: tree, Contents: content, Annots: array([]) }) },
    { ref: content, body: stream({}, fromLatin1('BT ET')) },
    { ref: file.rootRef, body: withEntries(file.catalog, { PieceInfo: dict({ X: dict({ Private: tree }) }) }) },
  ];
};
const layered: Make = (file, next) => {
  const group = next();
  return [{ ref: group, body: dict({ Type: name('OCG'), Name: unicodeText('x') }) }, { ref: file.rootRef, body: withEntries(file.catalog, { OCProperties: dict({ OCGs: array([group]), D: dict({ ON: array([group]) }) }) }) }];
};
/** The page names an object that is not there yet. */
const missing: Make = (file, next) => {
  const used = next();
  return [{ ref: used, body: dict({}) }, { ref: firstPage(file).ref, body: withEntries(firstPage(file).dict, { PieceInfo: dict({ X: ref(used.number + 40) }) }) }];
};

const SHADOW: readonly Attack[] = [
  shadow('hide: the sheet over the text is freed from its page', overlay, () => (file) => [{ ref: firstPage(file).ref, body: withEntries(firstPage(file).dict, { Annots: array(annotsOf(file).slice(0, -1)) }) }], 'Page'),
  shadow('hide: the sheet becomes nothing', overlay, (added) => () => [{ ref: ref(added), body: null }], 'Annot'),
  shadow('hide: the sheet’s look becomes empty', overlay, (added) => () => [{ ref: ref(added + 1), body: blackBox({ Matrix: array([0, 0, 0, 0, 0, 0]) }) }], 'XObject'),
  shadow('hide: the sheet is no longer shown', overlay, (added) => (file) => [{ ref: ref(added), body: withEntries(file.dictOf(ref(added), 'note'), { F: 2 }) }], '/F'),
  shadow('hide: a layer is switched off', layered, () => (file) => [{ ref: file.rootRef, body: withEntries(file.catalog, { OCProperties: dict({ OCGs: array([]), D: dict({}) }) }) }], 'OCProperties'),
  shadow('replace: other words in a form over the page', overlay, (added) => () => [{ ref: ref(added + 1), body: blackBox({ BBox: array([0, 0, 500, 800]) }) }]),
  shadow('replace: a reserved field shows something while it is empty', overlay, (added) => (file) => [{ ref: field(file, 'Step_2').ref, body: withEntries(field(file, 'Step_2').dict, { AP: dict({ N: ref(added + 1) }) }) }]),
  shadow('replace: the number field shows what lay ready', overlay, (added) => (file) => [{ ref: field(file, 'Number').ref, body: withEntries(field(file, 'Number').dict, { V: unicodeText('15'), AP: dict({ N: ref(added + 1) }) }) }], 'appearance is not new'),
  shadow('hide and replace: the catalog turns to the pages that lay ready', secondTree, (added) => (file) => [{ ref: file.rootRef, body: withEntries(file.catalog, { Pages: ref(added) }) }], 'catalog|Catalog'),
  shadow('hide and replace: the old tree takes the new page', secondTree, (added) => (file) => { const held = file.catalog.entries.get('Pages'); return isRef(held) ? [{ ref: held, body: dict({ Type: name('Pages'), Kids: array([ref(added + 1)]), Count: 1 }) }] : []; }, 'Pages'),
  shadow('hide and replace: the signed page takes the content that lay ready', secondTree, (added) => (file) => [{ ref: firstPage(file).ref, body: withEntries(firstPage(file).dict, { Contents: ref(added + 2) }) }], 'Contents'),
  shadow('an object that was named before it was there', missing, (added) => (file) => [{ ref: ref(added + 40), body: dict({ Type: name('DSS') }) }, { ref: file.rootRef, body: withEntries(file.catalog, { DSS: ref(added + 40) }) }], 'prepared before signing'),
];

/** A second signature as the carrier of a change: its look, its box, its neighbours. */
const sneaky = (story: string, detail: string, beside: (file: PdfFile, next: () => PdfRef) => { readonly objects: readonly NewObject[]; readonly widget?: Readonly<Record<string, PdfValue>> }): Attack => ({
  story: `sneaky signature: ${story}`, because: 'CHANGE_NOT_ALLOWED', detail,
  make: (round) => {
    const [, , holder] = round.people;
    if (holder === undefined) throw new Error('nobody');
    return handSign({ pdf: signedOnce(round), fieldName: 'Step_3', holder, beside });
  },
});
const look = (body: PdfValue) => (_: PdfFile, next: () => PdfRef) => { const at = next(); return { objects: [{ ref: at, body }], widget: { AP: dict({ N: at }) } }; };

const SNEAKY: readonly Attack[] = [
  sneaky('its box moved over the text', '/Rect', () => ({ objects: [], widget: { Rect: array([60, 500, 500, 700]) } })),
  sneaky('its look is a page’s content', 'appearance is not new', (file) => ({ objects: [], widget: { AP: dict({ N: firstPage(file).dict.entries.get('Contents') ?? null }) } })),
  sneaky('its look draws an old object', 'reference to object', (file, next) => { const at = next(); return { objects: [{ ref: at, body: blackBox({ Resources: dict({ XObject: dict({ X: firstPage(file).ref }) }) }) }], widget: { AP: dict({ N: at }) } }; }),
  sneaky('a look for the mouse besides', 'appearance other than /N', (_, next) => { const [a, b] = [next(), next()]; return { objects: [{ ref: a, body: blackBox() }, { ref: b, body: blackBox() }], widget: { AP: dict({ N: a, R: b }) } }; }),
  sneaky('its look belongs to a layer', 'appearance /OC', look(blackBox({ OC: dict({ Type: name('OCG') }) }))),
  sneaky('its look fetches another file', 'appearance /Ref', look(blackBox({ Ref: dict({ F: unicodeText('x.pdf') }) }))),
  sneaky('its look is PostScript', 'appearance', look(stream({ Type: name('XObject'), Subtype: name('PS') }, fromLatin1('x')))),
  sneaky('its look has no box', 'appearance is no form', look(stream({ Type: name('XObject'), Subtype: name('Form') }, fromLatin1('0 0 9 9 re f')))),
  sneaky('the page changed beside it', 'Page', (file) => ({ objects: [{ ref: firstPage(file).ref, body: withEntries(firstPage(file).dict, { Rotate: 180 }) }] })),
  sneaky('another signature’s look changed beside it', 'field Step_1', (file, next) => { const at = next(); return { objects: [{ ref: at, body: blackBox() }, { ref: field(file, 'Step_1').ref, body: withEntries(field(file, 'Step_1').dict, { AP: dict({ N: at }) }) }] }; }),
  sneaky('something for later beside it', 'new object', (_, next) => ({ objects: [{ ref: next(), body: blackBox() }] })),
  sneaky('an action on its field', '/A', () => ({ objects: [], widget: { A: dict({ S: name('URI') }) } })),
];

export const PREPARED: readonly Attack[] = [...SHADOW, ...SNEAKY];
