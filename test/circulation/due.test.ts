/** Domain.md §4.8: how long a step may take, on days and in hours that are worked. All times of the stories are Viet Nam's. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Instant, Urgency } from '../../server/circulation/model.ts';
import { clerkDue, stepDue } from '../../server/circulation/step-due.ts';
import { VIETNAM_CALENDAR } from '../../server/circulation/vietnam-calendar.ts';
import { addWorkingMinutes, isWorkingDay, minutesPerDay } from '../../server/circulation/working-calendar.ts';

/** `2026-11-23 10:20` in Viet Nam as an instant. */
const local = (text: string): Instant => new Date(`${text.replace(' ', 'T')}:00+07:00`).toISOString();
const due = (from: string, urgency: Urgency = 'NORMAL', financeReview = false): Instant =>
  stepDue()({ kind: 'SIGN', departmentId: 'VPS', financeReview }, urgency, local(from));

describe('a step', () => {
  test('has one working day: the same hour of the next', () => {
    expect(due('2026-11-23 10:20')).toBe(local('2026-11-24 10:20'));
    expect(due('2026-11-23 16:59')).toBe(local('2026-11-24 16:59'));
  });
  test('that begins on Friday ends on Monday', () => {
    expect(due('2026-11-27 15:00')).toBe(local('2026-11-30 15:00'));
  });
  test('that begins at night, at noon or on Sunday begins with the next session', () => {
    expect(due('2026-11-23 22:00')).toBe(local('2026-11-24 17:00'));
    expect(due('2026-11-23 12:00')).toBe(local('2026-11-24 11:30'));
    expect(due('2026-11-29 09:00')).toBe(local('2026-11-30 17:00'));
  });
  test('has two days for finance’s review', () => {
    expect(due('2026-11-23 10:20', 'NORMAL', true)).toBe(local('2026-11-25 10:20'));
    expect(due('2026-11-23 10:20', 'URGENT', true)).toBe(due('2026-11-23 10:20', 'URGENT'));
  });
  test('has four working hours when urgent, two when very urgent, over noon and night', () => {
    expect(due('2026-11-23 10:20', 'URGENT')).toBe(local('2026-11-23 16:20'));
    expect(due('2026-11-23 16:00', 'VERY_URGENT')).toBe(local('2026-11-24 08:30'));
  });
  test('has thirty minutes by the wall clock as a flash, also at night', () => {
    expect(due('2026-11-23 23:50', 'FLASH')).toBe(local('2026-11-24 00:20'));
  });
});

describe('the calendar', () => {
  test('knows Tết, the other holidays and the days made up for', () => {
    for (const off of ['2026-01-01', '2026-01-02', '2026-02-16', '2026-02-20', '2026-04-27', '2026-04-30', '2026-05-01', '2026-08-31', '2026-09-02', '2027-01-01', '2027-02-08', '2027-04-16', '2027-05-03', '2027-09-02']) {
      expect(isWorkingDay(VIETNAM_CALENDAR, off), off).toBe(false);
    }
    for (const worked of ['2026-01-10', '2026-08-22', '2026-02-13', '2026-02-23', '2026-09-03']) expect(isWorkingDay(VIETNAM_CALENDAR, worked), worked).toBe(true);
    for (const weekend of ['2026-11-21', '2026-11-22']) expect(isWorkingDay(VIETNAM_CALENDAR, weekend), weekend).toBe(false);
  });
  test('lists no holiday that would be free anyway, and no make-up day that would be worked anyway', () => {
    const weekday = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay();
    for (const date of VIETNAM_CALENDAR.holidays) expect([0, 6], date).not.toContain(weekday(date));
    for (const date of VIETNAM_CALENDAR.makeUpDays) expect([0, 6], date).toContain(weekday(date));
  });
  test('a step before Tết is due after it; one before a worked Saturday on that Saturday', () => {
    expect(due('2026-02-13 09:00')).toBe(local('2026-02-23 09:00'));
    expect(due('2026-08-21 09:00')).toBe(local('2026-08-22 09:00'));
    expect(due('2026-08-28 09:00')).toBe(local('2026-09-03 09:00'));
  });
  test('a day has seven and a half hours', () => {
    expect(minutesPerDay(VIETNAM_CALENDAR)).toBe(450);
  });
  test('time only goes forward, later starts are due no earlier, and what is due falls into office hours', () => {
    const start = Date.parse('2026-01-01T00:00:00Z');
    fc.assert(fc.property(fc.nat(700 * 24 * 60), fc.nat(2000), fc.integer({ min: 1, max: 1000 }), (begin, later, minutes) => {
      const at = (offset: number) => addWorkingMinutes(VIETNAM_CALENDAR, new Date(start + offset * 60_000).toISOString(), minutes);
      const first = at(begin);
      expect(Date.parse(first)).toBeGreaterThanOrEqual(start + (begin + minutes) * 60_000);
      expect(Date.parse(at(begin + later))).toBeGreaterThanOrEqual(Date.parse(first));
      const clock = new Date(Date.parse(first) + 7 * 3_600_000);
      const minute = clock.getUTCHours() * 60 + clock.getUTCMinutes();
      expect((minute > 450 && minute <= 690) || (minute > 810 && minute <= 1020)).toBe(true);
      expect(isWorkingDay(VIETNAM_CALENDAR, clock.toISOString().slice(0, 10))).toBe(true);
    }));
  });
});

test('the clerk finishes on the next working day at the latest, and urgent documents at once', () => {
  expect(clerkDue(VIETNAM_CALENDAR, local('2026-11-27 15:00'), 'NORMAL')).toBe(local('2026-11-30 17:00'));
  expect(clerkDue(VIETNAM_CALENDAR, local('2026-02-13 09:00'), 'NORMAL')).toBe(local('2026-02-23 17:00'));
  expect(clerkDue(VIETNAM_CALENDAR, local('2026-11-27 15:00'), 'URGENT')).toBe(local('2026-11-27 15:00'));
});
