/** The month trap (domain.md §4.6 #17, #18): what the drafter typed into the date line against the day of the number. */
import { type Refusal, refusal } from '../circulation/errors.ts';
import type { CalendarDate } from '../circulation/model.ts';
import { dateParts, shortDate } from './local-date.ts';

/** Parts of the date line that stand in the text; `null` or absent where the form left them blank. */
export interface TypedDate {
  readonly day?: number | null;
  readonly month: number | null;
  readonly year: number | null;
}

/** Every typed part must be that of the issue date, which is the day at +07:00. */
export const checkTypedDate = ({ day = null, month, year }: TypedDate, issuedDate: CalendarDate): Refusal | null => {
  const issued = dateParts(issuedDate);
  if ((month !== null && month !== issued.month) || (year !== null && year !== issued.year)) {
    return refusal('ISSUE_MONTH_MISMATCH', { a: `${month ?? '…'}/${year ?? issued.year}`, b: `${issued.month}/${issued.year}` });
  }
  return day !== null && day !== issued.day ? refusal('ISSUE_DAY_MISMATCH', { a: day, b: shortDate(issuedDate) }) : null;
};
