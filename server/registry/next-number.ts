/** The number series of a year (NĐ 30/2020, Điều 15): which numbers may be given for which day. */
import { type Refusal, refusal } from '../circulation/errors.ts';
import type { CalendarDate, Instant } from '../circulation/model.ts';
import { dateParts, isCalendarDate, localDate, shortDate } from './local-date.ts';

/** What the rules need of a series; the store keeps more. */
export interface SeriesState {
  readonly year: number;
  /** The last number given; 0 in a fresh series. */
  readonly lastNumber: number;
  /** Date of the document that got it. */
  readonly lastDate: CalendarDate | null;
  readonly closed: boolean;
}

export type NextNumber = { readonly ok: true; readonly number: number } | { readonly ok: false; readonly refusal: Refusal };

/**
 * The number that the series gives for a date (I11): it is open, of the date's own year, the date is no day to come
 * (by the calendar at +07:00) and not before that of the last number.
 * Refuses with SERIES_CLOSED, NUMBER_DATE_FUTURE, NUMBER_DATE_BACKWARD, or BAD_REQUEST where it is no date.
 */
export const nextNumber = (series: SeriesState, issuedDate: CalendarDate, now: Instant): NextNumber => {
  const refused = checkIssueDate(series, issuedDate, localDate(now));
  return refused ? { ok: false, refusal: refused } : { ok: true, number: series.lastNumber + 1 };
};

const checkIssueDate = (series: SeriesState, issuedDate: CalendarDate, today: CalendarDate): Refusal | null => {
  if (!isCalendarDate(issuedDate)) return refusal('BAD_REQUEST', { detail: 'issuedDate' });
  const { year } = dateParts(issuedDate);
  if (series.closed || series.year !== year) return refusal('SERIES_CLOSED', { y: year });
  if (issuedDate > today) return refusal('NUMBER_DATE_FUTURE', { d: shortDate(today) });
  return series.lastDate !== null && issuedDate < series.lastDate ? refusal('NUMBER_DATE_BACKWARD', { d: shortDate(series.lastDate) }) : null;
};
