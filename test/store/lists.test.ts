import { CompiledQuery, sql } from 'kysely';
import { expect, test } from 'vitest';
import type { OutgoingDocument } from '../../server/circulation/model.ts';
import { listDocuments } from '../../server/store/document-lists.ts';
import type { DocumentQuery } from '../../server/store/document-lists.ts';
import { insertDocument, saveDocument } from '../../server/store/documents.ts';
import { departmentKey, EVERY_KEY, personKey, SUBMITTED_KEY } from '../../server/store/reader-keys.ts';
import type { Db } from '../../server/store/schema.ts';
import type { Store } from '../../server/store/store.ts';
import { countTrays } from '../../server/store/tray-counts.ts';
import { onBothEngines } from './both-engines.ts';
import { at, draft, signature, step, submitted } from './sample.ts';

const idsOf = async (store: Store, query: Partial<DocumentQuery> & Pick<DocumentQuery, 'tray' | 'personId'>): Promise<readonly string[]> =>
  (await store.read((db) => listDocuments(db, { limit: 50, ...query }))).rows.map(({ id }) => id);

const awaiting = (id: string, minute: number, changes: Partial<OutgoingDocument> = {}): OutgoingDocument => submitted(id, {
  status: 'AWAITING_NUMBER', finalSignedAt: at(minute), updatedAt: at(minute), signatures: [],
  steps: [step(id, 1, 1, { status: 'DONE', activatedAt: at(1), completedAt: at(2), completedBy: 'u04' }), step(id, 1, 2, { status: 'DONE', activatedAt: at(2), completedAt: at(minute), completedBy: 'u01' })],
  ...changes,
});

