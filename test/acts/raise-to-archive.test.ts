import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { archiveJob } from '../../server/acts/archive-job.ts';
import { certify } from '../../server/acts/certified-person.ts';
import { loadCurrentPdf } from '../../server/acts/current-pdf.ts';
import { freshTrust } from '../../server/acts/fresh-trust.ts';
import { jobsOf } from '../../server/acts/jobs.ts';
import type { Parts } from '../../server/acts/parts.ts';
import { raiseToArchive } from '../../server/acts/raise-to-archive.ts';
import { showDocument } from '../../server/acts/show-document.ts';
import { verifyChain } from '../../server/audit/trail.ts';
import { RefusalError } from '../../server/circulation/errors.ts';
import { MINUTES_FLOW, walk } from '../../server/demo/flows.ts';
import { runDueJobs } from '../../server/notices/outbox-worker.ts';
import { openPdf } from '../../server/pdf/open.ts';
import { readDss } from '../../server/signing/long-term/add-dss.ts';
import { enqueue } from '../../server/store/outbox.ts';
import { readRevisionChain } from '../../server/store/revisions.ts';
import { narrowedTrust } from '../../server/trust-files.ts';
import { createStatusAsker } from '../../server/verification/status/ask-status.ts';
import { verifyDocument } from '../../server/verification/verify-document.ts';
import { pdfsigOf, qpdfCheck, signaturesIn } from '../signing/referees.ts';
import { tokenAccepted } from '../signing/token-referee.ts';
import { openHouse, type House } from './house.ts';
import { copySigned } from './signed-copies.ts';

const CLERK = 'u07';
let house: House;
let issued: string;
let copies: string[];
beforeAll(async () => {
  house = await openHouse();
  issued = (await walk(house.desk, MINUTES_FLOW, (_what, work) => work())).document.id;
  copies = [...await copySigned(house.parts, issued, 6)];
}, 120_000);
afterAll(() => house.close());

const takeCopy = (): string => copies.pop() ?? '';
const kindsOf = async (documentId: string): Promise<readonly string[]> => (await house.parts.store.read((db) => readRevisionChain(db, documentId))).map(({ kind }) => kind);
const archiveOf = async (documentId: string) => (await showDocument(house.parts, CLERK, documentId)).archive;
const pdfOf = (documentId: string): Promise<Uint8Array> => house.parts.store.read(async (db) => (await loadCurrentPdf(house.parts.blobs, db, documentId)).bytes);
const trials = async (documentId: string): Promise<readonly (readonly [string, unknown])[]> =>
  (await showDocument(house.parts, CLERK, documentId)).timeline.filter(({ action }) => /Archive$/.test(action)).map(({ action, facts }) => [action, facts['code'] ?? facts['level']]);
/** The house with some parts away. */
const without = (away: Partial<Parts>): Parts => ({ ...house.parts, ...away });
const statusAway = async (): Promise<Parts> => {
  const trust = await house.parts.trust();
  return without({ trust: () => Promise.resolve({ ...trust, crls: [] }), status: createStatusAsker({ transport: () => Promise.reject(new Error('away')), clock: house.parts.clock }) });
};
const order = (documentId: string): Promise<void> => house.parts.store.transaction((tx) => enqueue(tx, archiveJob(documentId, house.parts.clock().toISOString())));

describe('an issued document', () => {
  test('waits for nobody: it is issued first, and raised by a job that was written with it', async () => {
    expect(await archiveOf(issued)).toEqual({ level: 'B-T', hindrance: null, givenUp: false });
    expect(await house.runDueJobs()).toBe(1);
    expect(await archiveOf(issued)).toEqual({ level: 'B-LTA', hindrance: null, givenUp: false });
    expect((await kindsOf(issued)).slice(-3)).toEqual(['SEAL', 'DSS', 'DOCTS']);
    expect(await trials(issued)).toEqual([['raiseToArchive', 'B-LT'], ['raiseToArchive', 'B-LTA']]);
    expect((await showDocument(house.parts, CLERK, issued)).timeline.at(-1)?.actorName).toBe('');
    expect(await house.parts.store.read((db) => verifyChain(db, issued))).toBeNull();
    expect(await house.runDueJobs()).toBe(0);
  });

  test('then proves itself: with nothing but the root, every signature is good and its status known', async () => {
    const pdf = await pdfOf(issued);
    const { anchors } = await house.parts.trust();
    const report = await verifyDocument(pdf, { trust: { anchors, intermediates: [], crls: [] }, at: house.parts.clock() });
    expect(report.result).toBe('VALID');
    const signatures = report.signatures.filter(({ kind }) => kind === 'signature');
    expect(signatures.map(({ revocation }) => [revocation?.status, revocation?.source])).toEqual(Array.from({ length: 6 }, () => ['GOOD', 'OCSP']));
    const held = readDss(openPdf(pdf));
    // Six signers and the time-stamping authority answered for; the issuing authority by the root's list.
    expect([held.ocsps.length, held.crls.length]).toEqual([7, 1]);
  });

  test('is what other programs expect', async () => {
    const pdf = await pdfOf(issued);
    expect(await qpdfCheck(pdf)).toContain('No syntax or stream encoding errors found');
    const said = await pdfsigOf(pdf);
    expect(said.match(/Signature is Valid/g)).toHaveLength(6);
    expect(said).toContain('DocTS1');
    const stamp = signaturesIn(pdf).at(-1);
    if (stamp === undefined) throw new Error('no timestamp');
    expect(await tokenAccepted(stamp, (await house.parts.trust()).anchors[0] ?? new Uint8Array())).toBe(true);
  });
});

