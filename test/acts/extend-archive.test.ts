import { createPrivateKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadCurrentPdf } from '../../server/acts/current-pdf.ts';
import { extendArchive, type Extended } from '../../server/acts/extend-archive.ts';
import type { Parts } from '../../server/acts/parts.ts';
import { showDocument } from '../../server/acts/show-document.ts';
import { MINUTES_FLOW, walk } from '../../server/demo/flows.ts';
import { issueCertificate } from '../../server/sample/authority/certificate.ts';
import { sampleTimestampAuthority } from '../../server/sample/authority/time-stamping.ts';
import { readTimestampResponse, timestampRequest, type Timestamper } from '../../server/signing/timestamper.ts';
import { readRevisionChain } from '../../server/store/revisions.ts';
import { datedUntil } from '../../server/verification/certificates-to-prove.ts';
import { verifyDocument } from '../../server/verification/verify-document.ts';
import { qpdfCheck } from '../signing/referees.ts';
import { openHouse, type House } from './house.ts';

const DAY = 86_400_000;
const YEAR = 365 * DAY;
let house: House;
let issued: string;
beforeAll(async () => {
  house = await openHouse();
  issued = (await walk(house.desk, MINUTES_FLOW, (_what, work) => work())).document.id;
}, 120_000);
afterAll(() => house.close());

const kinds = async (): Promise<readonly string[]> => (await house.parts.store.read((db) => readRevisionChain(db, issued))).map(({ kind }) => kind).slice(7);
const extend = async (parts: Parts = house.parts): Promise<Extended & { readonly told: readonly string[] }> => {
  const told: string[] = [];
  return { ...await extendArchive(parts, { withinMs: YEAR, tell: (_documentId, what) => { told.push(what); } }), told };
};

/** The same authority with a key and a certificate of later days. */
async function newerTimestamper(): Promise<Timestamper> {
  const read = (name: string): Promise<Buffer> => readFile(join(house.dataDir, 'sample', name));
  const issuing = { certificate: new Uint8Array(await read('issuing.cer')), key: createPrivateKey(await read('issuing.key')) };
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const now = house.parts.clock();
  const certificate = issueCertificate({
    subject: { commonName: 'MẪU Time Stamping 2', organisation: 'Sở Công Thương' }, publicKey, serial: Uint8Array.of(0x42, ...randomBytes(15)), usage: 'time-stamping',
    validFrom: new Date(now.getTime() - DAY), validTo: new Date(now.getTime() + 2 * YEAR), addresses: { crl: 'http://localhost/sample/crl/issuing.crl' },
  }, issuing);
  const answer = sampleTimestampAuthority({ identity: { certificate, key: privateKey }, certificates: [certificate, issuing.certificate], clock: house.parts.clock, randomBytes: (count) => new Uint8Array(randomBytes(count)) });
  const nonce = Uint8Array.of(0x41, 1, 2, 3, 4, 5, 6, 7);
  return { timestamp: (imprint) => Promise.resolve(readTimestampResponse(answer(timestampRequest(imprint, nonce)), imprint, nonce)) };
}

test('what no job has raised is raised, once', async () => {
  expect(await extend()).toEqual({ raised: 1, renewed: 0, failed: 0, told: ['raised'] });
  expect(await kinds()).toEqual(['SEAL', 'DSS', 'DOCTS']);
  expect(await house.runDueJobs()).toBe(0);
  expect(await extend()).toEqual({ raised: 0, renewed: 0, failed: 0, told: [] });
});

test('seven and a half years later, with every signer long expired, it is proven and dated anew by a newer certificate', async () => {
  house.wait(7.5 * YEAR);
  expect((await extend()).told.join()).toMatch(/^The time-stamping service still uses a certificate that ends on/);
  const before = await kinds();
  const newer = { ...house.parts, timestamper: await newerTimestamper() };
  expect(await extend(newer)).toMatchObject({ renewed: 1, failed: 0 });
  expect((await kinds()).slice(before.length)).toEqual(['DOCTS']);
  expect(await extend(newer)).toMatchObject({ renewed: 0, failed: 0 });
  const { bytes } = await house.parts.store.read((db) => loadCurrentPdf(house.parts.blobs, db, issued));
  expect(datedUntil(bytes)?.getTime()).toBeGreaterThan(house.parts.clock().getTime() + YEAR);
  const { anchors } = await house.parts.trust();
  const report = await verifyDocument(bytes, { trust: { anchors, intermediates: [], crls: [] }, at: house.parts.clock() });
  expect(report.result).toBe('VALID');
  expect(report.signatures.map(({ fieldName }) => fieldName).slice(-2)).toEqual(['DocTS1', 'DocTS2']);
  expect(report.signatures[0]?.revocation).toMatchObject({ status: 'GOOD', source: 'OCSP' });
  expect(await qpdfCheck(bytes)).toContain('No syntax or stream encoding errors found');
  expect((await showDocument(house.parts, 'u07', issued)).timeline.at(-1)).toMatchObject({ action: 'renewArchive', facts: { level: 'B-LTA' } });
});
