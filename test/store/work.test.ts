import { expect, test } from 'vitest';
import { findAgency } from '../../server/store/agency.ts';
import { findPerson, loadDirectory, saveAbsence, saveDelegation } from '../../server/store/directory.ts';
import { insertDocument } from '../../server/store/documents.ts';
import { findDraftFile, listHandPlaces, saveDraftFile, saveHandPlaces } from '../../server/store/draft-files.ts';
import { findAnswer, keepAnswer } from '../../server/store/idempotency.ts';
import { newId } from '../../server/store/new-id.ts';
import { insertPreview, loadPreview } from '../../server/store/previews.ts';
import type { Preview } from '../../server/store/previews.ts';
import { insertReference, listReferences, loadReference, removeReference } from '../../server/store/reference-files.ts';
import type { ReferenceFile } from '../../server/store/reference-files.ts';
import { deleteRouteTemplate, insertRouteTemplate, listRouteTemplates } from '../../server/store/route-templates.ts';
import type { RouteTemplate } from '../../server/store/route-templates.ts';
import { findSession, insertSession } from '../../server/store/sessions.ts';
import type { SessionRecord } from '../../server/store/sessions.ts';
import { sweep } from '../../server/store/sweep.ts';
import { readSetting, writeSetting } from '../../server/store/settings.ts';
import { onBothEngines } from './both-engines.ts';
import { at, draft } from './sample.ts';

const refusal = (code: string) => expect.objectContaining({ refusal: expect.objectContaining({ code }) });

