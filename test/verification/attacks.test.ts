import { beforeAll, describe, expect, test } from 'vitest';
import { withDelta } from '../../server/pdf/append.ts';
import { FACES, type Face } from '../../server/pdf/font.ts';
import { array, dict, name, ref, stream, unicodeText, withEntries } from '../../server/pdf/objects.ts';
import { textAppearance } from '../../server/pdf/text-appearance.ts';
import { fillFields } from '../../server/signing/fill.ts';
import type { FindingCode } from '../../server/verification/findings.ts';
import { verifyDocument } from '../../server/verification/verify-document.ts';
import { goRound, NOW, type Round } from './round.ts';
import { blackBox, field, firstPage, fromLatin1, latin1, overwrite, update } from './tamper.ts';

let round: Round;
beforeAll(async () => {
  round = await goRound();
});

/** The document with one signature, with all four, filled, and sealed. */
const one = (): Uint8Array => round.revisions[1] ?? new Uint8Array();
const four = (): Uint8Array => round.revisions[4] ?? new Uint8Array();
const sealed = (): Uint8Array => round.revisions[6] ?? new Uint8Array();

interface Attack {
  readonly story: string;
  readonly make: () => Uint8Array;
  readonly because: FindingCode;
  /** Part of the finding's detail. */
  readonly detail?: string;
}

const widgetChange = (key: string, value: Parameters<typeof withEntries>[1][string], fieldName = 'Step_1') => (): Uint8Array =>
  update(one(), (file) => [{ ref: field(file, fieldName).ref, body: withEntries(field(file, fieldName).dict, { [key]: value }) }]);

const signNow = (entries: Readonly<Record<string, Parameters<typeof withEntries>[1][string]>>) => (): Uint8Array =>
  update(one(), (file, next) => {
    const [signature, { ref: at, dict: before }] = [next(), field(file, 'Step_2')];
    return [{ ref: signature, body: dict({ Type: name('Sig'), ...entries }) }, { ref: at, body: withEntries(before, { V: signature }) }];
  });

const numberShowing = (shown: string, more: Parameters<typeof withEntries>[1] = {}, face: Face = 'upright') => (): Uint8Array =>
  update(four(), (file, next) => {
    const { ref: at, dict: before, rect } = field(file, 'Number');
    const [look, form] = [next(), file.dictOf(file.catalog.entries.get('AcroForm'), 'AcroForm')];
    const font = file.dictOf(file.dictOf(form.entries.get('DR'), 'DR').entries.get('Font'), 'Font').entries.get(FACES[face].resource);
    if (rect === null || typeof font !== 'object' || font?.kind !== 'ref') throw new Error('no field');
    return [{ ref: at, body: withEntries(before, { V: unicodeText('15'), AP: dict({ N: look }), ...more }) }, { ref: look, body: textAppearance(shown, rect, { face, size: 13 }, 'center', font) }];
  });

/** Moves the second signed part behind an insertion, as in signature wrapping. */
const wrapped = (): Uint8Array => {
  const text = latin1(one());
  const match = /\/ByteRange \[0 (\d+) (\d+) (\d+)\] */.exec(text);
  const [before = 0, after = 0, rest = 0] = (match ?? []).slice(1).map(Number);
  const insertion = '\n999 0 obj\n<<>>\nendobj\n';
  const moved = text.slice(0, after) + insertion + text.slice(after);
  return fromLatin1(moved.replace(match?.[0] ?? '', `/ByteRange [0 ${before} ${after + insertion.length} ${rest}]`.padEnd(match?.[0].length ?? 0)));
};

const withoutRangePart = (change: (numbers: readonly number[]) => readonly number[]) => (): Uint8Array =>
  overwrite(one(), /\/ByteRange \[[\d ]+\] */, (found) => {
    const numbers = [...found.matchAll(/\d+/g)].map(([digits]) => Number(digits));
    return `/ByteRange [${change(numbers).join(' ')}]`.padEnd(found.length).slice(0, found.length);
  });

