import { fromLatin1, latin1 } from '../tamper.ts';
import { issued, type Attack } from './attack.ts';

/** The place in the issued file where a pattern ends, `nth` time it occurs (-1: the last). */
const after = (text: string, pattern: RegExp, nth = 0): number => {
  const found = [...text.matchAll(new RegExp(pattern, 'g'))].at(nth);
  if (found === undefined) throw new Error(`nothing like ${pattern.source}`);
  return found.index + found[0].length;
};

const flip = (story: string, pattern: RegExp, because: Attack['because'], nth = 0, mask = 1): Attack => ({
  story: `bit flip: ${story}`, because,
  make: (round) => {
    const pdf = issued(round).slice();
    const at = after(latin1(pdf), pattern, nth) - 1;
    pdf[at] = (pdf[at] ?? 0) ^ mask;
    return pdf;
  },
});

/** Another hexadecimal digit in a value that later signatures cover. */
const digit = (story: string, at: number, nth = 0): Attack => ({
  story: `bit flip: ${story}`, because: 'DIGEST_MISMATCH',
  make: (round) => {
    const text = latin1(issued(round));
    const hole = [...text.matchAll(/\/Contents <([0-9A-F]{500,})>/g)][nth];
    const where = (hole?.index ?? 0) + 11 + (at < 0 ? (hole?.[1]?.length ?? 0) + at : at);
    return fromLatin1(text.slice(0, where) + (text[where] === '0' ? '1' : '0') + text.slice(where + 1));
  },
});

const cut = (story: string, keep: (text: string) => number): Attack =>
  ({ story: `truncated: ${story}`, because: 'FILE_MALFORMED', make: (round) => issued(round).slice(0, keep(latin1(issued(round)))) });

const grown = (story: string, change: (text: string) => string): Attack =>
  ({ story: `added: ${story}`, because: 'FILE_MALFORMED', make: (round) => fromLatin1(change(latin1(issued(round)))) });

export const BYTES: readonly Attack[] = [
  flip('the header', /%PDF-1/, 'FILE_MALFORMED', 0, 4),
  flip('the comment behind the header', /%PDF-1\.\d\s+%[^]{2}/, 'DIGEST_MISMATCH'),
  flip('a page’s content', /stream\n[^]{60}/, 'DIGEST_MISMATCH'),
  flip('the embedded font', /stream\n[^]{400}/, 'DIGEST_MISMATCH', 3),
  flip('the colour of the first signature’s picture', /\/Subtype \/Image[^]*?stream\n[^]{30}/, 'DIGEST_MISMATCH'),
  flip('the title', /\/Title[^]{10}/, 'DIGEST_MISMATCH'),
  flip('a date of signing', /\/M \(D:2026/, 'DIGEST_MISMATCH'),
  flip('a signer’s reason', /\/Reason [^]{8}/, 'DIGEST_MISMATCH'),
  flip('the name of the seal’s field', /\/T [(<][^]{2}/, 'DIGEST_MISMATCH', -1),
  flip('the second number of the first range', /\/ByteRange \[0 \d/, 'COVERAGE_WRONG'),
  flip('the third number of the seal’s range', /\/ByteRange \[0 \d+ \d/, 'COVERAGE_WRONG', -1),
  digit('the first signature’s certificate', 800),
  digit('the second signature’s value', 2000, 1),
  digit('the zeros behind the third signature', -3, 2),
  flip('the seal’s structure', /\/Contents <308/, 'CMS_MALFORMED', -1),
  flip('the number that the clerk gave', /FEFF0031|feff0031/i, 'DIGEST_MISMATCH', -1),
  flip('an offset of the last cross-reference', /\nxref\n[^]*?\d{9}(?=\d 0)/, 'FILE_MALFORMED', -1),
  flip('the size in the last trailer, so that objects are beyond it', /\/Size \d/, 'CHANGE_NOT_ALLOWED', -1),
  flip('where the file before begins', /\/Prev \d/, 'FILE_MALFORMED', -1),
  cut('nothing is left', () => 0),
  cut('only the header', () => 9),
  cut('half of the file', (text) => Math.floor(text.length / 2)),
  cut('one byte', (text) => text.length - 1 - (text.endsWith('\n') ? 1 : 0)),
  cut('the last %%EOF', (text) => text.lastIndexOf('%%EOF')),
  cut('the last startxref', (text) => text.lastIndexOf('startxref')),
  cut('the last cross-reference', (text) => text.lastIndexOf('\nxref\n')),
  cut('in the middle of the seal’s value', (text) => text.lastIndexOf('/Contents <') + 400),
  cut('in the middle of the first revision', (text) => Math.floor(text.indexOf('%%EOF') / 2)),
  grown('a byte before the header', (text) => ` ${text}`),
  grown('a line behind the end', (text) => `${text}% more\n`),
  grown('zeros behind the end', (text) => `${text}\0\0\0\0`),
  grown('the file once more', (text) => text + text),
  grown('a byte in the middle', (text) => `${text.slice(0, 5000)} ${text.slice(5000)}`),
];
