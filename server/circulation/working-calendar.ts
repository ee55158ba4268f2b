/** When an office works: Monday to Friday but for holidays, and on make-up Saturdays; two sessions a day (domain.md §4.8). */
import { LOCAL_OFFSET_MS, localDate } from '../registry/local-date.ts';
import type { CalendarDate, Instant } from './model.ts';

export interface WorkingCalendar {
  /** Days off that would otherwise be worked. */
  readonly holidays: ReadonlySet<CalendarDate>;
  /** Weekend days that are worked in exchange. */
  readonly makeUpDays: ReadonlySet<CalendarDate>;
  /** Sessions of a day, in order, as minutes after local midnight: from (included) to (excluded). */
  readonly sessions: readonly (readonly [number, number])[];
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Midnight at +07:00 of a date, in milliseconds since the epoch. */
const midnight = (date: CalendarDate): number => Date.parse(`${date}T00:00:00Z`) - LOCAL_OFFSET_MS;
const nextDate = (date: CalendarDate): CalendarDate => new Date(Date.parse(`${date}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);

export const isWorkingDay = ({ holidays, makeUpDays }: WorkingCalendar, date: CalendarDate): boolean => {
  if (makeUpDays.has(date)) return true;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.has(date);
};

/** Minutes worked on a full day. */
export const minutesPerDay = ({ sessions }: WorkingCalendar): number => sessions.reduce((sum, [from, to]) => sum + to - from, 0);

/** The moment when so many working minutes have passed since `from`; hours outside the sessions do not count. */
export const addWorkingMinutes = (calendar: WorkingCalendar, from: Instant, minutes: number): Instant => {
  let left = minutes * MINUTE_MS;
  const start = Date.parse(from);
  for (let date = localDate(from); ; date = nextDate(date)) {
    if (!isWorkingDay(calendar, date)) continue;
    for (const [opens, closes] of calendar.sessions) {
      const begin = Math.max(start, midnight(date) + opens * MINUTE_MS);
      const worked = Math.max(0, midnight(date) + closes * MINUTE_MS - begin);
      if (worked >= left) return new Date(begin + left).toISOString();
      left -= worked;
    }
  }
};

/** The end of the last session of the next working day after the local date of `from`. */
export const endOfNextWorkingDay = (calendar: WorkingCalendar, from: Instant): Instant => {
  let date = nextDate(localDate(from));
  while (!isWorkingDay(calendar, date)) date = nextDate(date);
  const closes = calendar.sessions.at(-1)?.[1] ?? 0;
  return new Date(midnight(date) + closes * MINUTE_MS).toISOString();
};
