import type { Language } from '../../server/circulation/errors.ts';
import type { CalendarDate, Instant } from '../../server/circulation/model.ts';

/** Vietnam has no summer time: its clock is always 7 hours before UTC (I18). */
const VIETNAM_OFFSET_MS = 7 * 3_600_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const two = (value: number): string => String(value).padStart(2, '0');
const inVietnam = (instant: Instant | Date): Date => new Date(new Date(instant).getTime() + VIETNAM_OFFSET_MS);

/** `22/11/2026`, at +07:00 wherever the reader's machine is. */
export const formatDate = (instant: Instant | Date): string => {
  const local = inVietnam(instant);
  return `${two(local.getUTCDate())}/${two(local.getUTCMonth() + 1)}/${local.getUTCFullYear()}`;
};

/** `14:05`, at +07:00. */
export const formatTime = (instant: Instant | Date): string => {
  const local = inVietnam(instant);
  return `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`;
};

/** `22/11/2026 14:05`, at +07:00. */
export const formatDateTime = (instant: Instant | Date): string => `${formatDate(instant)} ${formatTime(instant)}`;

/** `14:05` for today's instants, the whole of it for others. */
export const formatMoment = (instant: Instant, now: Date): string => (formatDate(instant) === formatDate(now) ? formatTime(instant) : formatDateTime(instant));

/** Today at +07:00 as `yyyy-mm-dd`. */
export const calendarToday = (now: Date): CalendarDate => inVietnam(now).toISOString().slice(0, 10);

/** `yyyy-mm-dd` → `dd/mm/yyyy`. */
export const formatCalendarDate = (date: CalendarDate): string => date.split('-').reverse().join('/');

/** `5/1/2026` or `05/01/2026` → `2026-01-05`; null for anything that is not a day of the calendar. */
export const parseCalendarDate = (typed: string): CalendarDate | null => {
  const [, day = '', month = '', year = ''] = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/.exec(typed) ?? [];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const isDay = year !== '' && date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return isDay ? `${year}-${two(Number(month))}-${two(Number(day))}` : null;
};

const WORDS = {
  vi: { moment: 'chưa đầy 1 phút', minutes: 'phút', hours: 'giờ', days: 'ngày' },
  en: { moment: 'under a minute', minutes: 'min', hours: 'h', days: 'd' },
} as const;

/** A duration in at most two parts: `2 ngày 3 giờ`, `45 phút`; `chưa đầy 1 phút`. */
export const formatDuration = (milliseconds: number, language: Language): string => {
  const words = WORDS[language];
  const part = (amount: number, word: string): string => (amount === 0 ? '' : `${amount} ${word}`);
  if (milliseconds < MINUTE) return words.moment;
  if (milliseconds < HOUR) return part(Math.floor(milliseconds / MINUTE), words.minutes);
  if (milliseconds < DAY) return `${part(Math.floor(milliseconds / HOUR), words.hours)} ${part(Math.floor((milliseconds % HOUR) / MINUTE), words.minutes)}`.trim();
  return `${part(Math.floor(milliseconds / DAY), words.days)} ${part(Math.floor((milliseconds % DAY) / HOUR), words.hours)}`.trim();
};

/** How long from one instant to another, or until now. */
export const elapsed = (from: Instant, to: Instant | Date, language: Language): string =>
  formatDuration(Math.max(0, new Date(to).getTime() - new Date(from).getTime()), language);
