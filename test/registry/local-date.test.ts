import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateParts, isCalendarDate, localDate, localTime, localTimeEn, padDay, padMonth, shortDate } from '../../server/registry/local-date.ts';

describe('times of Viet Nam', () => {
  test('midnight here is 17:00 UTC of the day before', () => {
    expect(localDate('2026-11-30T16:59:59.999Z')).toBe('2026-11-30');
    expect(localDate('2026-11-30T17:00:00.000Z')).toBe('2026-12-01');
    expect(localTime('2026-12-31T17:05:00.000Z')).toBe('00:05 ngày 01/01/2027');
    expect(localTimeEn('2026-12-31T17:05:00.000Z')).toBe('00:05 on 01/01/2027');
  });
  test('agree with the time zone database', () => {
    const format = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh', year: 'numeric', month: '2-digit', day: '2-digit' });
    fc.assert(fc.property(fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), (date) => {
      expect(localDate(date.toISOString())).toBe(format.format(date));
    }));
  });
});

test('a date that the calendar does not have is none', () => {
  for (const real of ['2026-02-28', '2028-02-29', '2026-12-31']) expect(isCalendarDate(real)).toBe(true);
  for (const none of ['2026-02-29', '2026-04-31', '2026-00-10', '2026-1-1', '26-01-01', '']) expect(isCalendarDate(none)).toBe(false);
});

test('days below 10 are padded, of the months only 1 and 2 (NĐ 30/2020)', () => {
  expect([1, 5, 9, 10, 31].map(padDay)).toEqual(['01', '05', '09', '10', '31']);
  expect([1, 2, 3, 6, 9, 10, 11, 12].map(padMonth)).toEqual(['01', '02', '3', '6', '9', '10', '11', '12']);
  expect(shortDate('2026-01-05')).toBe('05/01/2026');
  expect(dateParts('2026-01-05')).toEqual({ year: 2026, month: 1, day: 5 });
});
