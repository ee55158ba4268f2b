import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pemOf } from '../../server/sample/authority/certificate.ts';
import type { SampleAuthority } from '../../server/sample/authority/create-authority.ts';
import { sampleTimestampAuthority } from '../../server/sample/authority/time-stamping.ts';
import { NOW, chance, makeAuthority } from './authority.ts';
import { openBench } from './openssl.ts';

const bench = openBench();
let authority: SampleAuthority;
let answer: (request: Uint8Array) => Uint8Array;
const SECONDS = String(Math.floor(NOW.getTime() / 1000));

beforeAll(async () => {
  authority = await makeAuthority();
  answer = sampleTimestampAuthority({
    identity: authority.timeStamping, certificates: [authority.timeStamping.certificate, authority.issuing.certificate], clock: () => NOW, randomBytes: chance,
  });
  bench.write('root.pem', pemOf(authority.root.certificate));
  bench.write('chain.pem', pemOf(authority.issuing.certificate) + pemOf(authority.timeStamping.certificate));
  bench.write('data', 'Biên bản bàn giao');
});
afterAll(() => bench.clear());

const ask = (...options: readonly string[]): Uint8Array => {
  bench.openssl('ts', '-query', '-data', 'data', '-out', 'request.tsq', ...options);
  const response = answer(readFileSync(bench.path('request.tsq')));
  bench.write('response.tsr', response);
  return response;
};
const verify = (...options: readonly string[]) => bench.openssl('ts', '-verify', '-in', 'response.tsr', '-CAfile', 'root.pem', '-untrusted', 'chain.pem', '-attime', SECONDS, ...options);
const told = (): string => bench.openssl('ts', '-reply', '-in', 'response.tsr', '-text').said;

describe('openssl accepts the answer', () => {
  test.each(['-sha256', '-sha384', '-sha512'])('to a request by %s, with the nonce it sent', (hash) => {
    ask(hash, '-cert');
    expect(verify('-queryfile', 'request.tsq')).toMatchObject({ ok: true });
    expect(told()).toContain('Time stamp: Nov 22 02:00:00 2026 GMT');
  });
  test('without certificates where none were asked for', () => {
    const [short, long] = [ask('-sha256'), ask('-sha256', '-cert')];
    expect(short.length).toBeLessThan(long.length - 1500);
    ask('-sha256');
    expect(verify('-queryfile', 'request.tsq').ok).toBe(true);
  });
  test('to a request without a nonce', () => {
    ask('-sha256', '-cert', '-no_nonce');
    expect(verify('-queryfile', 'request.tsq').ok).toBe(true);
  });
});

test('it is bound to what was asked about', () => {
  ask('-sha256', '-cert');
  expect(verify('-digest', createHash('sha256').update('another document').digest('hex')).ok).toBe(false);
});

test('no two answers have the same serial number', () => {
  const serials = Array.from({ length: 5 }, () => {
    ask('-sha256');
    return /Serial number: (\w+)/.exec(told())?.[1];
  });
  expect(new Set(serials).size).toBe(5);
});

describe('what it cannot serve is rejected with the reason, not answered with a failure', () => {
  test('a weak hash', () => {
    ask('-sha1', '-cert');
    expect(told()).toMatch(/Status: Rejected[^]*unrecognized or unsupported algorithm/i);
  });
  test('a policy that is not its own', () => {
    ask('-sha256', '-tspolicy', '1.2.3.4.9');
    expect(told()).toMatch(/Status: Rejected[^]*policy/i);
  });
  test.each([['nothing', new Uint8Array(0)], ['no DER', new TextEncoder().encode('hello')], ['half a request', Uint8Array.of(0x30, 0x03, 0x02, 0x01, 0x01)]])('%s', (_, request) => {
    bench.write('response.tsr', answer(request));
    expect(told()).toMatch(/Status: Rejected/i);
  });
});
