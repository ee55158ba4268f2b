/** A server that does nothing but keep files and rows, and says so after each: killed by `crash.test.ts` in the middle of it. */
import { openBlobs } from '../../server/store/blobs.ts';
import { insertDocument } from '../../server/store/documents.ts';
import { newId } from '../../server/store/new-id.ts';
import { appendRevision, moveCurrentRevision } from '../../server/store/revisions.ts';
import { openStore } from '../../server/store/store.ts';
import { draft } from './sample.ts';

const [dataDir = '', databaseUrl = ''] = process.argv.slice(2);
const store = await openStore(databaseUrl === '' ? { dataDir } : { databaseUrl });
const blobs = await openBlobs(dataDir);

for (;;) {
  const id = newId();
  const deltaSha256 = await blobs.put(new TextEncoder().encode(`${id} `.repeat(2_000)));
  await store.transaction(async (tx) => {
    await insertDocument(tx, draft(id));
    await appendRevision(tx, {
      documentId: id, revisionNo: 1, versionNo: 1, parentRevisionNo: null, kind: 'BASE', deltaSha256, deltaLength: 1, wholeSha256: deltaSha256, wholeLength: 1,
      stepId: null, verification: null, createdBy: 'u04', createdAt: new Date().toISOString(),
    });
    await moveCurrentRevision(tx, id, null, 1);
  });
  process.stdout.write(`${id}\n`);
}