onBothEngines('the trays', (stores) => {
  test('a document is where it belongs, for everyone, at every moment of its way', async () => {
    const store = await stores.open();
    const save = (document: OutgoingDocument, version: number) => store.transaction((tx) => saveDocument(tx, document, version));
    const inbox = (personId: string) => idsOf(store, { tray: 'inbox', personId });

    await store.transaction((tx) => insertDocument(tx, draft('d1')));
    expect(await idsOf(store, { tray: 'drafts', personId: 'u06' })).toEqual(['d1']);
    expect(await inbox('u04')).toEqual([]);

    await save(submitted('d1'), 1);
    expect(await inbox('u04')).toEqual(['d1']);
    expect(await inbox('u01')).toEqual([]);
    expect(await idsOf(store, { tray: 'drafts', personId: 'u06' })).toEqual([]);
    expect(await idsOf(store, { tray: 'sent', personId: 'u06' })).toEqual(['d1']);
    expect(await idsOf(store, { tray: 'all', personId: 'u01' })).toEqual([]);

    await save(submitted('d1', { updatedAt: at(3), steps: [step('d1', 1, 1, { status: 'DONE', activatedAt: at(1), completedAt: at(2), completedBy: 'u04' }), step('d1', 1, 2, { status: 'ACTIVE', activatedAt: at(2), dueAt: at(99) })] }), 2);
    expect(await inbox('u04')).toEqual([]);
    expect(await inbox('u01')).toEqual(['d1']);
    expect(await idsOf(store, { tray: 'done', personId: 'u04' })).toEqual(['d1']);
    expect(await idsOf(store, { tray: 'all', personId: 'u01' })).toEqual(['d1']);
    expect(await store.read((db) => countTrays(db, 'u01'))).toEqual({ inbox: 1, drafts: 0, sent: 0, clerk: 0 });

    await save(awaiting('d1', 4), 3);
    expect(await inbox('u01')).toEqual([]);
    expect(await idsOf(store, { tray: 'clerk', personId: 'u07' })).toEqual(['d1']);
    expect(await store.read((db) => countTrays(db, 'u06'))).toEqual({ inbox: 0, drafts: 0, sent: 1, clerk: 1 });

    const number = { seriesId: 'CHUNG-2026', year: 2026, number: 7, notation: 'BB-SCT', documentCode: '07/BB-SCT', issuedDate: '2026-11-23' };
    await save(awaiting('d1', 4, { status: 'ISSUED', number, updatedAt: at(6), issuedAt: at(6), signatures: [signature('g9', 'd1', 1, { kind: 'ORGANISATION', stepId: null, signerId: 'u07' })] }), 4);
    expect(await idsOf(store, { tray: 'clerk', personId: 'u07' })).toEqual([]);
    for (const personId of ['u06', 'u04', 'u01', 'u07']) expect(await idsOf(store, { tray: 'done', personId })).toEqual(['d1']);
    expect(await idsOf(store, { tray: 'all', personId: 'u10' })).toEqual([]);
  });

  test('a line says what the list shows, with the steps of its current version', async () => {
    const store = await stores.open();
    const document = submitted('d1', { urgency: 'FLASH', isFinancial: true });
    await store.transaction((tx) => insertDocument(tx, document));
    const { rows } = await store.read((db) => listDocuments(db, { tray: 'inbox', personId: 'u04', limit: 10 }));
    expect(rows).toEqual([expect.objectContaining({ id: 'd1', urgency: 'FLASH', isFinancial: true, status: 'IN_CIRCULATION', drafterId: 'u06', documentCode: null, steps: document.steps })]);
  });

  test('the inbox goes by due time, also for whom one stands in', async () => {
    const store = await stores.open();
    await store.transaction(async (tx) => {
      await insertDocument(tx, submitted('late', { steps: [step('late', 1, 1, { status: 'ACTIVE', dueAt: at(300) })] }));
      await insertDocument(tx, submitted('soon', { steps: [step('soon', 1, 1, { status: 'ACTIVE', dueAt: at(10) })] }));
      await insertDocument(tx, submitted('never', { steps: [step('never', 1, 1, { status: 'ACTIVE', dueAt: null })] }));
      await insertDocument(tx, submitted('other', { steps: [step('other', 1, 1, { status: 'ACTIVE', ownerId: 'u10', dueAt: at(20) })] }));
    });
    expect(await idsOf(store, { tray: 'inbox', personId: 'u04' })).toEqual(['soon', 'late', 'never']);
    expect(await idsOf(store, { tray: 'inbox', personId: 'u04', ownerIds: ['u04', 'u10'] })).toEqual(['soon', 'other', 'late', 'never']);
  });

  test('pages follow each other without a gap or a repeat, also from several keys at once', async () => {
    const store = await stores.open();
    const ids = Array.from({ length: 25 }, (_, n) => `d${String(n).padStart(2, '0')}`);
    await store.transaction(async (tx) => {
      for (const [n, id] of ids.entries()) await insertDocument(tx, submitted(id, { updatedAt: at(Math.floor(n / 3)), watcherIds: n % 2 === 0 ? ['u10'] : [] }));
    });
    const readerKeys = [personKey('u10'), departmentKey('VPS'), SUBMITTED_KEY, EVERY_KEY];
    const seen: string[] = [];
    let cursor: string | null = null;
    let pages = 0;
    do {
      const page: Awaited<ReturnType<typeof listDocuments>> = await store.read((db) => listDocuments(db, { tray: 'all', personId: 'u10', readerKeys, cursor, limit: 10 }));
      seen.push(...page.rows.map(({ id }) => id));
      cursor = page.nextCursor;
      pages += 1;
    } while (cursor !== null);
    expect(pages).toBe(3);
    expect(seen).toEqual(ids.toReversed());
    expect(await idsOf(store, { tray: 'all', personId: 'u10' })).toHaveLength(13);
    await expect(idsOf(store, { tray: 'all', personId: 'u10', cursor: 'bogus' })).rejects.toThrow('Bad request');
  });

  test('is found with and without marks, by the beginning of words, by its code, and not by what it has not', async () => {
    const store = await stores.open();
    const number = { seriesId: 's', year: 2026, number: 15, notation: 'QĐ-SCT', documentCode: '15/QĐ-SCT', issuedDate: '2026-11-23' };
    await store.transaction(async (tx) => {
      await insertDocument(tx, draft('light', { subject: 'Kiểm tra an toàn điện tại chợ Ví Dụ', recipients: ['Đèn Đường'] }));
      await insertDocument(tx, draft('car', { subject: 'Bàn giao xe ô tô', number, status: 'ISSUED' }));
      await insertDocument(tx, draft('other', { subject: 'Báo cáo', number: { ...number, number: 150, documentCode: '150/QĐ-SCT' } }));
    });
    const find = (query: string) => idsOf(store, { tray: 'all', personId: 'u06', query });
    for (const spelling of ['an toàn điện', 'AN TOAN DIEN', 'dien toa', 'đèn', 'den duong', 'điện']) expect(await find(spelling), spelling).toEqual(['light']);
    for (const spelling of ['15/QĐ-SCT', '15/qd', '15/QĐ', 'ô tô', 'o to xe']) expect(await find(spelling), spelling).toEqual(['car']);
    for (const hostile of ['máy bay', `"' or 1=1 --`, '*', '(((', `'):*`, 'a" OR "b', '🦊']) expect(await find(hostile), hostile).toEqual([]);
    expect(await find('  ')).toHaveLength(3);
    expect(await idsOf(store, { tray: 'drafts', personId: 'u06', query: 'dien' })).toEqual(['light']);
  });

  test('every list walks an index, none reads a whole table', async () => {
    const store = await stores.open();
    await store.transaction(async (tx) => {
      for (let n = 0; n < 30; n += 1) await insertDocument(tx, n % 2 === 0 ? awaiting(`d${n}`, n) : submitted(`d${n}`));
    });
    const queries: readonly (Partial<DocumentQuery> & Pick<DocumentQuery, 'tray'>)[] = [
      { tray: 'inbox' }, { tray: 'drafts' }, { tray: 'sent' }, { tray: 'clerk' }, { tray: 'done' }, { tray: 'all', readerKeys: [personKey('u04'), EVERY_KEY] }, { tray: 'all', query: 'ban giao' },
    ];
    for (const query of queries) {
      const plans = await plansOf(store, async (db) => {
        const first = await listDocuments(db, { personId: 'u06', limit: 2, ...query });
        if (first.nextCursor !== null) await listDocuments(db, { personId: 'u06', limit: 2, ...query, cursor: first.nextCursor });
      });
      expect(plans.length).toBeGreaterThan(0);
      for (const plan of plans) expect(plan, JSON.stringify(query)).not.toMatch(WHOLE_TABLE);
    }
    for (const plan of await plansOf(store, (db) => countTrays(db, 'u04'))) expect(plan).not.toMatch(WHOLE_TABLE);
  });
});

