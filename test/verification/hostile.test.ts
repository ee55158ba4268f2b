import { deflateSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import type { PdfTasks } from '../../server/acts/pdf-tasks.ts';
import { RefusalError } from '../../server/circulation/errors.ts';
import { array, dict, name, stream, withEntries, type PdfValue } from '../../server/pdf/objects.ts';
import { writeBody } from '../../server/pdf/serialize.ts';
import { createThread } from '../../server/threads/thread.ts';
import { verifyDocument } from '../../server/verification/verify-document.ts';
import { certify, type Holder } from '../signing/pki.ts';
import { withEffort } from './effort.ts';
import { handSign } from './hand-made.ts';
import { goRound, NOW, type Round } from './round.ts';
import { field, fromLatin1, latin1, update } from './tamper.ts';

const PATIENCE_MS = 2000;

let round: Round;
beforeAll(async () => {
  round = await goRound({ timestamped: false });
});
const base = (): Uint8Array => round.revisions[0] ?? new Uint8Array();
const person = (): Holder => round.people[0] ?? round.seal;

/** Puts a body written by hand behind a file, with its own cross-reference. */
const withTail = (head: string, body: string): Uint8Array => {
  const at = head.length;
  return fromLatin1(`${head}${body}startxref\n${at}\n%%EOF\n`);
};
const HEAD = '%PDF-1.7\n';

const xrefBomb = (): Uint8Array => {
  const data = deflateSync(Buffer.alloc(60_000_000), { level: 9 });
  const section = stream({ Type: name('XRef'), Size: 10, W: array([1, 4, 2]), Root: { kind: 'ref', number: 1, generation: 0 }, Filter: name('FlateDecode') }, new Uint8Array(data));
  return withTail(HEAD, `5 0 obj\n${latin1(new Uint8Array(writeBody(section)))}\nendobj\n`);
};

/** A file with so many updates, each a small lawful one. */
const updated = (times: number): Uint8Array => {
  let pdf = round.revisions[1] ?? base();
  for (let i = 0; i < times; i += 1) pdf = update(pdf, (file) => [{ ref: field(file, 'Step_3').ref, body: withEntries(field(file, 'Step_3').dict, { M: i }) }]);
  return pdf;
};

const nested = (depth: number): PdfValue => (depth === 0 ? null : array([nested(depth - 1)]));

const HOSTILE: readonly (readonly [string, () => Uint8Array | Promise<Uint8Array>])[] = [
  ['a cross-reference that inflates to sixty megabytes', xrefBomb],
  ['a cross-reference of eight million entries', () => withTail(HEAD, `5 0 obj\n<</Type /XRef /Size 8388607 /W [1 4 2] /Root 1 0 R /Length 0>>\nstream\n\nendstream\nendobj\n`)],
  ['a chain of cross-references that runs in a circle', () => withTail(HEAD, 'xref\n0 0\ntrailer\n<</Size 1 /Root 1 0 R /Prev 9>>\n')],
  ['brackets inside brackets', () => withTail(HEAD, `xref\n0 0\ntrailer\n<</Size 1 /Root ${'['.repeat(100_000)}>>\n`)],
  ['a string that never ends', () => withTail(HEAD, `xref\n0 0\ntrailer\n<</Size 1 /Root (${'a('.repeat(200_000)}`)],
  ['a name of a megabyte', () => withTail(HEAD, `xref\n0 0\ntrailer\n<</${'A'.repeat(1_000_000)} 1>>\n`)],
  ['values nested forty deep in an update', () => update(round.revisions[1] ?? base(), (_, next) => [{ ref: next(), body: nested(40) }])],
  ['sixty updates', () => updated(60)],
  ['pages that contain themselves', () => update(round.revisions[1] ?? base(), (file) => { const held = file.catalog.entries.get('Pages'); return typeof held === 'object' && held?.kind === 'ref' ? [{ ref: held, body: dict({ Type: name('Pages'), Kids: array([held]), Count: 1 }) }] : []; })],
  ['fields that contain themselves', () => update(round.revisions[1] ?? base(), (file) => [{ ref: field(file, 'Step_2').ref, body: withEntries(field(file, 'Step_2').dict, { Kids: array([field(file, 'Step_2').ref]) }) }])],
  ['a reference to itself', () => update(round.revisions[1] ?? base(), (_, next) => { const at = next(); return [{ ref: at, body: at }]; })],
  ['authorities that certify each other in circles', () => {
    const first = certify({ name: 'Vòng tròn', ca: true });
    const ring = Array.from({ length: 24 }, () => certify({ name: 'Vòng tròn', ca: true, issuer: first, reuse: first.key }));
    const leaf = certify({ name: 'Người', issuer: first });
    return handSign({ pdf: base(), fieldName: 'Step_1', holder: leaf, certificates: () => [leaf.der, ...ring.map(({ der }) => der)].slice(0, 8) });
  }],
  ['forty certificates', () => handSign({ pdf: base(), fieldName: 'Step_1', holder: person(), certificates: () => Array.from({ length: 40 }, () => Uint8Array.of(0x30, 0x00)) })],
];

describe('a file that needs more than it may', () => {
  test('ends its thread, not the server: it is told so, and the next file is judged', async () => {
    const thread = createThread<PdfTasks>({
      module: new URL('../../server/acts/pdf-worker.ts', import.meta.url), memoryMb: 256, idleMs: 1000, refuse: (limit, cause) => new RefusalError('VERIFY_LIMIT', { limit }, { cause }),
    });
    const input = { pdf: base(), trust: round.trust, at: NOW };
    await expect(thread.run('verifyDocument', input, 1)).rejects.toMatchObject({ refusal: { code: 'VERIFY_LIMIT' } });
    expect(await thread.run('verifyDocument', input, 20_000)).toMatchObject({ result: 'UNDECIDED' });
  });
});

describe('a file made to stall the machine', () => {
  test.each(HOSTILE)('%s', async (_, make) => {
    const pdf = await make();
    const { value: { result }, milliseconds } = await withEffort(() => verifyDocument(pdf, { trust: round.trust, at: NOW }));
    expect(milliseconds).toBeLessThan(PATIENCE_MS);
    expect(result).toBe('INVALID');
  });
});
