import type { NumberProposalView } from '../../server/acts/views.ts';
import type { CalendarDate, Instant } from '../../server/circulation/model.ts';
import { calendarToday, formatCalendarDate } from '../app/dates.ts';
import type { TextFacts } from '../app/language.tsx';
import type { texts } from './texts.ts';

export interface DateProblem {
  readonly key: keyof typeof texts.vi;
  readonly facts: TextFacts;
}

/**
 * Why a date of issue cannot be taken, told before the server refuses it: after today, before the leader signed, before the
 * previous number (I11), or outside the month typed in the text (domain.md §4.6 no. 17). Null when it can.
 */
export const judgeDate = (date: CalendarDate, proposal: NumberProposalView, finalSignedAt: Instant | null): DateProblem | null => {
  const { lastDate, typedMonth, typedYear, issuedDate: today } = proposal;
  const signedOn = finalSignedAt === null ? null : calendarToday(new Date(finalSignedAt));
  if (date > today) return { key: 'future', facts: {} };
  if (signedOn !== null && date < signedOn) return { key: 'beforeSigned', facts: { date: formatCalendarDate(signedOn) } };
  if (lastDate !== null && date < lastDate) return { key: 'backward', facts: { date: formatCalendarDate(lastDate) } };
  const [year, month] = date.split('-').map(Number);
  const otherMonth = typedMonth !== null && typedMonth !== month;
  const otherYear = typedYear !== null && typedYear !== year;
  if (!otherMonth && !otherYear) return null;
  if (typedYear === null) return { key: 'monthOnly', facts: { month: typedMonth ?? '' } };
  return { key: 'monthMismatch', facts: { month: typedMonth ?? '', year: typedYear } };
};