onBothEngines('around a document', (stores) => {
  test('the organisation comes back in its own order', async () => {
    const store = await stores.open();
    const delegation = { id: 'dg1', kind: 'BY_ORDER', fromId: 'u01', toId: 'u04', scope: { docTypes: ['INVITATION'] }, validFrom: '2026-01-01', validTo: null, docRef: 'Quy chế' } as const;
    const absence = { personId: 'u10', from: '2026-11-24', to: '2026-11-27', reason: 'Đi công tác', substituteId: null };
    await store.transaction(async (tx) => {
      await saveDelegation(tx, delegation);
      await saveAbsence(tx, absence);
    });
    const directory = await store.read(loadDirectory);
    expect(directory.departments.map(({ id, order }) => [id, order])).toEqual([['LDS', 1], ['VPS', 2], ['KHTCTH', 3]]);
    expect(directory.people.map(({ id }) => id)).toEqual(['u01', 'u04', 'u06', 'u07', 'u10']);
    expect(directory.people[1]).toEqual({ id: 'u04', name: 'Phạm Văn Mẫu', departmentId: 'VPS', title: 'Chuyên viên', blockTitle: null, roles: ['specialist'], canFinalSign: false, active: true });
    expect(directory).toMatchObject({ delegations: [delegation], absences: [absence], financeDepartmentId: 'KHTCTH' });
    expect(await store.read((db) => findPerson(db, 'u04'))).toMatchObject({ identityCode: 'MAU-u04', signatureImageSha256: null });
  });

  test('the header is the one valid on the day', async () => {
    const store = await stores.open();
    expect((await store.read((db) => findAgency(db, '2026-04-29')))?.parentAgency).toBe('UBND TỈNH ĐỒNG NAI');
    expect((await store.read((db) => findAgency(db, '2026-04-30')))?.parentAgency).toBe('UBND THÀNH PHỐ ĐỒNG NAI');
    expect((await store.read((db) => findAgency(db, '2019-01-01')))?.parentAgency).toBe('UBND TỈNH ĐỒNG NAI');
  });

  test('the draft file and places set by hand are replaced, previews and papers belong to their document', async () => {
    const store = await stores.open();
    const file = { documentId: 'd1', name: 'biên bản.docx', size: 10, sha256: 'a'.repeat(64), textDigest: null, reading: { subject: 'x' }, uploadedBy: 'u06', uploadedAt: at(1) };
    const place = { key: 'step:1', page: 0, rect: { x: 1, y: 2, width: 3, height: 4 } } as const;
    const preview: Preview = {
      id: 'p1', documentId: 'd1', docxSha256: 'a'.repeat(64), routeDigest: 'r', pdfSha256: 'b'.repeat(64), pdfLength: 9, textDigest: 't', pages: [{ width: 595, height: 842 }],
      places: [{ ...place, source: 'hand' }], missing: [{ key: 'seal', label: 'Dấu', page: 0 }], warnings: [{ code: 'W', facts: { n: 1 } }], facts: { typedMonth: 11 }, engine: 'embedded', createdBy: 'u06', createdAt: at(2),
    };
    const paper: ReferenceFile = { id: 'r1', documentId: 'd1', name: 'báo giá.pdf', mediaType: 'application/pdf', size: 3, sha256: 'c'.repeat(64), addedBy: 'u06', addedAt: at(1), removedAt: null };
    await store.transaction(async (tx) => {
      await insertDocument(tx, draft('d1'));
      await insertDocument(tx, draft('d2'));
      await saveDraftFile(tx, { ...file, name: 'cũ.docx' });
      await saveDraftFile(tx, file);
      await saveHandPlaces(tx, 'd1', [{ ...place, key: 'seal' }]);
      await saveHandPlaces(tx, 'd1', [place]);
      await insertPreview(tx, preview);
      await insertReference(tx, paper);
    });
    expect(await store.read((db) => findDraftFile(db, 'd1'))).toEqual(file);
    expect(await store.read((db) => listHandPlaces(db, 'd1'))).toEqual([place]);
    expect(await store.read((db) => loadPreview(db, 'd1', 'p1'))).toEqual(preview);
    await expect(store.read((db) => loadPreview(db, 'd2', 'p1'))).rejects.toEqual(refusal('NOT_FOUND'));
    expect(await store.read((db) => listReferences(db, 'd1'))).toEqual([paper]);
    await expect(store.transaction((tx) => removeReference(tx, 'd2', 'r1', at(3)))).rejects.toEqual(refusal('NOT_FOUND'));
    await store.transaction((tx) => removeReference(tx, 'd1', 'r1', at(3)));
    expect(await store.read((db) => listReferences(db, 'd1'))).toEqual([]);
    expect(await store.read((db) => loadReference(db, 'd1', 'r1'))).toEqual({ ...paper, removedAt: at(3) });
  });

  test('saved routes are seen and removed by their owner only', async () => {
    const store = await stores.open();
    const template = (id: string, ownerId: string | null): RouteTemplate => ({ id, name: `Luồng ${id}`, docTypes: ['MINUTES'], financial: false, steps: [{ departmentId: '$drafting', kind: 'SIGN', ownerId: null }], ownerId, createdAt: at(1) });
    await store.transaction(async (tx) => {
      for (const [id, owner] of [['mine', 'u06'], ['theirs', 'u10'], ['given', null]] as const) await insertRouteTemplate(tx, template(id, owner));
    });
    expect(await store.read((db) => listRouteTemplates(db, 'u06'))).toEqual([template('given', null), template('mine', 'u06')]);
    for (const id of ['theirs', 'given']) await expect(store.transaction((tx) => deleteRouteTemplate(tx, id, 'u06'))).rejects.toEqual(refusal('NOT_FOUND'));
    await store.transaction((tx) => deleteRouteTemplate(tx, 'mine', 'u06'));
  });

  test('a request sent twice is carried out once and answered twice', async () => {
    const store = await stores.open();
    expect(await store.read((db) => findAnswer(db, 'u06', 'k1', 'POST /x'))).toBeNull();
    const kept = await Promise.all([1, 2].map((n) => store.transaction((tx) => keepAnswer(tx, 'u06', 'k1', 'POST /x', { n }, at(1)))));
    expect(kept.filter(Boolean)).toHaveLength(1);
    expect(await store.read((db) => findAnswer(db, 'u06', 'k1', 'POST /x'))).toEqual({ result: { n: kept[0] === true ? 1 : 2 } });
    expect(await store.read((db) => findAnswer(db, 'u07', 'k1', 'POST /x'))).toBeNull();
    await expect(store.read((db) => findAnswer(db, 'u06', 'k1', 'POST /y'))).rejects.toEqual(refusal('BAD_REQUEST'));
  });

  test('sweeping clears what is over and keeps what is not', async () => {
    const store = await stores.open();
    const session = (tokenHash: string, expiresAt: string): SessionRecord => ({ tokenHash, personId: 'u06', createdAt: at(0), expiresAt, revokedAt: null, address: 'x' });
    const weekAgo = '2026-11-10T00:00:00.000Z';
    await store.transaction(async (tx) => {
      await insertSession(tx, session('over', at(1)));
      await insertSession(tx, session('open', at(59)));
      await keepAnswer(tx, 'u06', 'old', 'POST /x', 1, weekAgo);
      await keepAnswer(tx, 'u06', 'new', 'POST /x', 1, at(0));
      await sweep(tx, new Date(at(30)));
    });
    expect(await store.read((db) => findSession(db, 'over'))).toBeNull();
    expect(await store.read((db) => findSession(db, 'open'))).toEqual(session('open', at(59)));
    expect(await store.read((db) => findAnswer(db, 'u06', 'old', 'POST /x'))).toBeNull();
    expect(await store.read((db) => findAnswer(db, 'u06', 'new', 'POST /x'))).toEqual({ result: 1 });
  });

  test('settings hold any JSON', async () => {
    const store = await stores.open();
    expect(await store.read((db) => readSetting(db, 'holidays'))).toBeNull();
    await store.transaction((tx) => writeSetting(tx, 'holidays', ['2027-01-01']));
    await store.transaction((tx) => writeSetting(tx, 'holidays', ['2027-01-01', '2027-02-06']));
    expect(await store.read((db) => readSetting(db, 'holidays'))).toEqual(['2027-01-01', '2027-02-06']);
  });
});

test('ids are UUIDv7 and sort by time', () => {
  const ids = [1, 2, 3].map((n) => newId(new Date(Date.UTC(2026, 10, 23) + n)));
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(ids.toSorted()).toEqual(ids);
  expect(Number.parseInt((ids[0] ?? '').replaceAll('-', '').slice(0, 12), 16)).toBe(Date.UTC(2026, 10, 23) + 1);
});
