/** The sample's dates keep their distance to its first run (decisions.md): what was tomorrow when it was written is tomorrow when it is first run. */
import type { CalendarDate } from '../circulation/model.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const utc = (date: CalendarDate): number => Date.parse(`${date}T00:00:00Z`);

export interface SampleCalendar {
  /** Years between writing and first run. */
  readonly years: number;
  readonly firstDay: CalendarDate;
  readonly move: (date: CalendarDate) => CalendarDate;
  /** Moves a date of a number series: never out of the first run's year, never after its day. */
  readonly moveWithinYear: (date: CalendarDate) => CalendarDate;
}

export const sampleCalendar = (writtenOn: CalendarDate, firstDay: CalendarDate): SampleCalendar => {
  const distance = utc(firstDay) - utc(writtenOn);
  const move = (date: CalendarDate): CalendarDate => new Date(utc(date) + distance).toISOString().slice(0, 10);
  const newYear = `${firstDay.slice(0, 4)}-01-01`;
  const between = (date: CalendarDate): CalendarDate => [newYear, date, firstDay].toSorted()[1] ?? date;
  return {
    years: Number(firstDay.slice(0, 4)) - Number(writtenOn.slice(0, 4)),
    firstDay,
    move,
    moveWithinYear: (date) => between(move(date)),
  };
};

export const daysBefore = (at: Date, days: number): Date => new Date(at.getTime() - days * DAY_MS);

/** The last second of a day at +07:00. */
export const endOfDay = (date: CalendarDate): Date => new Date(`${date}T23:59:59+07:00`);