describe('the job', () => {
  test('may run twice, and at once: each revision is added once', async () => {
    const documentId = takeCopy();
    const outcomes = await Promise.allSettled([raiseToArchive(house.parts, documentId), raiseToArchive(house.parts, documentId)]);
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ refusal: { code: 'DOCUMENT_CHANGED' } });
    await raiseToArchive(house.parts, documentId);
    await raiseToArchive(house.parts, documentId);
    expect((await kindsOf(documentId)).filter((kind) => kind === 'DSS' || kind === 'DOCTS')).toEqual(['DSS', 'DOCTS']);
  });

  test('goes on where it was cut off; what hinders it is recorded once and told', async () => {
    const documentId = takeCopy();
    await order(documentId);
    const away = without({ timestamper: { timestamp: () => Promise.reject(new RefusalError('TSA_UNAVAILABLE')) } });
    for (let round = 0; round < 3; round += 1) {
      expect(await runDueJobs(jobsOf(away))).toBe(1);
      house.wait(60_000);
    }
    expect(await archiveOf(documentId)).toEqual({ level: 'B-LT', hindrance: 'TSA_UNAVAILABLE', givenUp: false });
    expect(await trials(documentId)).toEqual([['raiseToArchive', 'B-LT'], ['delayArchive', 'TSA_UNAVAILABLE']]);
    expect(await house.runDueJobs()).toBe(1);
    expect(await archiveOf(documentId)).toEqual({ level: 'B-LTA', hindrance: null, givenUp: false });
  });

  test('without a time-stamping service says so', async () => {
    const documentId = takeCopy();
    await order(documentId);
    await runDueJobs(jobsOf(without({ timestamper: null })));
    expect(await archiveOf(documentId)).toEqual({ level: 'B-LT', hindrance: 'TSA_NOT_CONFIGURED', givenUp: false });
    house.wait(60_000);
    expect(await house.runDueJobs()).toBe(1);
  });

  test('adds nothing while an authority does not say whether a certificate stands, and is given up after half a day', async () => {
    const documentId = takeCopy();
    await order(documentId);
    const away = await statusAway();
    await runDueJobs(jobsOf(away));
    expect(await archiveOf(documentId)).toEqual({ level: 'B-T', hindrance: 'REVOCATION_UNAVAILABLE', givenUp: false });
    expect((await kindsOf(documentId)).at(-1)).toBe('SEAL');
    expect(house.logged.join('\n')).toMatch(/status of .*away/);
    for (let round = 0; round < 25; round += 1) {
      house.wait(3_600_000);
      await runDueJobs(jobsOf(away));
    }
    expect(await archiveOf(documentId)).toEqual({ level: 'B-T', hindrance: 'REVOCATION_UNAVAILABLE', givenUp: true });
    expect(await trials(documentId)).toHaveLength(1);
  });
});

test('only authorities that the settings name may certify people, or seal', async () => {
  const { anchors, intermediates } = await house.parts.trust();
  const certificates = (await house.parts.seal()).certificates();
  const under = async (organisationAuthorities: readonly Uint8Array[]) =>
    certify({ certificates, trust: { ...await freshTrust(house.parts, certificates), organisationAuthorities, personAuthorities: [] }, at: house.parts.clock(), allowUnknownStatus: false });
  expect((await under(intermediates)).revocation).toBe('GOOD');
  expect((await under(anchors)).revocation).toBe('GOOD');
  await expect(under([certificates[0] ?? new Uint8Array()])).rejects.toMatchObject({ refusal: { code: 'CERT_NOT_TRUSTED' } });
  const file = join(house.dataDir, 'sample', 'time-stamping.pem');
  const narrowed = narrowedTrust(house.parts.trust, { people: file, organisation: undefined });
  expect(await narrowed()).toMatchObject({ personAuthorities: [expect.any(Uint8Array)] });
  expect('organisationAuthorities' in await narrowed()).toBe(false);
  await expect(narrowedTrust(house.parts.trust, { people: join(house.dataDir, 'sample', 'seal.password'), organisation: undefined })()).rejects.toThrow('no certificate in');
});

describe('a certificate that is revoked', () => {
  const sealChain = async (): Promise<readonly Uint8Array[]> => (await house.parts.seal()).certificates();

  test('after it signed leaves its signature standing, for the timestamp proves that it was earlier', async () => {
    const documentId = takeCopy();
    house.wait(60_000);
    const { signatures } = await showDocument(house.parts, CLERK, documentId);
    house.parts.sample?.revoke(signatures.find(({ kind }) => kind === 'ORGANISATION')?.certificateSerial ?? '');
    house.wait(10 * 60_000);
    await raiseToArchive(house.parts, documentId);
    const report = await verifyDocument(await pdfOf(documentId), { trust: await house.parts.trust(), at: house.parts.clock() });
    expect(report.result).toBe('VALID');
    expect(report.signatures.find(({ fieldName }) => fieldName === 'Seal')?.revocation).toMatchObject({ status: 'REVOKED' });
  });

  test('signs no more', async () => {
    const certificates = await sealChain();
    const trust = await freshTrust(house.parts, certificates);
    expect(() => certify({ certificates, trust, at: house.parts.clock(), allowUnknownStatus: false })).toThrow(expect.objectContaining({ refusal: { code: 'CERT_REVOKED', facts: {} } }) as Error);
  });

  test('cannot be told from another where nobody answers, and blocks unless the setting allows it', async () => {
    const certificates = await sealChain();
    const away = await statusAway();
    const presented = { certificates, trust: await freshTrust(away, certificates), at: house.parts.clock() };
    expect(() => certify({ ...presented, allowUnknownStatus: false })).toThrow(expect.objectContaining({ refusal: { code: 'CERT_STATUS_UNKNOWN', facts: {} } }) as Error);
    expect(certify({ ...presented, allowUnknownStatus: true }).revocation).toBe('UNKNOWN');
  });
});
