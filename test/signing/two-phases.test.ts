import { createHash, createPrivateKey, sign } from 'node:crypto';
import { createServer } from 'node:http';
import { beforeAll, describe, expect, test } from 'vitest';
import { withDelta } from '../../server/pdf/append.ts';
import { openPdf } from '../../server/pdf/open.ts';
import { completeSignature } from '../../server/signing/complete.ts';
import { fillFields } from '../../server/signing/fill.ts';
import { preparedFromJson, preparedToJson } from '../../server/signing/prepared-json.ts';
import { prepareSignature, type PreparedSignature } from '../../server/signing/prepare.ts';
import { element, sequence, small } from '../../server/signing/der-write.ts';
import { childrenOf, readDer, TAG } from '../../server/signing/shown/der.ts';
import { httpTimestamper, timestampRequest } from '../../server/signing/timestamper.ts';
import { ringPng } from '../pdf/png.ts';
import { makeBase } from './circulation-file.ts';
import { makeAuthorities, stamp, type Holder } from './pki.ts';
import { pdfsigOf, qpdfCheck, rewrittenByQpdf } from './referees.ts';

const WHEN = new Date('2026-11-22T07:06:00Z');
let authorities: ReturnType<typeof makeAuthorities>;
let person: Holder;
let base: Uint8Array;
beforeAll(async () => {
  authorities = makeAuthorities();
  person = authorities.person('Nguyễn Văn Ân');
  base = await makeBase();
});

const prepare = (more: Partial<Parameters<typeof prepareSignature>[0]> = {}): PreparedSignature =>
  prepareSignature({ pdf: base, fieldName: 'Step_1', signerName: 'Nguyễn Văn Ân', reason: 'Ký số', when: WHEN, picture: null, certificates: person.chain, timestamped: false, ...more });
const valueOf = (bytes: Uint8Array, holder: Holder = person): Uint8Array => new Uint8Array(sign('sha256', bytes, createPrivateKey(holder.key.export({ type: 'pkcs8', format: 'pem' }))));
const complete = (prepared: PreparedSignature, signature: Uint8Array, more: Partial<Parameters<typeof completeSignature>[0]> = {}) =>
  completeSignature({ pdf: base, prepared, signature, certificates: person.chain, timestamp: null, ...more });
const code = (expected: string): object => ({ refusal: { code: expected } });

describe('between the two phases', () => {
  test('a prepared signature survives being stored', async () => {
    const prepared = prepare();
    const restored = preparedFromJson(preparedToJson(prepared));
    expect(restored).toEqual(prepared);
    const { delta, level, timestampedAt } = await complete(restored, valueOf(restored.signedAttributes));
    expect({ level, timestampedAt }).toEqual({ level: 'B-B', timestampedAt: null });
    expect(await pdfsigOf(withDelta(base, delta))).toContain('Signature is Valid');
    expect(() => preparedFromJson('{"delta":1}')).toThrow(TypeError);
  });

  test('what the store recorded of the base is as good as its bytes', async () => {
    const prepared = prepare();
    const value = valueOf(prepared.signedAttributes);
    const stored = { length: base.length, sha256: createHash('sha256').update(base).digest('hex') };
    expect(await complete(prepared, value, { pdf: stored })).toEqual(await complete(prepared, value));
  });

  test('only the hole differs between what was prepared and what is stored', async () => {
    const prepared = prepare();
    const { delta } = await complete(prepared, valueOf(prepared.signedAttributes));
    const [, before, after] = prepared.byteRange;
    const differing = [...delta].flatMap((byte, i) => (byte === prepared.delta[i] ? [] : [i + base.length]));
    expect(delta).toHaveLength(prepared.delta.length);
    expect(Math.min(...differing)).toBeGreaterThan(before);
    expect(Math.max(...differing)).toBeLessThan(after);
  });

  test('the base may not change', async () => {
    const prepared = prepare();
    const filled = withDelta(base, fillFields({ pdf: base, values: { Number: '1' } }));
    const flipped = base.slice();
    flipped[100] = (flipped[100] ?? 0) ^ 1;
    const elsewhere = { length: base.length, sha256: '0'.repeat(64) };
    for (const pdf of [filled, flipped, elsewhere]) await expect(complete(prepared, valueOf(prepared.signedAttributes), { pdf })).rejects.toMatchObject(code('FILE_TAMPERED'));
  });

  test('a signature of another key, over other bytes, or no signature at all is refused', async () => {
    const prepared = prepare();
    const wrong = [valueOf(prepared.signedAttributes, authorities.person('Người khác')), valueOf(prepared.documentDigest), new Uint8Array(256), new Uint8Array()];
    for (const signature of wrong) await expect(complete(prepared, signature)).rejects.toMatchObject(code('SIGNATURE_INVALID'));
    const lan = authorities.person('Lan', { key: 'p256' });
    const forLan = prepare({ certificates: lan.chain });
    for (const signature of [new Uint8Array(64), new Uint8Array([1, 2])]) await expect(complete(forLan, signature, { certificates: lan.chain })).rejects.toMatchObject(code('SIGNATURE_INVALID'));
  });

  test('a field is signed once, and a text field never', () => {
    const once = prepare();
    const signed = withDelta(base, once.delta);
    expect(() => prepare({ pdf: signed })).toThrow('field taken');
    expect(() => prepare({ fieldName: 'Number' })).toThrow('field taken');
    expect(() => prepare({ fieldName: 'Nowhere' })).toThrow('Nowhere is missing');
    expect(() => prepare({ certificates: [] })).toThrow('may not be used for signing');
  });

  test('a token larger than its room is a clear refusal, and a failing authority leaves nothing behind', async () => {
    const prepared = prepare({ timestamped: true });
    const signature = valueOf(prepared.signedAttributes);
    const huge = sequence(...childrenOf(readDer(stamp(authorities.tsa, () => WHEN).token(new Uint8Array(32)), TAG.sequence)).map(({ raw }) => raw), element(TAG.octetString, new Uint8Array(9000)));
    await expect(complete(prepared, signature, { timestamp: { timestamp: () => Promise.resolve(huge) } })).rejects.toMatchObject(code('SIGN_HOLE_TOO_SMALL'));
    await expect(complete(prepared, signature, { timestamp: httpTimestamper('http://127.0.0.1:1/tsa', { timeoutMs: 500 }) })).rejects.toMatchObject(code('TSA_UNAVAILABLE'));
  });

  test('a signature with its timestamp adds less than 20 KB and its picture no more than 8 KB', () => {
    const chain = [...person.chain];
    const plain = prepare({ certificates: chain, timestamped: true });
    expect(plain.delta.length).toBeLessThan(20 * 1024);
    const noise = ringPng(900, [20, 40, 160]);
    const pictured = prepare({ certificates: chain, timestamped: true, picture: { png: noise, fit: 'center' } });
    expect(pictured.delta.length - plain.delta.length).toBeLessThan(9 * 1024);
  });

  test('a file with cross-reference streams is continued in its own style', async () => {
    const packed = await rewrittenByQpdf(base, ['--object-streams=generate']);
    const prepared = prepare({ pdf: packed });
    const { delta } = await complete(prepared, valueOf(prepared.signedAttributes), { pdf: packed });
    const whole = withDelta(packed, delta);
    expect(openPdf(whole).sections.map(({ style }) => style)).toEqual(['stream', 'stream']);
    expect(await qpdfCheck(whole)).toContain('No syntax or stream encoding errors found');
    expect(await pdfsigOf(whole)).toContain('Signature is Valid');
    expect(await pdfsigOf(whole)).toContain('Total document signed');
  });
});

