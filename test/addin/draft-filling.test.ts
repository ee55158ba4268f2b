import { describe, expect, test } from 'vitest';
import { changesOf, filledFrom, linesOf, newDraftOf } from '../../addin/drafting/draft-form.ts';
import type { DraftForm, FormField } from '../../addin/drafting/draft-form.ts';
import { changedFields, nextForm, proposeRoute } from '../../addin/drafting/next-form.ts';
import { routeInShort } from '../../addin/drafting/route-edit.ts';
import type { RouteSetting } from '../../addin/drafting/route-rows.ts';
import { readDraft } from '../../server/format/read-draft.ts';
import { buildTemplate } from '../../server/format/templates.ts';
import { sampleDirectory } from './sample-directory.ts';

const setting: RouteSetting = { directory: sampleDirectory(), departmentId: 'KTQLNL', today: '2026-11-22' };
const blank: DraftForm = {
  type: 'MINUTES', subject: '', urgency: 'NORMAL', isFinancial: false, notFinancialReason: '', recipients: '', addressees: '', rows: proposeRoute({ type: 'MINUTES', isFinancial: false }, setting).rows,
};
const nothing: ReadonlySet<FormField> = new Set();
const fill = (template: Parameters<typeof buildTemplate>[0], form = blank, touched = nothing): DraftForm => {
  const reading = readDraft(buildTemplate(template));
  return nextForm(form, filledFrom(reading, touched), { setting, touched, reading });
};

describe('a chosen file fills the form', () => {
  test('the decision about money: type, subject, recipients, money and the finance route', () => {
    const form = fill('decision-budget');
    expect(form.type).toBe('DECISION');
    expect(form.subject).toContain('phê duyệt dự toán kinh phí');
    expect(linesOf(form.recipients).length).toBeGreaterThan(1);
    expect(form.isFinancial).toBe(true);
    expect(routeInShort(form.rows, setting)).toBe('P.KTQLNL → P.KHTCTH → LDS');
  });

  test('the minutes mention sums and are not about money', () => {
    const form = fill('minutes-handover');
    expect(form).toMatchObject({ type: 'MINUTES', isFinancial: false });
  });

  test('nothing the officer decided is overwritten', () => {
    const touched: ReadonlySet<FormField> = new Set(['subject', 'rows', 'isFinancial']);
    const form = fill('decision-budget', { ...blank, subject: 'Của tôi' }, touched);
    expect(form.subject).toBe('Của tôi');
    expect(form.rows).toBe(blank.rows);
    expect(form.isFinancial).toBe(false);
  });

  test('marking it financial by hand brings finance into an arranged route', () => {
    const arranged = { ...blank, rows: proposeRoute({ type: 'OFFICIAL_LETTER', isFinancial: false }, setting).rows };
    const form = nextForm(arranged, { isFinancial: true }, { setting, touched: new Set(['rows', 'isFinancial']), reading: null });
    expect(routeInShort(form.rows, setting)).toBe('P.KTQLNL → P.KHTCTH → LDS');
  });
});

test('only what changed is sent, lists line by line, and a route that breaks a rule is kept back', () => {
  const after = { ...blank, subject: 'Mới', recipients: ' Như trên; \n\nLưu: VT ', notFinancialReason: '  ' };
  const changed = changedFields(blank, after);
  expect(changesOf(changed, true)).toEqual({ subject: 'Mới', recipients: ['Như trên;', 'Lưu: VT'], notFinancialReason: null });
  expect(changesOf({ rows: blank.rows }, false)).toEqual({});
  expect(changesOf({ rows: blank.rows }, true).plannedRoute).toHaveLength(blank.rows.length);
  expect(newDraftOf(blank, false).plannedRoute).toEqual([]);
});