/** SQLite says SCAN without an index, PostgreSQL Seq Scan. The sub-query of found ids is a list, its own plan stands beside it. */
const WHOLE_TABLE = /SCAN (?!.*(INDEX|LIST SUBQUERY))|Seq Scan/;

/** How the engine would run each query of some work; PostgreSQL is told not to prefer reading a table that happens to be small. */
const plansOf = async (store: Store, work: (db: Db) => Promise<unknown>): Promise<readonly string[]> => {
  const asked: CompiledQuery[] = [];
  await store.read((db) => work(db.withPlugin({
    transformQuery: ({ node, queryId }) => {
      asked.push(db.getExecutor().compileQuery(node, queryId));
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  })));
  return store.read(async (db) => {
    if (store.engine === 'postgres') await sql`set local enable_seqscan = off`.execute(db);
    const explain = store.engine === 'postgres' ? 'explain' : 'explain query plan';
    const plans: string[] = [];
    for (const { sql: text, parameters } of asked) {
      const { rows } = await db.executeQuery<Record<string, unknown>>(CompiledQuery.raw(`${explain} ${text}`, [...parameters]));
      plans.push(rows.map((row) => String(row['detail'] ?? row['queryPlan'] ?? row['QUERY PLAN'] ?? Object.values(row)[0])).join('\n'));
    }
    return plans;
  });
};
