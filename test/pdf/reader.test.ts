import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { RefusalError } from '../../server/circulation/errors.ts';
import { isDict, isName, textOf, isText } from '../../server/pdf/objects.ts';
import { openPdf } from '../../server/pdf/open.ts';
import { readValue } from '../../server/pdf/syntax.ts';
import { writeValue } from '../../server/pdf/serialize.ts';
import { EXPORTED } from '../signing/circulation-file.ts';
import { rewrittenByQpdf } from '../signing/referees.ts';

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

const refusalOf = (act: () => unknown): string => {
  try {
    act();
    return 'accepted';
  } catch (error) {
    if (error instanceof RefusalError) return String(error.refusal.facts['detail']);
    throw error;
  }
};

interface Sketch { readonly objects?: Readonly<Record<number, string>>; readonly trailer?: string; readonly header?: string; readonly tail?: string; readonly table?: (table: string) => string; readonly startxref?: number }

/** A small file with a correct table, unless the sketch spoils it. */
const sketch = ({ objects = {}, trailer = '', header = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', tail = '', table = (text) => text, startxref }: Sketch = {}): Uint8Array => {
  const all: Record<number, string> = { 1: '<</Type /Catalog /Pages 2 0 R>>', 2: '<</Type /Pages /Kids [] /Count 0>>', ...objects };
  let body = header;
  const lines = ['0000000000 65535 f \n'];
  for (let n = 1; n <= Math.max(...Object.keys(all).map(Number)); n += 1) {
    lines.push(`${String(body.length).padStart(10, '0')} 00000 n \n`);
    body += `${n} 0 obj\n${all[n] ?? 'null'}\nendobj\n`;
  }
  const at = body.length;
  return bytes(`${body}${table(`xref\n0 ${lines.length}\n${lines.join('')}`)}trailer\n<</Size ${lines.length} /Root 1 0 R ${trailer}>>\nstartxref\n${startxref ?? at}\n%%EOF\n${tail}`);
};

describe('a value', () => {
  test.each([
    ['null', 'null'], ['true', 'true'], ['-12', '-12'], ['+.5', '0.5'], ['4.', '4'], ['/A#20B', '/A#20B'], ['(a\\(b\\)\\n(c))', '(a\\(b\\)\\012\\(c\\))'], ['<4 14>', '<4140>'],
    ['[1 0 R 2 /X]', '[1 0 R 2 /X]'], ['<</A<</B[]>>/C(x)>>', '<</A <</B []>> /C (x)>>'], ['%note\n7', '7'],
  ])('%s', (text, written) => {
    const at = text.startsWith('%') ? text.indexOf('\n') + 1 : 0;
    expect(writeValue(readValue(bytes(text), at).value)).toBe(written);
  });

  test.each(['(', '<4', '<zz>', '[1', '<</A>>', '<</A 1 /A 2>>', '<<1 2>>', '--1', '1e5', 'nul', '', '/A#0', '[1 0 R', '0 0 R', `${'['.repeat(100)}${']'.repeat(100)}`, `/${'x'.repeat(300)}`])('%s is refused', (text) => {
    expect(() => readValue(bytes(text), 0)).toThrow(RefusalError);
  });
});

describe('a file', () => {
  test('is read by its cross-reference alone', () => {
    const file = openPdf(sketch({ objects: { 3: '<</Length 4>>\nstream\nabcd\nendstream' } }));
    expect(isName(file.catalog.entries.get('Type'), 'Catalog')).toBe(true);
    expect(file.load({ kind: 'ref', number: 3, generation: 0 })).toMatchObject({ kind: 'stream', data: bytes('abcd') });
    expect(file.load({ kind: 'ref', number: 9, generation: 0 })).toBeNull();
    expect(file.load({ kind: 'ref', number: 3, generation: 1 })).toBeNull();
  });

  test.each<[string, Uint8Array, string]>([
    ['without header', sketch({ header: 'x%PDF-1.7\n' }), 'header'],
    ['empty', new Uint8Array(), 'header'],
    ['with bytes behind its end', sketch({ tail: 'more' }), 'does not end'],
    ['whose startxref is wrong', sketch({ startxref: 12 }), ''],
    ['whose startxref is behind its end', sketch({ startxref: 999999 }), 'outside the file'],
    ['hybrid', sketch({ trailer: '/XRefStm 15' }), 'hybrid'],
    ['encrypted', sketch({ trailer: '/Encrypt 2 0 R' }), 'encrypted'],
    ['whose chain is a circle', sketch({ trailer: '/Prev 9' }).map((byte, i, all) => (i === Buffer.from(all).lastIndexOf('/Prev 9') + 6 ? 0x30 : byte)), ''],
    ['with a broken entry', sketch({ table: (text) => text.replace('00000 n \n', '0000x n \n') }), 'bad cross-reference entry'],
    ['with a table longer than itself', sketch({ table: (text) => text.replace('0 3', '0 999999') }), 'longer than the file'],
    ['with an object number beyond all', sketch({ table: (text) => text.replace('0 3', '9999999 3') }), 'out of range'],
    ['whose catalog is at another object', sketch({ table: (text) => { const [a = '', b = '', c = '', d = '', e = ''] = text.split('\n'); return [a, b, c, e, d, ''].join('\n'); } }), 'expected at'],
    ['with a stream longer than itself', sketch({ objects: { 1: '<</Length 9999>>\nstream\nabcd\nendstream' } }), 'bad stream length'],
    ['with a stream shorter than it says', sketch({ objects: { 1: '<</Length 2>>\nstream\nabcd\nendstream' } }), 'not as long'],
    ['whose length needs itself', sketch({ objects: { 1: '<</Length 1 0 R>>\nstream\nabcd\nendstream' } }), 'needs itself'],
    ['whose references never end', sketch({ objects: { 1: '1 0 R' } }), 'too often'],
    ['with an object that has no end', sketch({ objects: { 1: '<</Type /Catalog>> 5' } }), 'no end'],
  ])('%s is refused', (_, file, detail) => {
    const answer = refusalOf(() => openPdf(file).catalog);
    expect(answer).not.toBe('accepted');
    expect(answer).toContain(detail);
  });

  test('with a /Prev circle is refused', () => {
    const text = Buffer.from(sketch()).toString('latin1');
    const at = /startxref\n(\d+)/.exec(text)?.[1] ?? '';
    expect(refusalOf(() => openPdf(bytes(text.replace('/Root 1 0 R', `/Root 1 0 R /Prev ${at}`))))).toContain('circle');
  });

  test('with object streams and cross-reference streams is read like its plain sibling', async () => {
    const packed = await rewrittenByQpdf(EXPORTED, ['--object-streams=generate', '--newline-before-endstream']);
    const file = openPdf(packed);
    expect(file.sections[0]?.style).toBe('stream');
    const title = (pdf: Uint8Array): string => { const opened = openPdf(pdf); const info = opened.resolve(opened.trailer.entries.get('Info')); const value = isDict(info) ? info.entries.get('Title') : null; return isText(value) ? textOf(value) : ''; };
    expect(title(packed)).toBe(title(EXPORTED));
    expect(title(packed)).not.toBe('');
    const pages = (pdf: Uint8Array): unknown => { const opened = openPdf(pdf); return opened.dictOf(opened.catalog.entries.get('Pages'), 'Pages').entries.get('Count'); };
    expect(pages(packed)).toBe(pages(EXPORTED));
  });

  test('a linearised one too', async () => {
    const file = openPdf(await rewrittenByQpdf(EXPORTED, ['--linearize', '--object-streams=disable']));
    expect(file.sections).toHaveLength(2);
    expect(isName(file.catalog.entries.get('Type'), 'Catalog')).toBe(true);
  });

  test('that inflates without bound is refused', () => {
    const bomb = deflateSync(Buffer.alloc(80 * 1024 * 1024));
    const text = `%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Type /XRef /Size 2 /Root 1 0 R /W [1 4 2] /Filter /FlateDecode /Length ${bomb.length}>>\nstream\n`;
    const file = Buffer.concat([Buffer.from(text, 'latin1'), bomb, Buffer.from('\nendstream\nendobj\nstartxref\n15\n%%EOF\n')]);
    expect(refusalOf(() => openPdf(new Uint8Array(file)))).toContain('inflate');
  });

  test('damaged anywhere is answered with a refusal, never with a crash', () => {
    for (let at = 0; at < EXPORTED.length; at += 97) {
      const damaged = EXPORTED.slice();
      damaged[at] = (damaged[at] ?? 0) ^ 0x55;
      const answer = refusalOf(() => openPdf(damaged).catalog);
      expect(typeof answer).toBe('string');
    }
  });
});
