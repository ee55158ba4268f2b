import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { insertDocument } from '../../server/store/documents.ts';
import { appendRevision, currentRevisionNo, moveCurrentRevision, nextRevisionNo, readRevisionChain } from '../../server/store/revisions.ts';
import type { Revision } from '../../server/store/revisions.ts';
import { insertSigningRequest, loadSigningRequest, takeSigningRequest } from '../../server/store/signing-requests.ts';
import type { SigningRequest } from '../../server/store/signing-requests.ts';
import { findVersion, insertVersion } from '../../server/store/versions.ts';
import type { DocumentVersion } from '../../server/store/versions.ts';
import { onBothEngines } from './both-engines.ts';
import { at, draft, submitted } from './sample.ts';

const refusal = (code: string) => expect.objectContaining({ refusal: expect.objectContaining({ code }) });

const revision = (revisionNo: number, parentRevisionNo: number | null, changes: Partial<Revision> = {}): Revision => ({
  documentId: 'd1', revisionNo, versionNo: 1, parentRevisionNo, kind: parentRevisionNo === null ? 'BASE' : 'SIGN',
  deltaSha256: String(revisionNo).repeat(64).slice(0, 64), deltaLength: 100, wholeSha256: 'f'.repeat(64), wholeLength: 100 * revisionNo,
  stepId: null, verification: { valid: true, level: 'B-T' }, createdBy: 'u04', createdAt: at(2), ...changes,
});

const version = (versionNo: number): DocumentVersion => ({
  documentId: 'd1', versionNo, docxName: 'bien-ban.docx', docxSha256: 'c'.repeat(64), docxSize: 12_345, textDigest: 'd'.repeat(64),
  snapshot: { type: 'MINUTES', subject: 'Bàn giao', recipients: ['Như trên'], addressees: [], route: [], references: [{ id: 'r1', name: 'báo giá.pdf', sha256: 'e'.repeat(64) }], typedDate: { day: null, month: 11, year: 2026 }, facts: { findings: 0 } },
  pages: [{ width: 595, height: 842 }], places: [{ key: 'step:1', page: 0, rect: { x: 1, y: 2, width: 3, height: 4 }, source: 'tag' }],
  engine: 'embedded', submittedBy: 'u06', submittedAt: at(1),
});