const attacks: readonly Attack[] = [
  // The bytes themselves
  { story: 'one byte of the page changed', make: () => overwrite(one(), /stream\n[^]{40}/, (found) => found.slice(0, -1) + String.fromCharCode(found.charCodeAt(found.length - 1) ^ 1), 2), because: 'DIGEST_MISMATCH' },
  { story: 'the last bytes cut off', make: () => one().slice(0, -9), because: 'FILE_MALFORMED' },
  { story: 'bytes behind the end', make: () => fromLatin1(`${latin1(one())}hidden`), because: 'FILE_MALFORMED' },
  { story: 'a second tail that points back at the old cross-reference', make: () => fromLatin1(`${latin1(one())}startxref\n${/startxref\n(\d+)/.exec(latin1(one()))?.[1] ?? ''}\n%%EOF\n`), because: 'FILE_MALFORMED' },
  // Universal signature forgery
  { story: 'a byte range that starts later', make: withoutRangePart(([, b = 0, c = 0, d = 0]) => [1, b - 1, c, d]), because: 'COVERAGE_WRONG' },
  { story: 'a byte range that ends early', make: withoutRangePart(([a = 0, b = 0, c = 0, d = 0]) => [a, b, c, d - 10]), because: 'COVERAGE_WRONG' },
  { story: 'a gap wider than the signature', make: withoutRangePart(([a = 0, b = 0, c = 0, d = 0]) => [a, b - 8, c, d]), because: 'COVERAGE_WRONG' },
  { story: 'three numbers in the byte range', make: withoutRangePart(([a = 0, b = 0, c = 0]) => [a, b, c]), because: 'DICTIONARY_WRONG' },
  { story: 'no byte range at all', make: signNow({ SubFilter: name('ETSI.CAdES.detached') }), because: 'DICTIONARY_WRONG' },
  { story: 'a signature without a value', make: signNow({ SubFilter: name('ETSI.CAdES.detached'), ByteRange: array([0, 10, 20, 30]), Contents: null }), because: 'DICTIONARY_WRONG' },
  { story: 'an empty value', make: signNow({ SubFilter: name('ETSI.CAdES.detached'), ByteRange: array([0, 10, 20, 30]), Contents: { kind: 'text', bytes: new Uint8Array(), hex: true, start: -1, end: -1 } }), because: 'COVERAGE_WRONG' },
  { story: 'an unknown kind of signature', make: signNow({ SubFilter: name('adbe.x509.rsa_sha1') }), because: 'DICTIONARY_WRONG' },
  { story: 'bytes hidden behind the CMS in the hole', make: () => overwrite(one(), /00000000>/, () => '00DEAD00>'), because: 'CMS_MALFORMED' },
  { story: 'zeros instead of the CMS', make: () => overwrite(one(), /\/Contents <3082[0-9A-F]+>/, (found) => `/Contents <${'0'.repeat(found.length - 12)}>`), because: 'CMS_MALFORMED' },
  // Signature wrapping
  { story: 'the second part moved behind an insertion', make: wrapped, because: 'FILE_MALFORMED' },
  // Incremental saving
  { story: 'new content on the page', make: () => update(one(), (file, next) => { const [page, at] = [firstPage(file), next()]; return [{ ref: page.ref, body: withEntries(page.dict, { Contents: at }) }, { ref: at, body: stream({}, fromLatin1('0 0 99 99 re f')) }]; }), because: 'CHANGE_NOT_ALLOWED', detail: 'Page' },
  { story: 'the content stream overwritten', make: () => update(one(), (file) => { const [at] = file.itemsOf(firstPage(file).dict.entries.get('Contents'), 'Contents'); return typeof at === 'object' && at?.kind === 'ref' ? [{ ref: at, body: stream({}, fromLatin1('0 0 99 99 re f')) }] : []; }), because: 'CHANGE_NOT_ALLOWED', detail: 'stream' },
  { story: 'another catalog', make: () => update(one(), (file) => [{ ref: file.rootRef, body: withEntries(file.catalog, { OpenAction: dict({ S: name('JavaScript') }) }) }]), because: 'CHANGE_NOT_ALLOWED', detail: 'OpenAction' },
  { story: 'an object that nothing leads to, kept for later', make: () => update(one(), (_, next) => [{ ref: next(), body: blackBox() }]), because: 'CHANGE_NOT_ALLOWED', detail: 'new object' },
  { story: 'an object outside the cross-reference', make: () => { const made = latin1(update(one(), (file) => [{ ref: field(file, 'Step_2').ref, body: withEntries(field(file, 'Step_2').dict, { M: unicodeText('x') }) }])); const at = made.lastIndexOf('endobj\n') + 7; const offset = made.lastIndexOf('startxref\n') + 10; const hidden = '777 0 obj\n<<>>\nendobj\n'; return fromLatin1(made.slice(0, at) + hidden + made.slice(at, offset) + String(Number(made.slice(offset, made.indexOf('\n', offset))) + hidden.length) + made.slice(made.indexOf('\n', offset))); }, because: 'CHANGE_NOT_ALLOWED', detail: 'unlisted content' },
  { story: 'an old object taken up again', make: () => { const made = latin1(update(one(), (file) => [{ ref: field(file, 'Step_2').ref, body: field(file, 'Step_2').dict }])); return fromLatin1(made.replace(/(\nxref\n\d+ 1\n)\d{10}(?![^]*\nxref\n)/, '$10000000020')); }, because: 'FILE_MALFORMED' },
  // Annotations
  { story: 'a stamp over the text', make: () => update(one(), (file, next) => { const [page, note, look] = [firstPage(file), next(), next()]; const before = file.resolve(page.dict.entries.get('Annots')); return [{ ref: page.ref, body: withEntries(page.dict, { Annots: array([...(typeof before === 'object' && before?.kind === 'array' ? before.items : []), note]) }) }, { ref: note, body: dict({ Type: name('Annot'), Subtype: name('Stamp'), Rect: array([0, 0, 500, 500]), AP: dict({ N: look }) }) }, { ref: look, body: blackBox() }]; }), because: 'CHANGE_NOT_ALLOWED', detail: 'Page' },
  { story: 'the box of a signature moved over the text', make: widgetChange('Rect', array([0, 0, 500, 800])), because: 'CHANGE_NOT_ALLOWED', detail: 'Rect' },
  { story: 'the box of an unsigned field moved', make: widgetChange('Rect', array([0, 0, 500, 800]), 'Step_3'), because: 'CHANGE_NOT_ALLOWED' },
  { story: 'the picture of a signature exchanged', make: () => update(one(), (file, next) => { const [look, at] = [next(), field(file, 'Step_1')]; return [{ ref: at.ref, body: withEntries(at.dict, { AP: dict({ N: look }) }) }, { ref: look, body: blackBox() }]; }), because: 'CHANGE_NOT_ALLOWED' },
  { story: 'a signature taken away', make: () => update(one(), (file) => { const at = field(file, 'Step_1'); return [{ ref: at.ref, body: withEntries(at.dict, { V: null }) }]; }), because: 'CHANGE_NOT_ALLOWED' },
  { story: 'an action on a field', make: widgetChange('AA', dict({ E: dict({ S: name('JavaScript') }) }), 'Step_2'), because: 'CHANGE_NOT_ALLOWED' },
  // Number and date
  { story: 'a number that shows another', make: numberShowing('16'), because: 'CHANGE_NOT_ALLOWED', detail: 'something else' },
  { story: 'a number in the face of the date', make: numberShowing('15', {}, 'italic'), because: 'CHANGE_NOT_ALLOWED', detail: 'something else' },
  { story: 'a number field made larger', make: numberShowing('15', { Rect: array([0, 0, 500, 800]) }), because: 'CHANGE_NOT_ALLOWED', detail: 'Rect' },
  { story: 'a number set a second time', make: () => update(round.revisions[5] ?? one(), (file) => { const at = field(file, 'Number'); return [{ ref: at.ref, body: withEntries(at.dict, { V: unicodeText('99') }) }]; }), because: 'CHANGE_NOT_ALLOWED', detail: 'had a value' },
  { story: 'a date set after the seal', make: () => { const unfilled = round.revisions[6] ?? one(); return update(unfilled, (file) => { const at = field(file, 'Day'); return [{ ref: at.ref, body: withEntries(at.dict, { V: unicodeText('23') }) }]; }); }, because: 'CHANGE_NOT_ALLOWED' },
  // Long-term data as a pretext
  { story: 'long-term data that brings an action along', make: () => update(sealed(), (file, next) => { const at = next(); return [{ ref: file.rootRef, body: withEntries(file.catalog, { DSS: at, OpenAction: dict({}) }) }, { ref: at, body: dict({ Type: name('DSS') }) }]; }), because: 'CHANGE_NOT_ALLOWED', detail: 'OpenAction' },
  { story: 'long-term data that holds something else', make: () => update(sealed(), (file, next) => { const at = next(); return [{ ref: file.rootRef, body: withEntries(file.catalog, { DSS: at }) }, { ref: at, body: dict({ Type: name('DSS'), Pages: array([]) }) }]; }), because: 'CHANGE_NOT_ALLOWED', detail: 'DSS' },
  { story: 'long-term data that points at a page', make: () => update(sealed(), (file, next) => { const at = next(); return [{ ref: file.rootRef, body: withEntries(file.catalog, { DSS: at }) }, { ref: at, body: dict({ Certs: array([ref(firstPage(file).ref.number)]) }) }]; }), because: 'CHANGE_NOT_ALLOWED' },
];

describe('an attacked document is refused, and for the right reason', () => {
  test.each(attacks)('$story', async ({ make, because, detail }) => {
    const report = await verifyDocument(make(), { trust: round.trust, at: NOW });
    const findings = [...report.findings, ...report.revisions.flatMap((revision) => revision.findings), ...report.signatures.flatMap((signature) => signature.findings)];
    expect(report.result).toBe('INVALID');
    expect(findings.map(({ code }) => code)).toContain(because);
    if (detail !== undefined) expect(findings.map(({ facts }) => facts.detail ?? '').join('\n')).toContain(detail);
  });

  test('honest siblings of the attacks pass', async () => {
    for (const pdf of [one(), four(), withDelta(four(), fillFields({ pdf: four(), values: { Number: '15', Day: '22' } })), numberShowing('15')()]) {
      expect((await verifyDocument(pdf, { trust: round.trust, at: NOW })).result).toBe('VALID');
    }
  });
});
