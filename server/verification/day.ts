import { localDate, shortDate } from '../registry/local-date.ts';

/** A moment as the day that people at +07:00 read: `22/11/2026`. */
export const day = (when: Date): string => shortDate(localDate(when.toISOString()));