onBothEngines('the circulated file', (stores) => {
  test('is its base and what each signature added, in order; a dropped branch is left out', async () => {
    const store = await stores.open();
    await store.transaction(async (tx) => {
      await insertDocument(tx, submitted('d1'));
      for (const link of [revision(1, null), revision(2, 1), revision(3, 2), revision(4, 2, { stepId: 'd1-1-1' })]) await appendRevision(tx, link);
      await moveCurrentRevision(tx, 'd1', null, 4);
    });
    expect((await store.read((db) => readRevisionChain(db, 'd1'))).map(({ revisionNo }) => revisionNo)).toEqual([1, 2, 4]);
    expect(await store.read((db) => readRevisionChain(db, 'd1', 3))).toEqual([revision(1, null), revision(2, 1), revision(3, 2)]);
    expect(await store.read((db) => nextRevisionNo(db, 'd1'))).toBe(5);
  });

  test('has no links before the first submit', async () => {
    const store = await stores.open();
    await store.transaction((tx) => insertDocument(tx, draft('d1')));
    expect(await store.read((db) => readRevisionChain(db, 'd1'))).toEqual([]);
    expect(await store.read((db) => nextRevisionNo(db, 'd1'))).toBe(1);
  });

  test('moves on only from where it was seen', async () => {
    const store = await stores.open();
    await store.transaction(async (tx) => {
      await insertDocument(tx, submitted('d1'));
      await appendRevision(tx, revision(1, null));
      await moveCurrentRevision(tx, 'd1', null, 1);
    });
    await expect(store.transaction(async (tx) => {
      await appendRevision(tx, revision(2, 1));
      await moveCurrentRevision(tx, 'd1', null, 2);
    })).rejects.toEqual(refusal('DOCUMENT_CHANGED'));
    await expect(store.transaction((tx) => appendRevision(tx, revision(1, null)))).rejects.toEqual(refusal('DOCUMENT_CHANGED'));
    expect(await store.read((db) => currentRevisionNo(db, 'd1'))).toBe(1);
    expect(await store.read((db) => nextRevisionNo(db, 'd1'))).toBe(2);
  });

  test('a frozen version comes back as it was', async () => {
    const store = await stores.open();
    await store.transaction(async (tx) => {
      await insertDocument(tx, submitted('d1'));
      await insertVersion(tx, version(1));
    });
    expect(await store.read((db) => findVersion(db, 'd1', 1))).toEqual(version(1));
    expect(await store.read((db) => findVersion(db, 'd1', 2))).toBeNull();
  });

  test.each(['document_versions', 'revisions'])('%s can be neither changed nor removed, by nobody', async (table) => {
    const store = await stores.open();
    await store.transaction(async (tx) => {
      await insertDocument(tx, submitted('d1'));
      await insertVersion(tx, version(1));
      await appendRevision(tx, revision(1, null));
    });
    const columns: Record<string, string> = { document_versions: 'docx_name', revisions: 'kind' };
    await expect(store.transaction((tx) => sql`update ${sql.table(table)} set ${sql.ref(columns[table] ?? '')} = 'x'`.execute(tx))).rejects.toThrow('append-only');
    await expect(store.transaction((tx) => sql`delete from ${sql.table(table)}`.execute(tx))).rejects.toThrow('append-only');
    if (stores.engine === 'postgres') await expect(store.transaction((tx) => sql`truncate ${sql.table(table)}`.execute(tx))).rejects.toThrow('append-only');
  });
});

const request = (changes: Partial<SigningRequest> = {}): SigningRequest => ({
  id: 's1', documentId: 'd1', versionNo: 1, stepId: 'd1-1-1', personId: 'u04', baseRevisionNo: 1, prepared: { byteRange: [0, 1, 2, 3], signedAttributes: 'MYG0' },
  deltaSha256: 'a'.repeat(64), certificates: ['MIIB'], opinion: null, checklist: [{ check: 'AUTHORITY', satisfied: true, note: 'đủ' }],
  createdAt: at(0), expiresAt: at(10), takenAt: null, ...changes,
});

onBothEngines('a signing request', (stores) => {
  test('is taken once, however many ask at once', async () => {
    const store = await stores.open();
    await store.transaction(async (tx) => {
      await insertDocument(tx, submitted('d1'));
      await insertSigningRequest(tx, request());
    });
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => store.transaction((tx) => takeSigningRequest(tx, 's1', at(5)))));
    const won = tries.filter((attempt) => attempt.status === 'fulfilled');
    expect(won.map(({ value }) => value)).toEqual([request({ takenAt: at(5) })]);
    for (const attempt of tries) if (attempt.status === 'rejected') expect(attempt.reason).toEqual(refusal('SIGN_TOKEN_USED'));
  });

  test('is given back when what follows fails, and is gone when its time is over', async () => {
    const store = await stores.open();
    await store.transaction(async (tx) => {
      await insertDocument(tx, submitted('d1'));
      await insertSigningRequest(tx, request());
    });
    await expect(store.transaction(async (tx) => {
      await takeSigningRequest(tx, 's1', at(5));
      throw new Error('the signature was not valid');
    })).rejects.toThrow('not valid');
    expect(await store.read((db) => loadSigningRequest(db, 's1'))).toEqual(request());
    await expect(store.transaction((tx) => takeSigningRequest(tx, 's1', at(10)))).rejects.toEqual(refusal('SIGN_TOKEN_EXPIRED'));
    await expect(store.transaction((tx) => takeSigningRequest(tx, 'other', at(1)))).rejects.toEqual(refusal('NOT_FOUND'));
  });
});
