import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, test } from 'vitest';
import { insertDocument, loadDocument, lockDocument, saveDocument } from '../../server/store/documents.ts';
import { openStore } from '../../server/store/store.ts';
import { onBothEngines } from './both-engines.ts';
import { createOffice, draft } from './sample.ts';

const refusal = (code: string) => expect.objectContaining({ refusal: expect.objectContaining({ code }) });

onBothEngines('the store', (stores) => {
  test('keeps what it was given over a stop and a start', async () => {
    const place = await stores.newPlace();
    const first = await openStore(place);
    await first.transaction(createOffice);
    await first.transaction((tx) => insertDocument(tx, draft('d1')));
    await first.close();
    const second = await openStore(place);
    expect(await second.read((db) => loadDocument(db, 'd1'))).toEqual(draft('d1'));
    await second.close();
  });

  test('two acts that lock two documents crosswise both succeed, one after the other', async () => {
    const store = await stores.open();
    await store.transaction(async (tx) => {
      for (const id of ['d1', 'd2']) await insertDocument(tx, draft(id));
    });
    const touchBoth = (order: readonly [string, string]) => store.transaction(async (tx) => {
      for (const id of order) {
        const document = await lockDocument(tx, id);
        await new Promise((resolve) => setTimeout(resolve, 20));
        await saveDocument(tx, document, document.rowVersion);
      }
    });
    await Promise.all([touchBoth(['d1', 'd2']), touchBoth(['d2', 'd1']), touchBoth(['d1', 'd2']), touchBoth(['d2', 'd1'])]);
    expect((await store.read((db) => loadDocument(db, 'd1'))).rowVersion).toBe(5);
    expect((await store.read((db) => loadDocument(db, 'd2'))).rowVersion).toBe(5);
  });

  test('a read changes nothing', async () => {
    const store = await stores.open();
    await expect(store.read((db) => db.deleteFrom('people').execute())).rejects.toThrow(/read-?only/i);
  });

  test('hundred reads at once are all answered', async () => {
    const store = await stores.open();
    await store.transaction((tx) => insertDocument(tx, draft('d1')));
    const answers = await Promise.all(Array.from({ length: 100 }, () => store.read((db) => loadDocument(db, 'd1'))));
    expect(answers).toHaveLength(100);
  });

  if (stores.engine === 'postgres') {
    test('two servers may start on an empty database at once', async () => {
      const place = await stores.newPlace();
      const both = await Promise.all([openStore(place), openStore(place)]);
      await both[0].transaction(createOffice);
      await both[1].transaction((tx) => insertDocument(tx, draft('d1')));
      expect(await both[0].read((db) => loadDocument(db, 'd1'))).toEqual(draft('d1'));
      for (const store of both) await store.close();
    });

    test('while the server is away every act is told so, and afterwards all goes on as before', async () => {
      const store = await stores.open();
      await store.transaction((tx) => insertDocument(tx, draft('d1')));
      const begun = Promise.withResolvers<undefined>();
      const gone = Promise.withResolvers<undefined>();
      const cut = store.transaction(async (tx) => {
        await insertDocument(tx, draft('d2'));
        begun.resolve(undefined);
        await gone.promise;
        await insertDocument(tx, draft('d3'));
      });
      await begun.promise;
      const told = expect(cut).rejects.toEqual(refusal('STORE_UNAVAILABLE'));
      await stores.cluster().shutDown();
      gone.resolve(undefined);
      await told;
      await expect(store.read((db) => loadDocument(db, 'd1'))).rejects.toEqual(refusal('STORE_UNAVAILABLE'));
      await stores.cluster().start();
      expect(await store.read((db) => loadDocument(db, 'd1'))).toEqual(draft('d1'));
      await expect(store.read((db) => loadDocument(db, 'd2'))).rejects.toEqual(refusal('NOT_FOUND'));
    });

    test('a server that is not there is named as away at the start', async () => {
      await expect(openStore({ databaseUrl: 'postgres://postgres@127.0.0.1:1/nothing' })).rejects.toEqual(refusal('STORE_UNAVAILABLE'));
    });
  }
});

const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'lc-store-'));
  folders.push(folder);
  return folder;
};
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

test('a data folder has one owner: a second start is refused and says by whom it is held', async () => {
  const dataDir = newFolder();
  const store = await openStore({ dataDir });
  await expect(openStore({ dataDir })).rejects.toEqual(expect.objectContaining({ refusal: { code: 'STORE_IN_USE', facts: { folder: dataDir, pid: String(process.pid) } } }));
  await store.close();
  await (await openStore({ dataDir })).close();
});

test('the file is durable and checked by itself: WAL stays, foreign keys hold', async () => {
  const dataDir = newFolder();
  const store = await openStore({ dataDir });
  await expect(store.transaction((tx) => insertDocument(tx, draft('d1')))).rejects.toThrow('FOREIGN KEY');
  await store.close();
  const file = new DatabaseSync(join(dataDir, 'store.sqlite'), { readOnly: true });
  expect(file.prepare('pragma journal_mode').get()).toEqual({ journal_mode: 'wal' });
  expect(file.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' });
  file.close();
});
