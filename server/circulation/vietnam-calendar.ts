/**
 * Working days of state offices in Viet Nam (Bộ luật Lao động 2019, Điều 112).
 * 2026 as announced for civil servants. 2027 as the law alone gives it, with the weekend's days made up for on the next working days:
 * the days beside Tết and 2 September are chosen by the Prime Minister near the end of the year before; correct them here then.
 */
import type { WorkingCalendar } from './working-calendar.ts';

const HOLIDAYS: readonly string[] = [
  // 2026: New Year (with 2 January swapped for 10 January)
  '2026-01-01', '2026-01-02',
  // Tết Bính Ngọ
  '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20',
  // Giỗ Tổ Hùng Vương (Sunday 26 April, made up for on Monday)
  '2026-04-27',
  '2026-04-30', '2026-05-01',
  // National Day (with 31 August swapped for 22 August)
  '2026-08-31', '2026-09-01', '2026-09-02',

  // 2027: New Year
  '2027-01-01',
  // Tết Đinh Mùi: from the last day of the old year (5 February) to the 4th of the new one, two weekend days made up for
  '2027-02-05', '2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11',
  // Giỗ Tổ Hùng Vương
  '2027-04-16',
  // 30 April; 1 May is a Saturday, made up for on Monday
  '2027-04-30', '2027-05-03',
  // National Day and the day after it
  '2027-09-02', '2027-09-03',
];

/** Saturdays worked for a Friday or Monday off. */
const MAKE_UP_DAYS: readonly string[] = ['2026-01-10', '2026-08-22'];

const HALF_PAST = 30;
const at = (hour: number, minute = 0): number => hour * 60 + minute;

export const VIETNAM_CALENDAR: WorkingCalendar = {
  holidays: new Set(HOLIDAYS),
  makeUpDays: new Set(MAKE_UP_DAYS),
  sessions: [[at(7, HALF_PAST), at(11, HALF_PAST)], [at(13, HALF_PAST), at(17)]],
};
