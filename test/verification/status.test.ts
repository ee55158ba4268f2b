import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pemOf, serialOf } from '../../server/sample/authority/certificate.ts';
import { createAnswering } from '../../server/sample/authority/create-answering.ts';
import { issueRevocationList } from '../../server/sample/authority/revocation-list.ts';
import { sampleStatusAuthority } from '../../server/sample/authority/status-answering.ts';
import type { SampleAuthority } from '../../server/sample/authority/create-authority.ts';
import { readCertificate, type Certificate } from '../../server/signing/certificate.ts';
import { checkSigningCertificate } from '../../server/verification/check-signing-certificate.ts';
import { readOcsp } from '../../server/verification/ocsp.ts';
import { revocationOf } from '../../server/verification/revocation.ts';
import { createStatusAsker } from '../../server/verification/status/ask-status.ts';
import { gatherStatus } from '../../server/verification/status/gather.ts';
import { statusQuestion } from '../../server/verification/status/question.ts';
import { webTransport, type Transport } from '../../server/verification/status/transport.ts';
import { readTrust, type ReadTrust, type Trust } from '../../server/verification/trust.ts';
import { chance, makeAuthority, NOW } from '../sample/authority.ts';
import { openBench } from '../sample/openssl.ts';

const HOUR = 3_600_000;
const bench = openBench();
let authority: SampleAuthority;
let answering: Awaited<ReturnType<typeof createAnswering>>;
let trust: Trust;
let known: ReadTrust;
let issuing: Certificate;
const revoked = new Map<string, Date>();

beforeAll(async () => {
  authority = await makeAuthority();
  answering = await createAnswering(authority.issuing, 'Sở Công Thương', NOW, Uint8Array.of(0x41, ...chance(15)));
  trust = { anchors: [authority.root.certificate], intermediates: [authority.issuing.certificate], crls: [] };
  known = readTrust(trust);
  issuing = readCertificate(authority.issuing.certificate);
});
afterAll(() => bench.clear());

const personOf = (id: string): Certificate => readCertificate(authority.people.get(id)?.certificate ?? new Uint8Array());
const responder = (identity = answering, clock = () => NOW) =>
  sampleStatusAuthority({ identity, issuer: authority.issuing, clock, lifeMs: HOUR, revokedAt: (serialHex) => revoked.get(serialHex) ?? null });
const listOf = (serials: readonly string[]) => issueRevocationList(authority.issuing, {
  revoked: serials.map((hex) => ({ serial: new Uint8Array(Buffer.from(hex, 'hex')), at: NOW })), thisUpdate: NOW, nextUpdate: new Date(NOW.getTime() + HOUR),
});
const rootList = () => issueRevocationList(authority.root, { revoked: [], thisUpdate: NOW, nextUpdate: new Date(NOW.getTime() + HOUR) });
const away: Transport = (address) => Promise.reject(new Error(`away: ${address}`));
const asker = (transport: Transport, clock = () => NOW) => createStatusAsker({ transport, clock });

describe('an answer about a certificate', () => {
  const judged = (der: Uint8Array, certificate: Certificate, at = NOW) => revocationOf(certificate, issuing, { ...known, ocsps: [readOcsp(der)] }, at);
  const ask = (certificate: Certificate, identity = answering) => responder(identity)(statusQuestion(certificate, issuing, chance(16)));

  test('of the responder that its authority has named says good, or since when revoked', () => {
    expect(judged(ask(personOf('u04')), personOf('u04'))).toMatchObject({ status: 'GOOD', source: 'OCSP' });
    revoked.set(personOf('u18').serialHex, NOW);
    expect(judged(ask(personOf('u18')), personOf('u18'))).toEqual({ status: 'REVOKED', source: 'OCSP', at: NOW });
    revoked.clear();
  });
  test('of the authority itself counts too', () => {
    expect(judged(ask(personOf('u04'), authority.issuing), personOf('u04')).status).toBe('GOOD');
  });
  test('of somebody whom the authority did not name proves nothing', () => {
    expect(judged(ask(personOf('u04'), authority.people.get('u01')), personOf('u04')).status).toBe('UNKNOWN');
    expect(judged(ask(personOf('u04'), authority.timeStamping), personOf('u04')).status).toBe('UNKNOWN');
  });
  test('about another certificate, out of date or changed proves nothing', () => {
    expect(judged(ask(personOf('u01')), personOf('u04')).status).toBe('UNKNOWN');
    expect(judged(ask(personOf('u04')), personOf('u04'), new Date(NOW.getTime() + 2 * HOUR)).status).toBe('UNKNOWN');
    const der = ask(personOf('u04'));
    const changed = der.map((byte, i) => (i === 60 ? byte ^ 1 : byte));
    let status = 'UNKNOWN';
    try { status = judged(changed, personOf('u04')).status; } catch (error) { expect(error).toBeInstanceOf(RangeError); }
    expect(status).toBe('UNKNOWN');
  });
  test('is read by openssl in the same way', () => {
    const root = bench.write('root.pem', pemOf(authority.root.certificate));
    const issuer = bench.write('issuing.pem', pemOf(authority.issuing.certificate));
    const cert = bench.write('u04.pem', pemOf(authority.people.get('u04')?.certificate ?? new Uint8Array()));
    bench.openssl('ocsp', '-issuer', issuer, '-cert', cert, '-reqout', bench.path('q.der'));
    const question = new Uint8Array(Buffer.from(bench.openssl('base64', '-in', bench.path('q.der')).said.replace(/\s/g, ''), 'base64'));
    bench.write('a.der', responder()(question));
    const said = bench.openssl('ocsp', '-issuer', issuer, '-cert', cert, '-reqin', bench.path('q.der'), '-no_nonce', '-respin', bench.path('a.der'), '-CAfile', root, '-verify_other', issuer, '-attime', String(NOW.getTime() / 1000), '-validity_period', '999999999').said;
    expect(said).toContain('Response verify OK');
    expect(said).toContain('u04.pem: good');
    bench.write('ours.der', statusQuestion(personOf('u04'), issuing, chance(16)));
    expect(bench.openssl('ocsp', '-reqin', bench.path('ours.der'), '-req_text').said).toContain('Nonce');
  });
  test('that is asked for with something that is no question says so', () => {
    expect(() => readOcsp(responder()(new Uint8Array([1, 2, 3])))).toThrow('refused');
  });
});

