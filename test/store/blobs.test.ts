import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openBlobs } from '../../server/store/blobs.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lc-blobs-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const BYTES = new TextEncoder().encode('Biên bản bàn giao');
const NAME = createHash('sha256').update(BYTES).digest('hex');

test('bytes come back by the name of their hash', async () => {
  const blobs = await openBlobs(folder);
  expect(await blobs.has(NAME)).toBe(false);
  expect(await blobs.put(BYTES)).toBe(NAME);
  expect(await blobs.has(NAME)).toBe(true);
  expect(Buffer.from(await blobs.get(NAME)).equals(BYTES)).toBe(true);
});

test('the same bytes put fifty times at once are one file, and nothing is left half written', async () => {
  const blobs = await openBlobs(folder);
  await Promise.all(Array.from({ length: 50 }, () => blobs.put(BYTES)));
  expect(readdirSync(join(folder, 'blobs', NAME.slice(0, 2)))).toEqual([NAME]);
  expect(readdirSync(join(folder, 'blobs', 'incoming'))).toEqual([]);
});

test('a file damaged on disk is not given out', async () => {
  const blobs = await openBlobs(folder);
  await blobs.put(BYTES);
  writeFileSync(join(folder, 'blobs', NAME.slice(0, 2), NAME), 'something else');
  await expect(blobs.get(NAME)).rejects.toThrow('damaged');
});

test('what a crash left half written is cleared away at the next start', async () => {
  mkdirSync(join(folder, 'blobs', 'incoming'), { recursive: true });
  writeFileSync(join(folder, 'blobs', 'incoming', 'half'), 'hal');
  await openBlobs(folder);
  expect(readdirSync(join(folder, 'blobs', 'incoming'))).toEqual([]);
});

test('a name that is no hash reaches no file', async () => {
  const blobs = await openBlobs(folder);
  for (const name of ['../../etc/passwd', NAME.toUpperCase(), '', `${NAME}/..`]) await expect(blobs.get(name)).rejects.toThrow('64 lower-case hex');
});
