/**
 * Dates and times as an office in Viet Nam reads them. The country has kept UTC+07:00 without daylight saving since 1975,
 * so a fixed offset is exact and the same in every runtime.
 */
import type { CalendarDate, Instant } from '../circulation/model.ts';

/** Offset of Asia/Ho_Chi_Minh from UTC in milliseconds. */
export const LOCAL_OFFSET_MS = 7 * 60 * 60 * 1000;

const pad = (value: number): string => String(value).padStart(2, '0');

/** The wall clock in Viet Nam, as a `Date` whose UTC fields carry the local ones. */
const wallClock = (instant: Instant): Date => new Date(Date.parse(instant) + LOCAL_OFFSET_MS);

/** Calendar date at +07:00 of an instant: `2026-11-30T17:30:00Z` → `2026-12-01`. */
export const localDate = (instant: Instant): CalendarDate => wallClock(instant).toISOString().slice(0, 10);

/** `14:05 ngày 22/11/2026`: how a time reads inside a Vietnamese sentence. */
export const localTime = (instant: Instant): string => {
  const clock = wallClock(instant);
  return `${pad(clock.getUTCHours())}:${pad(clock.getUTCMinutes())} ngày ${shortDate(localDate(instant))}`;
};

/** `14:05 on 22/11/2026`: the same for the English sentence. */
export const localTimeEn = (instant: Instant): string => localTime(instant).replace(' ngày ', ' on ');

/** `22/11/2026` */
export const shortDate = (date: CalendarDate): string => {
  const { year, month, day } = dateParts(date);
  return `${pad(day)}/${pad(month)}/${year}`;
};

/** Year, month (1–12) and day of a calendar date. */
export const dateParts = (date: CalendarDate): { readonly year: number; readonly month: number; readonly day: number } => ({
  year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)),
});

/** A real date of the calendar in the form `yyyy-mm-dd` (30 February is none). */
export const isCalendarDate = (value: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const milliseconds = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().startsWith(value);
};

/** NĐ 30/2020, Phụ lục I, II.4: days below 10 carry a leading zero. */
export const padDay = (day: number): string => pad(day);

/** NĐ 30/2020, Phụ lục I, II.4: of the months only 1 and 2 carry a leading zero (`tháng 02`, but `tháng 6`). */
export const padMonth = (month: number): string => (month <= 2 ? pad(month) : String(month));
