import { expect, test } from 'vitest';
import { insertDocument } from '../../server/store/documents.ts';
import { findNumberSeries, insertNumberSeries, lockSeries, takeNumber } from '../../server/store/number-series.ts';
import type { NumberSeries } from '../../server/store/number-series.ts';
import { completeRegisterRow, findRegisterRow, insertRegisterRow, listRegister } from '../../server/store/register.ts';
import type { RegisterEntry } from '../../server/store/register.ts';
import type { Store } from '../../server/store/store.ts';
import { onBothEngines } from './both-engines.ts';
import { at, draft } from './sample.ts';

const SERIES: NumberSeries = { id: 'CHUNG-2026', year: 2026, types: ['MINUTES', 'REPORT'], lastNumber: 0, lastDate: null, padTo: 2, closed: false };
const refusal = (code: string) => expect.objectContaining({ refusal: expect.objectContaining({ code }) });

const entry = (documentId: string, number: number, changes: Partial<RegisterEntry> = {}): RegisterEntry => ({
  documentId, seriesId: SERIES.id, year: 2026, number, documentCode: `${number}/BB-SCT`, agencyId: 'SCT', issuedDate: '2026-11-23',
  typeAndSubject: 'Biên bản bàn giao xe', signer: 'Lê Thanh Giả Định', recipients: 'Như trên', keptBy: 'VT', copies: 1,
  dispatchedOn: null, receipt: null, note: null, enteredBy: 'u07', enteredAt: at(5), ...changes,
});

const CLERKS = 200;
const FAULT = new Error('the seal fell off the table');

/** One clerk numbers one document: lock, take, enter, as the act does; some fail after the number was already taken. */
const numberOne = (store: Store, documentId: string, fails: boolean): Promise<number> =>
  store.transaction(async (tx) => {
    const series = await lockSeries(tx, SERIES.id);
    const number = await takeNumber(tx, series, '2026-11-23');
    await insertRegisterRow(tx, entry(documentId, number));
    if (fails) throw FAULT;
    return number;
  });

onBothEngines('numbers', (stores) => {
  test('200 clerks at once, some of whose acts fail first: 1…200, none twice, none missing', async () => {
    const store = await stores.open();
    const ids = Array.from({ length: CLERKS }, (_, n) => `d${n}`);
    await store.transaction(async (tx) => {
      await insertNumberSeries(tx, SERIES);
      for (const id of ids) await insertDocument(tx, draft(id));
    });
    const numbers = await Promise.all(ids.map(async (id, n) => {
      if (n % 10 === 0) await expect(numberOne(store, id, true)).rejects.toBe(FAULT);
      return numberOne(store, id, false);
    }));
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: CLERKS }, (_, n) => n + 1));
    expect((await store.read((db) => listRegister(db, 2026))).map(({ number }) => number)).toEqual(Array.from({ length: CLERKS }, (_, n) => n + 1));
    expect(await store.read((db) => findNumberSeries(db, 'MINUTES', 2026))).toEqual({ ...SERIES, lastNumber: CLERKS, lastDate: '2026-11-23' });
  });

  test('a series is found by type and year only', async () => {
    const store = await stores.open();
    await store.transaction((tx) => insertNumberSeries(tx, SERIES));
    expect(await store.read((db) => findNumberSeries(db, 'DECISION', 2026))).toBeNull();
    expect(await store.read((db) => findNumberSeries(db, 'MINUTES', 2027))).toBeNull();
  });

  test('a number that was read before someone else took it is refused', async () => {
    const store = await stores.open();
    await store.transaction((tx) => insertNumberSeries(tx, SERIES));
    const stale = await store.transaction((tx) => lockSeries(tx, SERIES.id));
    await store.transaction(async (tx) => takeNumber(tx, await lockSeries(tx, SERIES.id), '2026-11-23'));
    await expect(store.transaction((tx) => takeNumber(tx, stale, '2026-11-23'))).rejects.toEqual(refusal('NUMBER_TAKEN'));
  });

  test('the unique rules stand behind every mistake: number, and code of the year', async () => {
    const store = await stores.open();
    await store.transaction(async (tx) => {
      await insertNumberSeries(tx, SERIES);
      for (const id of ['d1', 'd2']) await insertDocument(tx, draft(id));
      await insertRegisterRow(tx, entry('d1', 7));
    });
    await expect(store.transaction((tx) => insertRegisterRow(tx, entry('d2', 7, { documentCode: '7/BC-SCT' })))).rejects.toEqual(refusal('NUMBER_TAKEN'));
    await expect(store.transaction((tx) => insertRegisterRow(tx, entry('d2', 8, { documentCode: '7/BB-SCT' })))).rejects.toEqual(refusal('DUPLICATE_CODE'));
    await store.transaction((tx) => completeRegisterRow(tx, 'd1', { dispatchedOn: '2026-11-24', copies: 3 }));
    expect(await store.read((db) => findRegisterRow(db, 'd1'))).toEqual(entry('d1', 7, { dispatchedOn: '2026-11-24', copies: 3 }));
  });
});
