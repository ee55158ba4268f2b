import { describe, expect, test } from 'vitest';
import { calendarToday, elapsed, formatDateTime, formatDuration, formatMoment, parseCalendarDate } from '../../addin/app/dates.ts';
import { fileNameFor, formatSize } from '../../addin/app/download.ts';
import { ApiError, codeOf, describeError, isStale } from '../../addin/app/errors.ts';
import { foldVietnamese } from '../../addin/app/fold.ts';
import { groupPeople } from '../../addin/app/group-people.ts';
import { initialsOf } from '../../addin/app/initials.ts';
import { addSentence, isReason } from '../../addin/app/reason.ts';
import { addressOf, routeOf } from '../../addin/app/router.ts';
import type { Route } from '../../addin/app/router.ts';
import { RefusalError } from '../../server/circulation/errors.ts';

describe('dates are those of Vietnam, wherever the reader sits', () => {
  test('an instant is shown as dd/mm/yyyy HH:mm at +07:00', () => {
    expect(formatDateTime('2026-11-22T07:05:00Z')).toBe('22/11/2026 14:05');
    expect(formatDateTime('2026-12-31T17:00:00Z')).toBe('01/01/2027 00:00');
  });

  test('today changes at Vietnam’s midnight', () => {
    expect(calendarToday(new Date('2026-11-22T16:59:59Z'))).toBe('2026-11-22');
    expect(calendarToday(new Date('2026-11-22T17:00:00Z'))).toBe('2026-11-23');
  });

  test('of today only the time is told', () => {
    const now = new Date('2026-11-22T10:00:00Z');
    expect(formatMoment('2026-11-22T07:05:00Z', now)).toBe('14:05');
    expect(formatMoment('2026-11-21T07:05:00Z', now)).toBe('21/11/2026 14:05');
  });

  test.each([[20_000, 'chưa đầy 1 phút'], [45 * 60_000, '45 phút'], [60 * 60_000, '1 giờ'], [150 * 60_000, '2 giờ 30 phút'], [51 * 3_600_000, '2 ngày 3 giờ']])('%i ms is %s', (milliseconds, said) => {
    expect(formatDuration(milliseconds, 'vi')).toBe(said);
  });

  test('a clock that runs behind the server never shows a negative time', () => {
    expect(elapsed('2026-11-22T07:05:00Z', '2026-11-22T07:04:00Z', 'en')).toBe('under a minute');
  });

  test('a typed date is read day first; what is not a day of the calendar is refused', () => {
    expect(parseCalendarDate('5/1/2026')).toBe('2026-01-05');
    expect(parseCalendarDate(' 29.02.2028 ')).toBe('2028-02-29');
    for (const wrong of ['', '31/11/2026', '29/02/2027', '2026-01-05', '1/13/2026', 'hôm nay']) expect(parseCalendarDate(wrong)).toBeNull();
  });
});

describe('addresses', () => {
  const routes: readonly Route[] = [
    { screen: 'tray', tray: 'clerk' }, { screen: 'tray', tray: 'all', q: 'bàn giao / xe' }, { screen: 'document', id: '0198-a' }, { screen: 'handedOver', id: '0198-a' },
    { screen: 'draft', id: null }, { screen: 'draft', id: '0198-a' }, { screen: 'register' }, { screen: 'help' },
  ];
  test.each(routes)('%o is found again from its address', (route) => {
    expect(routeOf(addressOf(route))).toEqual(route);
  });

  test.each(['', '#', '#/nowhere', '#/documents', '#/%E0%A4%A', '#/constructor'])('«%s» leads home', (hash) => {
    expect(routeOf(hash)).toEqual({ screen: 'tray', tray: 'inbox' });
  });
});

describe('names', () => {
  test('both spellings of Vietnamese meet', () => {
    expect(foldVietnamese('ĐẶNG Kế Hoạch')).toBe('dang ke hoach');
  });

  test('initials are those of the middle and the given name', () => {
    expect(initialsOf('Lê Thanh Giả Định')).toBe('GĐ');
    expect(initialsOf('  An ')).toBe('A');
    expect(initialsOf('')).toBe('');
  });

  test('people are found by name, title or department, and stay under their departments', () => {
    const people = [
      { id: 'u04', name: 'Phạm Văn Mẫu', title: 'Chánh Văn phòng', departmentName: 'Văn phòng Sở' },
      { id: 'u10', name: 'Đặng Kế Hoạch', title: 'Trưởng phòng', departmentName: 'Phòng Kế hoạch - Tài chính - Tổng hợp' },
      { id: 'u06', name: 'Đỗ Minh Soạn Thảo', title: 'Chuyên viên', departmentName: 'Văn phòng Sở' },
    ];
    expect(groupPeople(people, 'van phong').map(({ department, people: found }) => [department, found.map(({ id }) => id)])).toEqual([['Văn phòng Sở', ['u04', 'u06']]]);
    expect(groupPeople(people, 'tai chinh').flatMap(({ people: found }) => found)).toHaveLength(1);
    expect(groupPeople(people, 'không có ai')).toEqual([]);
  });

  test('a file is named so that every system takes it', () => {
    expect(fileNameFor(['07/BB-SCT', 'Bàn giao xe ô tô <b>'], 'pdf')).toBe('07-bb-sct-ban-giao-xe-o-to-b.pdf');
    expect(fileNameFor([null, '···'], 'pdf')).toBe('van-ban.pdf');
    expect(fileNameFor([null, 'a'.repeat(300)], 'docx').length).toBeLessThan(90);
  });

  test('sizes', () => {
    expect([formatSize(1), formatSize(48_211), formatSize(1_834_211)]).toEqual(['1 KB', '47 KB', '1,7 MB']);
  });
});

describe('reasons', () => {
  test('10 to 2000 characters, blanks at the ends not counted', () => {
    expect([isReason('   quá ngắn   '), isReason('đủ dài rồi!'), isReason('x'.repeat(2001))]).toEqual([false, true, false]);
  });

  test('a common sentence is added once', () => {
    const once = addSentence('', 'Thiếu hồ sơ.');
    expect(addSentence(once, 'Thiếu hồ sơ.')).toBe('Thiếu hồ sơ.');
    expect(addSentence('Sai số liệu. ', 'Thiếu hồ sơ.')).toBe('Sai số liệu.\nThiếu hồ sơ.');
  });
});

describe('errors are told in the chosen language', () => {
  const stale = new ApiError(409, { code: 'VERSION_STALE', facts: { n: 3 }, vi: 'Đã có phiên bản mới (3). Vui lòng mở lại.', en: 'A newer version (3) exists; reopen.' });
  test('the server’s sentence, the pane’s own refusal, and whatever else was thrown', () => {
    expect([describeError(stale, 'vi'), describeError(stale, 'en')]).toEqual([stale.vi, stale.en]);
    expect(describeError(new RefusalError('KEY_WRONG_PIN'), 'vi')).toContain('Mật khẩu');
    expect(describeError(new TypeError('x is undefined'), 'vi')).not.toContain('undefined');
  });

  test('only a change elsewhere asks for a reload', () => {
    expect([isStale(stale), isStale(new RefusalError('KEY_WRONG_PIN')), isStale(null)]).toEqual([true, false, false]);
    expect(codeOf(new Error('plain'))).toBeNull();
  });
});
