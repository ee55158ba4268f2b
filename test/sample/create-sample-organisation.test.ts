import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { X509Certificate } from 'node:crypto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { passwordMatches } from '../../server/people/password-hash.ts';
import { createSampleOrganisation } from '../../server/sample/create-sample-organisation.ts';
import { SAMPLE_PASSWORD } from '../../server/sample/seed.ts';
import { findAgency, saveAgency } from '../../server/store/agency.ts';
import { openBlobs } from '../../server/store/blobs.ts';
import type { Blobs } from '../../server/store/blobs.ts';
import { findPasswordHash } from '../../server/store/credentials.ts';
import { findPerson, loadDirectory } from '../../server/store/directory.ts';
import { findNumberSeries, listNumberSeries } from '../../server/store/number-series.ts';
import { listRouteTemplates } from '../../server/store/route-templates.ts';
import { openStore } from '../../server/store/store.ts';
import type { Store } from '../../server/store/store.ts';

let dataDir: string;
let store: Store;
let blobs: Blobs;
const create = (at = '2026-11-22T03:00:00Z', mode = 'test') => createSampleOrganisation({ store, blobs, dataDir, baseUrl: 'http://localhost:3000', clock: () => new Date(at), mode });

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sample-data-'));
  store = await openStore({ dataDir });
  blobs = await openBlobs(dataDir);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
});

test('a first run makes everything, the second finds it', async () => {
  const first = await create();
  const root = first?.rootPem;
  const directory = await store.read(loadDirectory);
  expect([directory.departments.length, directory.people.length, directory.delegations.length, directory.absences.length]).toEqual([7, 19, 3, 2]);
  expect(await store.read((db) => findAgency(db, '2026-11-22'))).toMatchObject({ name: 'SỞ CÔNG THƯƠNG', parentAgency: 'UBND THÀNH PHỐ ĐỒNG NAI', place: 'Đồng Nai', sealDiameterMm: 36 });
  expect(await store.read((db) => findNumberSeries(db, 'MINUTES', 2026))).toMatchObject({ lastNumber: 6, lastDate: '2026-11-18' });
  expect(await store.read((db) => listRouteTemplates(db, 'u06'))).toHaveLength(3);

  const again = await create('2026-11-23T03:00:00Z');
  expect(again?.rootPem).toBe(root);
  expect((await store.read(loadDirectory)).people).toHaveLength(19);
});

test('everyone who may sign in has the one password, and who signs a picture and a key file of their own', async () => {
  const sample = await create();
  expect(await passwordMatches(SAMPLE_PASSWORD, await store.read((db) => findPasswordHash(db, 'u06')) ?? '')).toBe(true);
  expect(await store.read((db) => findPasswordHash(db, 'u19'))).toBeNull();
  const head = await store.read((db) => findPerson(db, 'u04'));
  expect(head).toMatchObject({ identityCode: 'MAU-u04', blockTitle: 'CHÁNH VĂN PHÒNG' });
  expect(Buffer.from(await blobs.get(head?.signatureImageSha256 ?? '')).toString('latin1', 1, 4)).toBe('PNG');
  expect((await sample?.keyFileOf('u04'))?.[0]).toBe(0x30);
  for (const nobody of ['u06', 'u99', '../seal', '..\\seal', '']) expect(await sample?.keyFileOf(nobody)).toBeNull();
});

test('the lists are public and signed by those whose they are', async () => {
  const sample = await create();
  expect(await sample?.revocationLists()).toHaveLength(2);
  expect((await sample?.revocationList('issuing.crl'))?.[0]).toBe(0x30);
  for (const name of ['issuing', 'seal.p12', '../root.key']) expect(await sample?.revocationList(name)).toBeNull();
  expect(new X509Certificate(sample?.rootPem ?? '').ca).toBe(true);
});

test.skipIf(process.platform === 'win32')('its secrets are readable by their owner only', async () => {
  await create();
  const folder = join(dataDir, 'sample');
  for (const name of await readdir(folder, { recursive: true })) {
    const { mode } = await stat(join(folder, name));
    expect(mode & 0o077, name).toBe(0);
  }
});

test('a first run that was cut off leaves nothing half made', async () => {
  await rm(join(dataDir, 'blobs'), { recursive: true });
  const broken: Blobs = { ...blobs, put: () => Promise.reject(new Error('disk full')) };
  await expect(createSampleOrganisation({ store, blobs: broken, dataDir, baseUrl: 'http://localhost:3000', clock: () => new Date('2026-11-22T03:00:00Z'), mode: 'test' })).rejects.toThrow('disk full');
  expect((await store.read(loadDirectory)).people).toEqual([]);
  blobs = await openBlobs(dataDir);
  await create();
  expect((await store.read(loadDirectory)).people).toHaveLength(19);
});

test('a new year finds its series open, once', async () => {
  await create('2026-12-30T03:00:00Z');
  await create('2027-01-04T03:00:00Z');
  await create('2027-01-05T03:00:00Z');
  expect((await store.read((db) => listNumberSeries(db, 2027))).map(({ id, lastNumber, lastDate, closed }) => [id, lastNumber, lastDate, closed]))
    .toEqual([['CHUNG-2027', 0, null, false], ['CV-2027', 0, null, false], ['QD-2027', 0, null, false]]);
  expect(await store.read((db) => findNumberSeries(db, 'MINUTES', 2026))).toMatchObject({ lastNumber: 6 });
});

test('it keeps out of a store where another organisation lives', async () => {
  await store.transaction((tx) => saveAgency(tx, { id: 'STC', abbr: 'STC', name: 'SỞ TÀI CHÍNH', fullName: 'Sở Tài chính', organId: 'x', sealDiameterMm: 36, financeDepartmentId: 'a', clerkDepartmentId: 'b' }, [{ validFrom: '2020-01-01', validTo: null, parentAgency: 'UBND', place: 'Đồng Nai' }]));
  expect(await create()).toBeNull();
  expect((await store.read(loadDirectory)).people).toEqual([]);
});

test('it must not exist in production, whoever asks', async () => {
  await expect(create('2026-11-22T03:00:00Z', 'production')).rejects.toThrow('production');
  vi.stubEnv('NODE_ENV', 'production');
  await expect(create()).rejects.toThrow('production');
  expect(await readdir(dataDir)).not.toContain('sample');
});
