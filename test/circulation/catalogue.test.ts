import { describe, expect, test } from 'vitest';
import { ERROR_CATALOGUE, type ErrorCode, messageOf, refusal, RefusalError } from '../../server/circulation/errors.ts';
import * as labels from '../../server/circulation/labels.ts';
import { CAPACITIES, DOCUMENT_STATUSES, DOCUMENT_TYPES, FINANCE_CHECKS, REFUSAL_CATEGORIES, ROLES, STEP_KINDS, STEP_STATUSES, URGENCIES } from '../../server/circulation/model.ts';

const codes = Object.keys(ERROR_CATALOGUE) as ErrorCode[];
const placeholders = (text: string): readonly string[] => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''))].sort();

describe('the catalogue of refusals', () => {
  test.each(codes)('%s has a sentence in both languages, in one spelling, and an HTTP status of an error', (code) => {
    const { status, vi, en } = ERROR_CATALOGUE[code];
    for (const text of [vi, en]) {
      expect(text.trim()).toBe(text);
      expect(text).toMatch(/\.$/);
      expect(text.normalize('NFC')).toBe(text);
    }
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(600);
  });
  test.each(codes)('%s says nothing in English that it does not say in Vietnamese', (code) => {
    const { vi, en } = ERROR_CATALOGUE[code];
    const vietnamese = placeholders(vi);
    for (const name of placeholders(en)) expect(vietnamese).toContain(name);
  });
  test('a fact that is a phrase has an English twin', () => {
    const wrong = refusal('WRONG_STATUS', { status: 'Dự thảo', statusEn: 'Draft' });
    expect(messageOf(wrong, 'vi')).toBe('Văn bản đang ở trạng thái «Dự thảo», không thực hiện được thao tác này.');
    expect(messageOf(wrong, 'en')).toBe('The document is in state "Draft"; this act is not possible.');
  });
  test('a missing fact shows as a gap, never as a placeholder', () => {
    expect(messageOf(refusal('VERSION_STALE'), 'vi')).toBe('Đã có phiên bản mới (…). Vui lòng mở lại.');
  });
  test('a refusal that must be thrown keeps its code and facts', () => {
    const error = new RefusalError('VERSION_STALE', { n: 2 });
    expect(error).toMatchObject({ name: 'RefusalError', message: 'A newer version (2) exists; reopen.', refusal: { code: 'VERSION_STALE', facts: { n: 2 } } });
  });
});

describe('names of the words', () => {
  const tables = Object.entries(labels) as (readonly [string, Readonly<Record<string, { readonly vi: string; readonly en: string }>>])[];
  test.each(tables)('%s: every word has a name in both languages, and no two share one', (_, table) => {
    for (const language of ['vi', 'en'] as const) {
      const names = Object.values(table).map((label) => label[language]);
      expect(names.every((name) => name !== '' && name.normalize('NFC') === name)).toBe(true);
      expect(new Set(names).size).toBe(names.length);
    }
  });
  test('no word is without a name', () => {
    const expected = [
      [labels.DOCUMENT_TYPE_LABELS, DOCUMENT_TYPES], [labels.STATUS_LABELS, DOCUMENT_STATUSES], [labels.STEP_KIND_LABELS, STEP_KINDS], [labels.STEP_STATUS_LABELS, STEP_STATUSES],
      [labels.CAPACITY_LABELS, CAPACITIES], [labels.URGENCY_LABELS, URGENCIES], [labels.ROLE_LABELS, ROLES], [labels.FINANCE_CHECK_LABELS, FINANCE_CHECKS], [labels.REFUSAL_CATEGORY_LABELS, REFUSAL_CATEGORIES],
    ] as const;
    for (const [table, words] of expected) expect(Object.keys(table).sort()).toEqual([...words].sort());
  });
});
