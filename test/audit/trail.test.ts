import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../server/audit/canonical-json.ts';
import { CHAIN_START, checkChain, eventHash } from '../../server/audit/chain.ts';
import { appendEvents, readTimeline, verifyChain } from '../../server/audit/trail.ts';
import type { CirculationEvent } from '../../server/circulation/model.ts';
import { insertDocument, lockDocument, saveDocument } from '../../server/store/documents.ts';
import { onBothEngines } from '../store/both-engines.ts';
import { at, draft } from '../store/sample.ts';

const event = (minute: number, changes: Partial<CirculationEvent> = {}): CirculationEvent => ({
  action: 'submit', actorId: 'u06', onBehalfOfId: null, at: at(minute), from: 'DRAFT', to: 'IN_CIRCULATION', stepId: null, reason: null, facts: { versionNo: 1, final: false, note: null }, ...changes,
});

describe('canonical JSON', () => {
  test('spells a value in one way only', () => {
    expect(canonicalJson({ b: 1, a: [true, null, 'đ"\n'], 'é': { z: 0, y: -0.5 } })).toBe('{"a":[true,null,"đ\\"\\n"],"b":1,"é":{"y":-0.5,"z":0}}');
    expect(() => canonicalJson({ a: Number.NaN })).toThrow(TypeError);
  });
});

onBothEngines('the audit trail', (stores) => {
  test('tells who, as whom, when, from, to, why, in order, each link holding the one before', async () => {
    const store = await stores.open();
    await store.transaction(async (tx) => {
      await insertDocument(tx, draft('d1'));
      await appendEvents(tx, 'd1', [event(1), event(2, { action: 'approve', onBehalfOfId: 'u01', reason: 'Đồng ý' })], '10.0.0.1 Word');
    });
    await store.transaction((tx) => appendEvents(tx, 'd1', [event(3, { action: 'issue' })], '10.0.0.2'));
    const timeline = await store.read((db) => readTimeline(db, 'd1'));
    expect(timeline.map(({ seq, action, previousHash }) => [seq, action, previousHash])).toEqual([[1, 'submit', CHAIN_START], [2, 'approve', timeline[0]?.hash], [3, 'issue', timeline[1]?.hash]]);
    expect(timeline[1]).toMatchObject({ actorId: 'u06', onBehalfOfId: 'u01', reason: 'Đồng ý', client: '10.0.0.1 Word', facts: { versionNo: 1, final: false, note: null } });
    expect(await store.read((db) => verifyChain(db, 'd1'))).toBeNull();
    expect(await store.read((db) => verifyChain(db, 'never seen'))).toBeNull();
  });

  test('thirty acts at once make one unbroken chain', async () => {
    const store = await stores.open();
    await store.transaction((tx) => insertDocument(tx, draft('d1')));
    await Promise.all(Array.from({ length: 30 }, (_, n) => store.transaction(async (tx) => {
      const document = await lockDocument(tx, 'd1');
      await saveDocument(tx, document, document.rowVersion);
      await appendEvents(tx, 'd1', [event(n)], 'x');
    })));
    expect(await store.read((db) => readTimeline(db, 'd1'))).toHaveLength(30);
    expect(await store.read((db) => verifyChain(db, 'd1'))).toBeNull();
  });

  test('an act that fails leaves no event', async () => {
    const store = await stores.open();
    await expect(store.transaction(async (tx) => {
      await appendEvents(tx, 'd1', [event(1)], 'x');
      throw new Error('refused');
    })).rejects.toThrow('refused');
    expect(await store.read((db) => readTimeline(db, 'd1'))).toEqual([]);
  });

  test('can be neither changed nor removed through the database', async () => {
    const store = await stores.open();
    await store.transaction((tx) => appendEvents(tx, 'd1', [event(1)], 'x'));
    await expect(store.transaction((tx) => sql`update audit_events set reason = 'x'`.execute(tx))).rejects.toThrow('append-only');
    await expect(store.transaction((tx) => sql`delete from audit_events`.execute(tx))).rejects.toThrow('append-only');
    // "insert or replace" would delete underneath.
    if (stores.engine === 'sqlite') await expect(store.transaction((tx) => sql`insert or replace into audit_events select * from audit_events`.execute(tx))).rejects.toThrow('append-only');
  });
});

describe('a forged chain is found', () => {
  const chain = (['a', 'b', 'c'] as const).reduce<readonly (Parameters<typeof eventHash>[0] & { hash: string })[]>((events, reason, index) => {
    const unsealed = {
      documentId: 'd1', seq: index + 1, at: at(index), action: 'submit', actorId: 'u06', onBehalfOfId: null, fromStatus: 'DRAFT', toStatus: 'IN_CIRCULATION',
      stepId: null, reason, facts: {}, client: 'x', previousHash: events.at(-1)?.hash ?? CHAIN_START,
    } as const;
    return [...events, { ...unsealed, hash: eventHash(unsealed) }];
  }, []);

  test('where an event was changed, removed, put in, moved to another document or the order was changed', () => {
    const [first, second, third] = chain;
    if (!first || !second || !third) throw new Error('three events');
    expect(checkChain(chain)).toBeNull();
    expect(checkChain([first, { ...second, reason: 'x' }, third])).toEqual({ seq: 2, fault: 'CHANGED' });
    expect(checkChain([first, { ...second, documentId: 'd2' }, third])).toEqual({ seq: 2, fault: 'CHANGED' });
    expect(checkChain([first, third])).toEqual({ seq: 2, fault: 'MISSING' });
    expect(checkChain([second, third])).toEqual({ seq: 1, fault: 'MISSING' });
    const forged = { ...second, reason: 'x' };
    expect(checkChain([first, { ...forged, hash: eventHash(forged) }, third])).toEqual({ seq: 3, fault: 'UNLINKED' });
  });
});
