import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { loadCurrentPdf } from '../../server/acts/current-pdf.ts';
import { verifyChain } from '../../server/audit/trail.ts';
import { SAMPLE_PIN } from '../../server/sample/material.ts';
import { SAMPLE_PASSWORD } from '../../server/sample/seed.ts';
import { loadDocument } from '../../server/store/documents.ts';
import { listRegister } from '../../server/store/register.ts';
import { listRevisions } from '../../server/store/revisions.ts';
import { verifyDocument } from '../../server/verification/verify-document.ts';
import { openHouse } from '../acts/house.ts';
import { Officers, progressOf } from './officers.ts';
import { startUnderFire } from './server-under-fire.ts';

const KILLS = Number(process.env['KILLS'] ?? 50);
const LONGEST_LIFE_MS = 2500;
const FIRST_DRAFTS = 6;

test(`killed with -9 ${KILLS} times in the middle of the work: whatever was acknowledged is there, nothing is half done, nobody repairs anything`, async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'luan-chuyen-crash-'));
  const server = await startUnderFire(dataDir);
  const officers = new Officers({ origin: server.origin, password: SAMPLE_PASSWORD, pin: SAMPLE_PIN });
  const started: string[] = [];
  const issued: string[] = [];
  for (let index = 0; index < FIRST_DRAFTS; index += 1) started.push(await officers.draft() ?? '');

  let firing = true;
  const work = async (waiting: readonly string[]): Promise<void> => {
    for (const id of waiting) {
      if (!firing) return;
      if ((await officers.finish(id))?.status === 'ISSUED') issued.push(id);
    }
    while (firing) {
      const id = await officers.draft();
      if (id === null) continue;
      started.push(id);
      if ((await officers.finish(id))?.status === 'ISSUED') issued.push(id);
    }
  };
  const working = Promise.all([work(started.slice(0, FIRST_DRAFTS / 2)), work(started.slice(FIRST_DRAFTS / 2, FIRST_DRAFTS))]);
  for (let kill = 0; kill < KILLS; kill += 1) {
    await pause(Math.random() * LONGEST_LIFE_MS);
    await server.killAndRestart();
  }
  firing = false;
  await working;
  await server.stop();

  expect(officers.unexpected).toEqual([]);
  expect(issued.length).toBeGreaterThanOrEqual(2);
  expect(officers.acts).toBeGreaterThan(KILLS);

  // A fresh start on what is left: everything acknowledged is there, and whole.
  const house = await openHouse({ dataDir });
  try {
    const drafter = await house.sit('u06');
    for (const id of started) {
      const view = await drafter.api.document(id);
      expect(progressOf(view), id).toBeGreaterThanOrEqual(officers.acknowledged.get(id) ?? 0);
      await house.parts.store.read(async (db) => {
        const document = await loadDocument(db, id);
        expect(await verifyChain(db, id)).toBeNull();
        const revisions = await listRevisions(db, id);
        const archived = revisions.filter(({ kind }) => kind === 'DSS' || kind === 'DOCTS').map(({ kind }) => kind);
        expect(archived, id).toEqual(document.issuedAt === null ? [] : ['DSS', 'DOCTS'].slice(0, archived.length));
        expect(revisions.length - archived.length, id).toBe(document.versionNo === 0 ? 0 : 1 + document.signatures.length + (document.number === null ? 0 : 1));
        if (revisions.length === 0) return;
        const { bytes, revision } = await loadCurrentPdf(house.parts.blobs, db, id);
        const report = await verifyDocument(bytes, { trust: await house.parts.trust(), at: new Date() });
        expect(report.sha256).toBe(revision.wholeSha256);
        expect(report.signatures.filter(({ kind, result }) => kind === 'signature' && result === 'VALID').length, id).toBe(document.signatures.length);
      });
    }
    const rows = await house.parts.store.read((db) => listRegister(db, new Date().getUTCFullYear()));
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, index) => 7 + index));
    // A job whose server died is free again when its lease is over; every issued document reaches the archive's level.
    house.wait(3_600_000);
    while (await house.runDueJobs() > 0);
    for (const id of issued) expect((await drafter.api.document(id)).archive?.level, id).toBe('B-LTA');
    // Work that was interrupted goes on as if nothing had happened.
    const unfinished = started.find((id) => !issued.includes(id));
    if (unfinished !== undefined) expect((await new Officers(house.desk).finish(unfinished))?.status).toBe('ISSUED');
  } finally {
    await house.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}, 900_000);
