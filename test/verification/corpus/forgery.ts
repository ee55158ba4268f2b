import { appendRevision, numbering, withDelta } from '../../../server/pdf/append.ts';
import { array, bytesText, dict, name, ref, withEntries, type PdfValue } from '../../../server/pdf/objects.ts';
import { openPdf } from '../../../server/pdf/open.ts';
import { field, fromLatin1, latin1, overwrite, update } from '../tamper.ts';
import { signedOnce, type Attack } from './attack.ts';
import type { Round } from '../round.ts';

const CADES = name('ETSI.CAdES.detached');
const hole = (length: number): PdfValue => bytesText(new Uint8Array(length));

/** A made-up signature in the second field of a document that carries one. */
const forged = (story: string, because: Attack['because'], entries: Readonly<Record<string, PdfValue>>): Attack => ({
  story: `forged: ${story}`, because,
  make: (round) => update(signedOnce(round), (file, next) => {
    const [signature, { ref: at, dict: before }] = [next(), field(file, 'Step_2')];
    return [{ ref: signature, body: dict({ Type: name('Sig'), Filter: name('Adobe.PPKLite'), ...entries }) }, { ref: at, body: withEntries(before, { V: signature }) }];
  }),
});

/** The same, its dictionary written by hand. */
const written = (story: string, because: Attack['because'], body: string): Attack => ({
  story: `forged: ${story}`, because,
  make: (round) => {
    const file = openPdf(signedOnce(round));
    const [signature, { ref: at, dict: before }] = [numbering(file)(), field(file, 'Step_2')];
    return withDelta(signedOnce(round), appendRevision(file, [{ ref: signature, body: fromLatin1(body) }, { ref: at, body: withEntries(before, { V: signature }) }]).delta);
  },
});

const valued = (story: string, because: Attack['because'], value: PdfValue, detail?: string): Attack => ({
  story: `forged: ${story}`, because, ...(detail === undefined ? {} : { detail }),
  make: (round) => update(signedOnce(round), (file) => [{ ref: field(file, 'Step_2').ref, body: withEntries(field(file, 'Step_2').dict, { V: value }) }]),
});

const ranged = (story: string, because: Attack['because'], change: (numbers: readonly number[]) => string): Attack => ({
  story: `range: ${story}`, because,
  make: (round) => overwrite(signedOnce(round), /\/ByteRange \[[\d ]+\] */, (found) => {
    const put = `/ByteRange [${change([...found.matchAll(/\d+/g)].map(([digits]) => Number(digits)))}]`;
    if (put.length > found.length) throw new Error('no room');
    return put.padEnd(found.length);
  }),
});

/** Moves the second signed part: `insert` comes before it, and the range says so. */
const wrapped = (story: string, insert: (round: Round) => string, where: 'gap' | 'behind' = 'behind'): Attack => ({
  story: `wrapped: ${story}`, because: 'FILE_MALFORMED',
  make: (round) => {
    const text = latin1(signedOnce(round));
    const match = /\/ByteRange \[0 (\d+) (\d+) (\d+)\] */.exec(text);
    const [before = 0, after = 0, rest = 0] = (match ?? []).slice(1).map(Number);
    const extra = insert(round);
    const split = where === 'gap' ? after - 1 : after;
    const moved = text.slice(0, split) + extra + text.slice(split);
    return fromLatin1(moved.replace(match?.[0] ?? '', `/ByteRange [0 ${before} ${after + extra.length} ${rest}]`.padEnd(match?.[0].length ?? 0)));
  },
});

const RANGE = array([0, 10, 20, 30]);

