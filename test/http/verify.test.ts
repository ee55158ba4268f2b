import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { VerificationView } from '../../server/acts/views.ts';
import { makeBase, signField } from '../signing/circulation-file.ts';
import { openHouse, type House } from '../acts/house.ts';
import { makeAuthorities } from '../signing/pki.ts';
import { blackBox, firstPage, update } from '../verification/tamper.ts';
import { withEntries } from '../../server/pdf/objects.ts';

let house: House;
let base: Uint8Array;
beforeAll(async () => {
  house = await openHouse({ environment: { VERIFY_PER_MINUTE: '5', MAX_VERIFY_MB: '2' } });
  base = await makeBase();
}, 120_000);
afterAll(() => house.close());

const verify = async (personId: string, bytes: Uint8Array, name = 'văn bản.pdf'): Promise<VerificationView> => (await house.sit(personId)).api.verify(name, bytes);
const codeOf = (work: Promise<unknown>): Promise<string> => work.then(() => 'not refused', (error: unknown) => String((error as { code?: string }).code));

describe('POST /api/verify', () => {
  test('tells of a stranger’s signature what the circular asks for, in both languages', async () => {
    const { person } = makeAuthorities();
    const pdf = await signField({ pdf: base, fieldName: 'Step_1', holder: person('Nguyễn Văn Ân'), when: new Date() });
    const view = await verify('u06', pdf);
    expect(view).toMatchObject({ fileName: 'văn bản.pdf', length: pdf.length, result: 'INVALID', findings: [] });
    expect(view.sentence).toEqual({
      vi: 'Không được tin cậy tệp này. Chứng thư không dẫn tới tổ chức chứng thực được tin cậy.',
      en: 'Do not rely on this file. The certificate does not lead to a trusted authority.',
    });
    const [signature] = view.signatures;
    expect(signature).toMatchObject({
      fieldName: 'Step_1', kind: 'signature', reason: 'Ký số', level: 'B-B', algorithm: 'RSA SHA-256', intact: true, revision: 2, coversWholeFile: true, validWhenSigned: true,
      signer: { name: 'Nguyễn Văn Ân', issuer: 'MẪU Issuing CA' }, revocation: { status: 'UNKNOWN', source: null },
      place: { page: 0, rect: { x: 60, y: 420, width: 150, height: 60 } },
    });
    expect(signature?.findings.map(({ code, severity }) => [code, severity])).toEqual([['CHAIN_UNTRUSTED', 'error'], ['NO_TIMESTAMP', 'warning']]);
    expect(view.revisions.map(({ number, allowed }) => [number, allowed])).toEqual([[1, true], [2, true]]);
  });

  test('says which later revision changed what', async () => {
    const { person } = makeAuthorities();
    const signed = await signField({ pdf: base, fieldName: 'Step_1', holder: person('Nguyễn Văn Ân'), when: new Date() });
    const again = await signField({ pdf: signed, fieldName: 'Step_2', holder: person('Trần Thị Bưởi'), when: new Date() });
    const changed = update(again, (file, next) => { const at = next(); return [{ ref: firstPage(file).ref, body: withEntries(firstPage(file).dict, { Contents: at }) }, { ref: at, body: blackBox() }]; });
    const { revisions } = await verify('u06', changed);
    expect(revisions[2]).toMatchObject({ allowed: true, changes: [{ vi: 'Thêm chữ ký vào ô Step_2.', en: 'A signature was added in field Step_2.' }] });
    expect(revisions[3]).toMatchObject({ allowed: false, findings: [{ code: 'CHANGE_NOT_ALLOWED', severity: 'error' }, { code: 'CHANGE_NOT_ALLOWED' }] });
  });

  test('judges what is no PDF, and what has no signature, without falling', async () => {
    expect(await verify('u04', new TextEncoder().encode('không phải PDF'))).toMatchObject({ result: 'INVALID', findings: [{ code: 'FILE_MALFORMED' }] });
    expect(await verify('u04', base)).toMatchObject({ result: 'UNDECIDED', sentence: { vi: 'Chưa thể kết luận. Tệp không có chữ ký số nào.' } });
    expect(await codeOf(verify('u04', new Uint8Array()))).toBe('FILE_EMPTY');
    expect(await codeOf(verify('u04', new Uint8Array(2_000_001)))).toBe('FILE_TOO_LARGE');
  });

  test('is for people who are signed in, and not more often than is good for the others', async () => {
    const stranger = await fetch(`${house.desk.origin}/api/verify`, { method: 'POST', body: 'x' });
    expect(stranger.status).toBe(401);
    const codes = await Promise.all(Array.from({ length: 7 }, () => codeOf(verify('u12', base))));
    expect(codes.filter((code) => code === 'TOO_MANY_ATTEMPTS')).toHaveLength(2);
    expect(codes.filter((code) => code === 'not refused')).toHaveLength(5);
  });
});