describe('a time-stamping authority over HTTP', () => {
  const serving = async <T>(answer: (imprint: Uint8Array, nonce: Uint8Array) => Uint8Array | number, use: (url: string) => Promise<T>): Promise<T> => {
    const server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
        const [, imprint, nonce] = childrenOf(readDer(new Uint8Array(Buffer.concat(parts)), TAG.sequence));
        const hash = imprint === undefined ? undefined : childrenOf(imprint)[1];
        const made = answer(hash?.content ?? new Uint8Array(), nonce?.content ?? new Uint8Array());
        if (typeof made === 'number') response.writeHead(made).end();
        else response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(made);
      });
    });
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    const address = server.address();
    try {
      return await use(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/tsa`);
    } finally {
      await new Promise((resolve) => { server.close(resolve); });
    }
  };
  const granted = (token: Uint8Array, status = 0): Uint8Array => sequence(sequence(small(status)), token);

  test('dates a signature', async () => {
    const authority = stamp(authorities.tsa, () => WHEN);
    const { level, timestampedAt } = await serving((imprint, nonce) => granted(authority.token(imprint, nonce)), async (url) => {
      const prepared = prepare({ timestamped: true });
      return complete(prepared, valueOf(prepared.signedAttributes), { timestamp: httpTimestamper(url, { timeoutMs: 2000 }) });
    });
    expect({ level, timestampedAt }).toEqual({ level: 'B-T', timestampedAt: WHEN });
  });

  test.each<[string, (imprint: Uint8Array, nonce: Uint8Array) => Uint8Array | number]>([
    ['refuses', (imprint, nonce) => granted(stamp(authorities.tsa, () => WHEN).token(imprint, nonce), 2)],
    ['answers another request', (_, nonce) => granted(stamp(authorities.tsa, () => WHEN).token(new Uint8Array(32), nonce))],
    ['repeats an old answer', (imprint) => granted(stamp(authorities.tsa, () => WHEN).token(imprint, new Uint8Array(8).fill(0x41)))],
    ['leaves the nonce out', (imprint) => granted(stamp(authorities.tsa, () => WHEN).token(imprint))],
    ['answers nonsense', () => new Uint8Array([1, 2, 3])],
    ['fails', () => 500],
  ])('that %s is not believed', async (_, answer) => {
    await serving(answer, async (url) => {
      await expect(httpTimestamper(url, { timeoutMs: 2000 }).timestamp(new Uint8Array(32).fill(7))).rejects.toMatchObject(code('TSA_UNAVAILABLE'));
    });
  });

  test('gets a request of the known form', () => {
    expect(Buffer.from(timestampRequest(new Uint8Array(32), Uint8Array.of(0x41))).toString('hex')).toBe(`303c0201013031300d060960864801650304020105000420${'00'.repeat(32)}0201410101ff`);
  });
});
