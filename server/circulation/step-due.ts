/** How long a step and the clerk may take (domain.md §4.8). */
import type { Instant, Urgency, World } from './model.ts';
import { VIETNAM_CALENDAR } from './vietnam-calendar.ts';
import { addWorkingMinutes, endOfNextWorkingDay, minutesPerDay, type WorkingCalendar } from './working-calendar.ts';

const MINUTE_MS = 60_000;
const FINANCE_REVIEW_DAYS = 2;
const FLASH_MINUTES = 30;
/** Working minutes of the two urgencies that still keep office hours. */
const URGENT_MINUTES: Readonly<Record<'URGENT' | 'VERY_URGENT', number>> = { URGENT: 240, VERY_URGENT: 120 };

const minutesLater = (from: Instant, minutes: number): Instant => new Date(Date.parse(from) + minutes * MINUTE_MS).toISOString();

/**
 * The clock of `World.dueAt`: one working day, two for finance's review, four working hours when urgent, two when very urgent;
 * a flash does not wait for office hours and is due 30 minutes later by the wall clock.
 */
export const stepDue = (calendar: WorkingCalendar = VIETNAM_CALENDAR): World['dueAt'] => (step, urgency, from) => {
  if (urgency === 'FLASH') return minutesLater(from, FLASH_MINUTES);
  if (urgency !== 'NORMAL') return addWorkingMinutes(calendar, from, URGENT_MINUTES[urgency]);
  return addWorkingMinutes(calendar, from, minutesPerDay(calendar) * (step.financeReview ? FINANCE_REVIEW_DAYS : 1));
};

/** NĐ 30/2020, Điều 18.1: number, seal and issue at the latest on the working day after the leader's signature; urgent ones at once. */
export const clerkDue = (calendar: WorkingCalendar, finalSignedAt: Instant, urgency: Urgency): Instant =>
  urgency === 'NORMAL' ? endOfNextWorkingDay(calendar, finalSignedAt) : finalSignedAt;
