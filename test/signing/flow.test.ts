import { describe, expect, test } from 'vitest';
import { withDelta } from '../../server/pdf/append.ts';
import { openPdf } from '../../server/pdf/open.ts';
import { fillFields } from '../../server/signing/fill.ts';
import { ringPng } from '../pdf/png.ts';
import { makeBase, signField } from './circulation-file.ts';
import { makeAuthorities, stamp } from './pki.ts';
import { opensslAccepts, pdfsigOf, qpdfCheck, signaturesIn } from './referees.ts';

const startsWith = (whole: Uint8Array, start: Uint8Array): boolean => Buffer.compare(whole.subarray(0, start.length), start) === 0;

describe('a document goes round', () => {
  test('four signatures of RSA and EC keys, number and day, seal: each revision keeps the one before, every referee agrees', async () => {
    const { root, tsa, person } = makeAuthorities();
    const timestamp = stamp(tsa, () => new Date('2026-11-22T07:06:01Z'));
    const blue = { png: ringPng(120, [20, 40, 160]), fit: 'center' } as const;
    const revisions = [await makeBase()];
    const last = (): Uint8Array => revisions.at(-1) ?? new Uint8Array();
    const signers = [person('Ân'), person('Bưởi', { key: 'p256' }), person('Đức'), person('Ỷ Lan', { key: 'p384' })];
    for (const [i, holder] of signers.entries()) {
      revisions.push(await signField({ pdf: last(), fieldName: `Step_${i + 1}`, holder, timestamp, picture: blue, encoding: i === 1 ? 'ieee-p1363' : 'der' }));
    }
    revisions.push(withDelta(last(), fillFields({ pdf: last(), values: { Number: '15', Day: '22' } })));
    revisions.push(await signField({ pdf: last(), fieldName: 'Seal', holder: person('SỞ CÔNG THƯƠNG'), timestamp, picture: { png: ringPng(300, [200, 0, 0]), fit: 'fill' } }));

    let size = 0;
    for (const [i, pdf] of revisions.entries()) {
      const before = revisions[i - 1];
      if (before !== undefined) expect(startsWith(pdf, before)).toBe(true);
      const file = openPdf(pdf);
      expect(file.size).toBeGreaterThanOrEqual(size);
      size = file.size;
      expect(await qpdfCheck(pdf)).toContain('No syntax or stream encoding errors found');
    }
    const report = await pdfsigOf(last());
    expect(report.match(/Signature is Valid/g)).toHaveLength(5);
    // The seal reaches the end of the file; the four before it end where their own revisions ended.
    expect(report.match(/- Total document signed/g)).toHaveLength(1);
    expect(report.match(/- Not total document signed/g)).toHaveLength(4);
    const found = signaturesIn(last());
    expect(found).toHaveLength(5);
    for (const signature of found) expect(await opensslAccepts(signature, root.der)).toBe(true);
  });
});
