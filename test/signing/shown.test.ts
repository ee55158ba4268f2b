import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { withDelta } from '../../server/pdf/append.ts';
import { readCertificate } from '../../server/signing/certificate.ts';
import { signedAttributes } from '../../server/signing/cms.ts';
import { element } from '../../server/signing/der-write.ts';
import { prepareSignature } from '../../server/signing/prepare.ts';
import { checkShown, type ShownCheck } from '../../server/signing/shown/check-shown.ts';
import { readDer, TAG } from '../../server/signing/shown/der.ts';
import { makeBase } from './circulation-file.ts';
import { makeAuthorities, type Holder } from './pki.ts';

let honest: ShownCheck;
let shown: Uint8Array;
let other: Holder;
beforeAll(async () => {
  const { person } = makeAuthorities();
  const holder = person('Nguyễn Văn Ân');
  other = person('Người khác');
  shown = await makeBase();
  const prepared = prepareSignature({ pdf: shown, fieldName: 'Step_1', signerName: 'Ân', reason: 'Ký', when: new Date('2026-11-22T07:06:00Z'), picture: null, certificates: holder.chain, timestamped: false });
  honest = { prepared: withDelta(shown, prepared.delta), shown, byteRange: prepared.byteRange, signedAttributes: prepared.signedAttributes, certificate: holder.der, baseLength: prepared.baseLength, baseSha256: prepared.baseSha256 };
});

const refused = async (change: Partial<ShownCheck>): Promise<string> => {
  const error: unknown = await checkShown({ ...honest, ...change }).then(() => null, (cause: unknown) => cause);
  return error === null ? 'accepted' : JSON.stringify((error as { refusal: unknown }).refusal);
};
const flipped = (bytes: Uint8Array, at: number, mask = 1): Uint8Array => bytes.map((byte, i) => (i === at ? byte ^ mask : byte));

describe('what is signed is what is shown', () => {
  test('an honest server is believed, with the base or the prepared file on the screen', async () => {
    expect(await refused({})).toBe('accepted');
    expect(await refused({ shown: null })).toBe('accepted');
    expect(await refused({ shown: honest.prepared })).toBe('accepted');
  });

  test.each<[string, () => Partial<ShownCheck>, string]>([
    ['another document than the one on the screen', () => ({ shown: flipped(shown, 3000) }), 'document'],
    ['a shorter document on the screen', () => ({ shown: shown.subarray(0, 100) }), 'document'],
    ['one byte of the page exchanged', () => ({ prepared: flipped(honest.prepared, 3000), shown: null }), 'base'],
    ['one byte of the new revision exchanged', () => ({ prepared: flipped(honest.prepared, honest.baseLength + 30) }), 'digest'],
    ['something in the hole already', () => ({ prepared: flipped(honest.prepared, honest.byteRange[1] + 40) }), 'signature hole'],
    ['a range that leaves out the end', () => ({ byteRange: [0, honest.byteRange[1], honest.byteRange[2], honest.byteRange[3] - 10] }), 'byte range'],
    ['a range that starts later', () => ({ byteRange: [1, honest.byteRange[1], honest.byteRange[2], honest.byteRange[3]] }), 'byte range'],
    ['a hole inside the document', () => ({ byteRange: [0, 100, honest.byteRange[2], honest.byteRange[3]] }), 'byte range'],
    ['numbers that are none', () => ({ byteRange: [0, Number.NaN, honest.byteRange[2], honest.byteRange[3]] }), 'byte range'],
    ['another base', () => ({ baseSha256: '0'.repeat(64) }), 'base'],
    ['the digest of another document', () => ({ signedAttributes: signedAttributes(new Uint8Array(32), readCertificate(honest.certificate)) }), 'digest'],
    ["another person's certificate", () => ({ certificate: other.der }), 'certificate'],
    ['attributes cut short', () => ({ signedAttributes: honest.signedAttributes.subarray(0, 50) }), 'signed attributes'],
    ['bytes behind the attributes', () => ({ signedAttributes: new Uint8Array([...honest.signedAttributes, 0]) }), 'signed attributes'],
    ['an attribute too many', () => ({ signedAttributes: element(TAG.set, readDer(honest.signedAttributes).content, Uint8Array.from(Buffer.from('301c06092a864886f70d010905310f170d3236313132323037303630305a', 'hex'))) }), 'attributes'],
  ])('%s stops the key', async (_, change, detail) => {
    expect(await refused(change())).toBe(JSON.stringify({ code: 'SHOWN_DIFFERS', facts: { detail } }));
  });

  test('the check needs nothing that a browser lacks', async () => {
    for (const file of ['attributes', 'byte-range', 'check-shown', 'der', 'oid']) {
      const source = await readFile(new URL(`../../server/signing/shown/${file}.ts`, import.meta.url), 'utf8');
      expect(source).not.toMatch(/\bBuffer\b|from 'node:|\bprocess\b/);
    }
  });
});
