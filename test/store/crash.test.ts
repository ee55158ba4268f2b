import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openBlobs } from '../../server/store/blobs.ts';
import { openStore } from '../../server/store/store.ts';
import type { StoreConfig } from '../../server/store/store.ts';
import { onBothEngines } from './both-engines.ts';
import { createOffice } from './sample.ts';

const CHILD = fileURLToPath(new URL('crash-child.ts', import.meta.url));
const KILLS = process.env['TEST_LENGTH'] === 'long' ? 300 : 5;

/** Runs the child until it has acknowledged some rows and a random moment more, then kills it; returns what it acknowledged. */
const runAndKill = async (dataDir: string, place: StoreConfig): Promise<readonly string[]> => {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', CHILD, dataDir, 'databaseUrl' in place ? place.databaseUrl : ''], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let faults = '';
  child.stderr.on('data', (chunk: Buffer) => { faults += chunk.toString(); });
  const begun = Promise.withResolvers<undefined>();
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (said.length > 200) begun.resolve(undefined);
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await Promise.race([begun.promise, ended.then(() => Promise.reject(new Error(`The child ended by itself: ${faults}`)))]);
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 120));
  child.kill('SIGKILL');
  await ended;
  return said.slice(0, said.lastIndexOf('\n')).split('\n');
};

onBothEngines('killed with -9 while it works', (stores) => {
  test('every acknowledged row is there with its file, no row points at a missing one, nothing needs repair', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'lc-crash-'));
    const place = stores.engine === 'sqlite' ? { dataDir } : await stores.newPlace();
    const first = await openStore(place);
    await first.transaction(createOffice);
    await first.close();
    const acknowledged = new Set<string>();
    for (let kill = 0; kill < KILLS; kill += 1) {
      for (const id of await runAndKill(dataDir, place)) acknowledged.add(id);
      // The database's own process falls too, now and then.
      if (stores.engine === 'postgres' && kill % 3 === 0) await stores.cluster().crashAndRestart();
      const store = await openStore(place);
      const blobs = await openBlobs(dataDir);
      const rows = await store.read((db) => db.selectFrom('documents').leftJoin('revisions', 'revisions.documentId', 'documents.id')
        .select(['documents.id', 'documents.currentRevision', 'revisions.deltaSha256']).execute());
      const kept = new Map(rows.map((row) => [row.id, row]));
      for (const id of acknowledged) expect(kept.has(id), id).toBe(true);
      for (const { currentRevision, deltaSha256 } of rows) {
        expect(currentRevision).toBe(1);
        await blobs.get(deltaSha256 ?? '');
      }
      await store.close();
    }
    expect(acknowledged.size).toBeGreaterThan(KILLS);
    rmSync(dataDir, { recursive: true, force: true });
  }, 600_000);
});
