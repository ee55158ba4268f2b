import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../server/app.ts';
import { missingInProduction, readConfig } from '../../server/config.ts';
import { openParts } from '../../server/open-parts.ts';
import { openHouse } from './house.ts';

let folder: string;
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'luan-chuyen-production-')); });
afterEach(() => rm(folder, { recursive: true, force: true }));

const production = (more: Readonly<Record<string, string>> = {}) => readConfig({ NODE_ENV: 'production', DATA_DIR: folder, CONVERTER: 'embedded', ...more });
const refused = (more?: Readonly<Record<string, string>>): Promise<string> =>
  openParts(production(more)).then(async ({ close }) => { await close(); return 'opened'; }, (error: unknown) => (error instanceof Error ? error.message : String(error)));

describe('in production', () => {
  test('the settings that are missing are named', () => {
    expect(missingInProduction(production()).map((line) => line.split(':')[0])).toEqual(['TRUST_ANCHORS', 'TSA_URL', 'SEAL_P12 and SEAL_PASSWORD_FILE', 'SEAL_PICTURE', 'BASE_URL']);
  });

  test('nothing of the sample exists: no people to choose from, no root, no lists, no timestamps, no key files', async () => {
    const { parts, close } = await openParts(production());
    try {
      const app = createApp(parts, null);
      expect(parts.sample).toBeNull();
      expect(await (await app.request('/api/sign-in/people')).json()).toEqual([]);
      for (const [method, path] of [['GET', '/sample/root.pem'], ['GET', '/sample/crl/issuing.crl'], ['POST', '/sample/tsa']] as const)
        expect([path, (await app.request(path, { method, body: method === 'POST' ? 'x' : null })).status]).toEqual([path, 404]);
      expect((await app.request('/api/sample/key-file')).status).toBe(401);
    } finally {
      await close();
    }
  }, 30_000);

  test('a database or a folder that a trial run has filled is refused: its passwords and keys are known to everybody', async () => {
    const house = await openHouse({ dataDir: folder });
    await house.close();
    expect(await refused()).toContain('The database holds the sample organisation');
    await Promise.all(['', '-wal', '-shm'].map((end) => rm(join(folder, `store.sqlite${end}`), { force: true })));
    expect(await refused()).toContain('holds the keys of the sample organisation');
  }, 60_000);

  test('files that settings name are looked at before the server listens', async () => {
    const file = join(folder, 'empty.pem');
    await writeFile(file, 'nothing');
    expect(await refused({ TRUST_ANCHORS: file })).toContain('TRUST_ANCHORS');
    expect(await refused({ TRUST_ANCHORS: join(folder, 'none.pem') })).toContain('TRUST_ANCHORS');
    expect(await refused({ SEAL_P12: file, SEAL_PASSWORD_FILE: file })).toContain('SEAL_P12');
    expect(await refused({ SEAL_PICTURE: join(folder, 'none.png') })).toContain('SEAL_PICTURE');
  }, 30_000);
});