/** Universal signature forgery and signature wrapping (signing.md). */
export const FORGERY: readonly Attack[] = [
  forged('an empty range', 'DICTIONARY_WRONG', { SubFilter: CADES, ByteRange: array([]), Contents: hole(100) }),
  forged('five numbers in the range', 'DICTIONARY_WRONG', { SubFilter: CADES, ByteRange: array([0, 1, 2, 3, 4]), Contents: hole(100) }),
  forged('fractions in the range', 'DICTIONARY_WRONG', { SubFilter: CADES, ByteRange: array([0, 10.5, 20, 30]), Contents: hole(100) }),
  forged('a range that is no list', 'DICTIONARY_WRONG', { SubFilter: CADES, ByteRange: 0, Contents: hole(100) }),
  forged('negative numbers', 'COVERAGE_WRONG', { SubFilter: CADES, ByteRange: array([0, -10, 20, 30]), Contents: hole(100) }),
  forged('references in the range', 'DICTIONARY_WRONG', { SubFilter: CADES, ByteRange: array([ref(1), ref(2), ref(3), ref(4)]), Contents: hole(100) }),
  forged('the value as a reference', 'DICTIONARY_WRONG', { SubFilter: CADES, ByteRange: RANGE, Contents: ref(1) }),
  forged('the value as a name', 'DICTIONARY_WRONG', { SubFilter: CADES, ByteRange: RANGE, Contents: name('x') }),
  forged('no kind at all', 'DICTIONARY_WRONG', { ByteRange: RANGE, Contents: hole(100) }),
  forged('another type', 'DICTIONARY_WRONG', { Type: name('Annot'), SubFilter: CADES, ByteRange: RANGE, Contents: hole(100) }),
  forged('a timestamp that calls itself a signature', 'DICTIONARY_WRONG', { SubFilter: name('ETSI.RFC3161'), ByteRange: RANGE, Contents: hole(100) }),
  forged('a certificate in place of the structure', 'DICTIONARY_WRONG', { SubFilter: name('adbe.pkcs7.sha1'), ByteRange: RANGE, Contents: hole(100), Cert: bytesText(new Uint8Array(9)) }),
  written('a value in brackets', 'DICTIONARY_WRONG', '<</Type /Sig /SubFilter /ETSI.CAdES.detached /ByteRange [0 1 2 3] /Contents (0000)>>'),
  written('a value with blanks in it', 'DICTIONARY_WRONG', '<</Type /Sig /SubFilter /ETSI.CAdES.detached /ByteRange [0 1 2 3] /Contents <00 00 00>>>'),
  written('two ranges', 'FILE_MALFORMED', '<</Type /Sig /SubFilter /ETSI.CAdES.detached /ByteRange [0 1 2 3] /ByteRange [0 1 2 4] /Contents <0000>>>'),
  written('two values', 'FILE_MALFORMED', '<</Type /Sig /SubFilter /ETSI.CAdES.detached /ByteRange [0 1 2 3] /Contents <00> /Contents <0000>>>'),
  written('a range spelt with an escape and one without', 'FILE_MALFORMED', '<</Type /Sig /SubFilter /ETSI.CAdES.detached /ByteRange [0 1 2 3] /Byte#52ange [0 1 2 4] /Contents <00>>>'),
  valued('a signature inside the field itself', 'DICTIONARY_WRONG', dict({ Type: name('Sig'), SubFilter: CADES, ByteRange: RANGE, Contents: hole(10) })),
  valued('the first signature used a second time', 'CHANGE_NOT_ALLOWED', array([]), 'no new signature'),
  ranged('nothing is covered', 'COVERAGE_WRONG', () => '0 0 0 0'),
  ranged('only what comes before', 'COVERAGE_WRONG', ([, b = 0, c = 0]) => `0 ${b} ${c} 0`),
  ranged('the second part twice', 'COVERAGE_WRONG', ([, b = 0, , d = 0]) => `0 ${b} ${b} ${d}`),
  ranged('the brackets are left out', 'COVERAGE_WRONG', ([, b = 0, c = 0, d = 0]) => `0 ${b + 1} ${c - 1} ${d}`),
  ranged('beyond the end', 'COVERAGE_WRONG', ([, b = 0, c = 0, d = 0]) => `0 ${b} ${c} ${d + 7}`),
  ranged('the parts exchanged', 'COVERAGE_WRONG', ([, b = 0, c = 0, d = 0]) => `${c} ${d} 0 ${b}`),
  wrapped('an object behind the value', () => '\n998 0 obj\n<</Type /Page>>\nendobj\n'),
  wrapped('a whole update behind the value', () => '>>\nendobj\n998 0 obj\n<<>>\nendobj\nxref\n998 1\n0000000000 00000 n \ntrailer\n<</Size 999>>\nstartxref\n1\n%%EOF\n'),
  wrapped('a comment behind the value', () => ' %hidden\n'),
  wrapped('more zeros in the hole', () => '0'.repeat(64), 'gap'),
];