describe('the status of a certificate', () => {
  const serve = (calls: string[], ocspAway = false): Transport => (address, question) => {
    calls.push(new URL(address).pathname);
    if (question !== null) return ocspAway ? Promise.reject(new Error('HTTP 503')) : Promise.resolve(responder()(question));
    return Promise.resolve(address.endsWith('root.crl') ? rootList() : listOf([...revoked.keys()]));
  };
  // The sample's authority of the tests publishes lists only; a responder is where the material says.
  const want = (id: string) => [{ certificate: personOf(id), carried: [], at: NOW }];

  test('is learnt for every link of the path, kept for some minutes, then asked again', async () => {
    const calls: string[] = [];
    let now = NOW;
    const status = asker(serve(calls), () => now);
    const found = await gatherStatus(want('u04'), known, [], status, NOW);
    expect(found).toMatchObject({ missing: [] });
    expect(found.certificates).toHaveLength(3);
    expect(calls.sort()).toEqual(['/sample/crl/root.crl', '/sample/ocsp']);
    await gatherStatus(want('u04'), known, [], status, NOW);
    expect(calls).toHaveLength(2);
    now = new Date(NOW.getTime() + 6 * 60_000);
    await gatherStatus(want('u04'), known, [], status, now);
    expect(calls).toHaveLength(4);
  });
  test('comes from the list where nobody answers', async () => {
    const found = await gatherStatus(want('u04'), known, [], asker(serve([], true)), NOW);
    expect([found.ocsps.length, found.crls.length, found.missing.length]).toEqual([0, 2, 0]);
  });
  test('comes from the configured lists where the authority is away; without them it is said who is missing and what was tried', async () => {
    const lists = [listOf([]), rootList()];
    const offline = await gatherStatus(want('u04'), readTrust({ ...trust, crls: lists }), lists, asker(away), NOW);
    expect(offline.missing).toEqual([]);
    expect(offline.crls).toHaveLength(2);
    const { missing } = await gatherStatus(want('u04'), known, [], asker(away), NOW);
    expect(missing.map(({ subject }) => subject)).toEqual(['Phạm Văn Mẫu', 'MẪU Issuing CA']);
    expect(missing[0]?.tried.join(' ')).toMatch(/ocsp: away.*crl: away/);
  });
  test('of a revoked signer stops the signature, told by answer and by list alike', async () => {
    revoked.set(Buffer.from(serialOf(personOf('u18').der).subarray(2)).toString('hex'), NOW);
    for (const ocspAway of [false, true]) {
      const { ocsps, crls } = await gatherStatus(want('u18'), known, [], asker(serve([], ocspAway)), NOW);
      expect(() => checkSigningCertificate({ certificates: [personOf('u18').der], trust: { ...trust, crls, ocsps }, at: NOW })).toThrow(expect.objectContaining({ refusal: expect.objectContaining({ code: 'CERT_REVOKED' }) as unknown }) as Error);
    }
    revoked.clear();
  });
  test('is not asked for a certificate of nobody’s', async () => {
    const calls: string[] = [];
    const stranger = await makeAuthority();
    const found = await gatherStatus([{ certificate: readCertificate(stranger.seal.certificate), carried: [readCertificate(stranger.issuing.certificate)], at: NOW }], known, [], asker(serve(calls)), NOW);
    expect([calls, found.certificates]).toEqual([[], []]);
  });
});

describe('over the web', () => {
  let server: Server;
  let address: string;
  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.url === '/moved') response.writeHead(302, { location: '/good' }).end();
      else if (request.url === '/long') response.end(Buffer.alloc(100_000));
      else if (request.url === '/gone') response.writeHead(404).end('no');
      else if (request.url === '/slow') setTimeout(() => response.end('late'), 5000).unref();
      else response.end('good');
    });
    await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); });
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => { server.closeAllConnections(); server.close(); });
  const transport = webTransport({ timeoutMs: 300, maxBytes: 1000 });

  test('an answer is taken', async () => { expect(Buffer.from(await transport(`${address}/good`, null)).toString()).toBe('good'); });
  test.each(['moved', 'long', 'gone', 'slow'])('a place that is %s gives none', async (place) => {
    await expect(transport(`${address}/${place}`, null)).rejects.toThrow();
  });
});
