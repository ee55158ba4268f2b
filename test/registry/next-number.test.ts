import { describe, expect, test } from 'vitest';
import type { Refusal } from '../../server/circulation/errors.ts';
import { nextNumber, type SeriesState } from '../../server/registry/next-number.ts';
import { checkTypedDate } from '../../server/registry/typed-date.ts';

const series = (change: Partial<SeriesState> = {}): SeriesState => ({ year: 2026, lastNumber: 214, lastDate: '2026-11-20', closed: false, ...change });
const MORNING = '2026-11-23T01:10:00.000Z';
const refusalOf = (state: SeriesState, date: string, now = MORNING): Refusal | null => {
  const next = nextNumber(state, date, now);
  return next.ok ? null : next.refusal;
};

describe('the next number of a series (I11)', () => {
  test('is one more than the last, from 1', () => {
    expect(nextNumber(series(), '2026-11-23', MORNING)).toEqual({ ok: true, number: 215 });
    expect(nextNumber(series({ lastNumber: 0, lastDate: null }), '2026-11-23', MORNING)).toEqual({ ok: true, number: 1 });
  });
  test('may be of the same day as the last, or of a day between it and today', () => {
    for (const date of ['2026-11-20', '2026-11-21', '2026-11-23']) expect(refusalOf(series(), date)).toBeNull();
  });
  test('is not dated before the last number, nor after today', () => {
    expect(refusalOf(series(), '2026-11-19')).toEqual({ code: 'NUMBER_DATE_BACKWARD', facts: { d: '20/11/2026' } });
    expect(refusalOf(series(), '2026-11-24')).toEqual({ code: 'NUMBER_DATE_FUTURE', facts: { d: '23/11/2026' } });
  });
  test('follows the calendar of Viet Nam: at 17:30 UTC tomorrow has begun, and at the turn of the year the new series', () => {
    expect(refusalOf(series(), '2026-11-24', '2026-11-23T17:30:00.000Z')).toBeNull();
    expect(refusalOf(series({ year: 2027, lastNumber: 0, lastDate: null }), '2027-01-01', '2026-12-31T17:00:00.000Z')).toBeNull();
    expect(refusalOf(series(), '2027-01-01', '2026-12-31T17:00:00.000Z')).toEqual({ code: 'SERIES_CLOSED', facts: { y: 2027 } });
  });
  test('comes from an open series of the date’s year', () => {
    expect(refusalOf(series({ closed: true }), '2026-11-23')?.code).toBe('SERIES_CLOSED');
    expect(refusalOf(series({ year: 2025 }), '2026-11-23')?.code).toBe('SERIES_CLOSED');
  });
  test('needs a date that exists', () => {
    for (const date of ['2026-02-29', '23/11/2026', '', '2026-11-23T00:00:00Z', '2026-13-01']) expect(refusalOf(series(), date)?.code, date).toBe('BAD_REQUEST');
  });
});

describe('the month trap (§4.6 #17)', () => {
  test('what the form left blank fits every day', () => {
    expect(checkTypedDate({ month: null, year: null }, '2026-12-01')).toBeNull();
    expect(checkTypedDate({ day: null, month: 11, year: 2026 }, '2026-11-30')).toBeNull();
  });
  test('typed in November, numbered on 1 December', () => {
    expect(checkTypedDate({ month: 11, year: 2026 }, '2026-12-01')).toEqual({ code: 'ISSUE_MONTH_MISMATCH', facts: { a: '11/2026', b: '12/2026' } });
    expect(checkTypedDate({ month: 11, year: null }, '2026-12-01')?.facts).toEqual({ a: '11/2026', b: '12/2026' });
  });
  test('typed 2026, numbered in 2027', () => {
    expect(checkTypedDate({ month: null, year: 2026 }, '2027-01-01')).toEqual({ code: 'ISSUE_MONTH_MISMATCH', facts: { a: '…/2026', b: '1/2027' } });
    expect(checkTypedDate({ month: 1, year: 2026 }, '2027-01-04')?.code).toBe('ISSUE_MONTH_MISMATCH');
  });
  test('a day typed in full must be the day', () => {
    expect(checkTypedDate({ day: 23, month: 11, year: 2026 }, '2026-11-23')).toBeNull();
    expect(checkTypedDate({ day: 22, month: 11, year: 2026 }, '2026-11-23')).toEqual({ code: 'ISSUE_DAY_MISMATCH', facts: { a: 22, b: '23/11/2026' } });
  });
});
