import { expect, test } from 'vitest';
import { RefusalError } from '../../server/circulation/errors.ts';
import type { OutgoingDocument } from '../../server/circulation/model.ts';
import { insertDocument, loadDocument, lockDocument, saveDocument } from '../../server/store/documents.ts';
import { onBothEngines } from './both-engines.ts';
import { at, draft, signature, step, submitted } from './sample.ts';

const refusal = (code: string) => expect.objectContaining({ refusal: expect.objectContaining({ code }) });

onBothEngines('a document in the store', (stores) => {
  test('comes back exactly as it was kept, with marks, quotes and hostile text', async () => {
    const store = await stores.open();
    const hostile = draft('d1', {
      subject: `Về việc "Robert'); drop table documents;--" <script>alert(1)</script> Đèn Chợ 𠀀`,
      recipients: ['Như Điều 3', "Sở O'Tài chính"], notFinancialReason: 'không liên quan', watcherIds: ['u10'], replyToId: 'in1',
      returned: { byId: 'u10', at: at(3), reason: 'Sai tổng tiền ở trang hai', category: null },
    });
    await store.transaction((tx) => insertDocument(tx, hostile));
    expect(await store.read((db) => loadDocument(db, 'd1'))).toEqual(hostile);
  });

  test('comes back with steps, signatures and number', async () => {
    const store = await stores.open();
    const document = submitted('d1', {
      status: 'NUMBERED',
      steps: [
        step('d1', 1, 1, { status: 'DONE', activatedAt: at(1), dueAt: at(9), completedAt: at(2), completedBy: 'u04', opinion: 'Đồng ý', checklist: [{ check: 'AUTHORITY', satisfied: true, note: null }] }),
        step('d1', 1, 2, { status: 'DONE', completedBy: 'u01' }),
      ],
      number: { seriesId: 'CHUNG-2026', year: 2026, number: 7, notation: 'BB-SCT', documentCode: '07/BB-SCT', issuedDate: '2026-11-23' },
    });
    const signed: OutgoingDocument = { ...document, signatures: [signature('g1', 'd1', 1), signature('g2', 'd1', 1, { stepId: 'd1-1-2', signerId: 'u01', kind: 'FINAL', timestampedAt: at(3), level: 'B-T' })] };
    await store.transaction((tx) => insertDocument(tx, signed));
    expect(await store.read((db) => loadDocument(db, 'd1'))).toEqual(signed);
  });

  test('what is not there is not found', async () => {
    const store = await stores.open();
    await expect(store.read((db) => loadDocument(db, 'nothing'))).rejects.toEqual(refusal('NOT_FOUND'));
  });

  test('two people save the same row version: the first one wins, the second is told, nothing of theirs stays', async () => {
    const store = await stores.open();
    await store.transaction((tx) => insertDocument(tx, draft('d1')));
    const seen = await store.read((db) => loadDocument(db, 'd1'));
    const first = await store.transaction((tx) => saveDocument(tx, { ...seen, subject: 'Của người thứ nhất' }, seen.rowVersion));
    expect(first.rowVersion).toBe(seen.rowVersion + 1);
    await expect(store.transaction((tx) => saveDocument(tx, { ...submitted('d1'), subject: 'Của người thứ hai' }, seen.rowVersion))).rejects.toEqual(refusal('DOCUMENT_CHANGED'));
    expect(await store.read((db) => loadDocument(db, 'd1'))).toEqual(first);
  });

  test('fifty people save at once: exactly one is not told to reload', async () => {
    const store = await stores.open();
    await store.transaction((tx) => insertDocument(tx, draft('d1')));
    const seen = await store.read((db) => loadDocument(db, 'd1'));
    const saves = await Promise.allSettled(Array.from({ length: 50 }, (_, n) => store.transaction((tx) => saveDocument(tx, { ...seen, subject: `Lần ${n}` }, seen.rowVersion))));
    expect(saves.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const save of saves) if (save.status === 'rejected') expect(save.reason).toEqual(refusal('DOCUMENT_CHANGED'));
  });

  test('fifty people who lock it first all get through, one after the other', async () => {
    const store = await stores.open();
    await store.transaction((tx) => insertDocument(tx, draft('d1')));
    await Promise.all(Array.from({ length: 50 }, () => store.transaction(async (tx) => {
      const document = await lockDocument(tx, 'd1');
      await saveDocument(tx, { ...document, recipients: [...document.recipients, 'x'] }, document.rowVersion);
    })));
    const document = await store.read((db) => loadDocument(db, 'd1'));
    expect(document.rowVersion).toBe(51);
    expect(document.recipients).toHaveLength(52);
  });

  test('a failed transaction leaves nothing behind', async () => {
    const store = await stores.open();
    const fault = new Error('the act was refused');
    await expect(store.transaction(async (tx) => {
      await insertDocument(tx, submitted('d1'));
      throw fault;
    })).rejects.toBe(fault);
    await expect(store.read((db) => loadDocument(db, 'd1'))).rejects.toBeInstanceOf(RefusalError);
  });

  test('a new version closes the steps and signatures of the old one, and keeps them', async () => {
    const store = await stores.open();
    const first = submitted('d1', { signatures: [] });
    await store.transaction((tx) => insertDocument(tx, { ...first, signatures: [signature('g1', 'd1', 1)] }));
    const second = submitted('d1', { versionNo: 2, rowVersion: 1 });
    await store.transaction((tx) => saveDocument(tx, second, 1));
    expect((await store.read((db) => loadDocument(db, 'd1'))).steps.map(({ id }) => id)).toEqual(['d1-2-1', 'd1-2-2']);
    const old = await store.read((db) => db.selectFrom('routeSteps').select('status').where('versionNo', '=', 1).execute());
    expect(old.map(({ status }) => status)).toEqual(['VOIDED', 'VOIDED']);
    const signatures = await store.read((db) => db.selectFrom('signatures').select(['id', 'status']).execute());
    expect(signatures).toEqual([{ id: 'g1', status: 'VOIDED' }]);
  });

  test('a kept signature changes in nothing but its status', async () => {
    const store = await stores.open();
    const document: OutgoingDocument = { ...submitted('d1'), signatures: [signature('g1', 'd1', 1)] };
    await store.transaction((tx) => insertDocument(tx, document));
    await expect(store.transaction((tx) => saveDocument(tx, { ...document, signatures: [signature('g1', 'd1', 1, { signedAt: at(50) })] }, 1))).rejects.toThrow('cannot be rewritten');
    const undone = await store.transaction((tx) => saveDocument(tx, { ...document, signatures: [signature('g1', 'd1', 1, { status: 'UNDONE' })] }, 1));
    expect(await store.read((db) => loadDocument(db, 'd1'))).toEqual(undone);
  });

  test('a reader sees one moment, whatever is committed meanwhile', async () => {
    const store = await stores.open();
    await store.transaction((tx) => insertDocument(tx, draft('d1')));
    const begun = Promise.withResolvers<undefined>();
    const changed = Promise.withResolvers<undefined>();
    const reading = store.read(async (db) => {
      const before = await loadDocument(db, 'd1');
      begun.resolve(undefined);
      await changed.promise;
      return { before, after: await loadDocument(db, 'd1') };
    });
    await begun.promise;
    await store.transaction((tx) => saveDocument(tx, submitted('d1'), 1));
    changed.resolve(undefined);
    const { before, after } = await reading;
    expect(after).toEqual(before);
    expect((await store.read((db) => loadDocument(db, 'd1'))).status).toBe('IN_CIRCULATION');
  });

  test('asking the store from inside its own transaction is an error, not a standstill', async () => {
    const store = await stores.open();
    await expect(store.transaction(() => store.read(() => Promise.resolve(1)))).rejects.toThrow('inside its own transaction');
  });
});
