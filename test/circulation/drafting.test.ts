/** T1–T3 and T26: what the officer does before the first signature. */
import { describe, expect, test } from 'vitest';
import { checkIntent } from '../../server/circulation/check-intent.ts';
import type { DraftChanges } from '../../server/circulation/model.ts';
import { newDraft } from '../../server/circulation/new-draft.ts';
import { accepted, after, attempt, awaitingNumber, codeOf, issued, LETTER_ROUTE, minutesDraft, moneyDraft, MORNING, numbered, refusedWith, signedOn, step, submitted, worldAt } from './story.ts';

const save = (changes: DraftChanges, personId = 'officer', document = minutesDraft()) => attempt(document, personId, { type: 'saveDraft', changes });
const submit = (document = minutesDraft(), personId = document.drafterId, facts: { readonly formatErrors?: number; readonly financialSuggested?: boolean } = {}) =>
  attempt(document, personId, { type: 'submit', stepIds: document.plannedRoute.map((_, index) => `s${index}`), formatErrors: 0, ...facts });

describe('saving a draft (T1)', () => {
  test('a new document starts empty; its first content obeys the same rules', () => {
    const blank = newDraft({ id: 'd1', drafterId: 'officer', departmentId: 'VPS', now: MORNING });
    const { document, events } = accepted(save({ type: 'MINUTES', subject: 'Bàn giao xe', plannedRoute: LETTER_ROUTE }, 'officer', blank));
    expect(document).toMatchObject({ status: 'DRAFT', versionNo: 0, rowVersion: 1, type: 'MINUTES', presenterId: 'chief', finalSignerId: 'director' });
    expect(events).toEqual([expect.objectContaining({ action: 'saveDraft', actorId: 'officer', facts: { versionNo: 0, changed: 'plannedRoute,subject,type' } })]);
  });
  test('what is typed is kept in one spelling, on one line', () => {
    const { document } = accepted(save({ subject: '  Bàn giao\n  xe '.normalize('NFD'), recipients: ['Như trên; ', ' ', '\tLưu: VT.'], watcherIds: ['advisor', 'advisor'] }));
    expect(document).toMatchObject({ subject: 'Bàn giao xe', recipients: ['Như trên;', 'Lưu: VT.'], watcherIds: ['advisor'] });
  });
  test('what is not named stays', () => {
    expect(accepted(save({ urgency: 'URGENT' })).document).toMatchObject({ urgency: 'URGENT', subject: minutesDraft().subject, plannedRoute: LETTER_ROUTE });
  });
  test('drafter and presenter may, others may not', () => {
    expect(save({ urgency: 'FLASH' }, 'chief').ok).toBe(true);
    for (const other of ['director', 'centre', 'clerk', 'deputyChief', 'admin']) expect(codeOf(save({ urgency: 'FLASH' }, other))).toBe('NOT_ALLOWED');
  });
  test('a presenter who heads another department, by a forged row, may not', () => {
    expect(codeOf(save({ urgency: 'FLASH' }, 'centre', minutesDraft({}, { presenterId: 'centre' })))).toBe('NOT_ALLOWED');
  });
  test('a subject has at most 500 characters', () => {
    expect(save({ subject: 'ă'.repeat(500) }).ok).toBe(true);
    expect(codeOf(save({ subject: 'ă'.repeat(501) }))).toBe('SUBJECT_TOO_LONG');
  });
  test('lists and watchers stay within reason', () => {
    expect(codeOf(save({ recipients: Array.from({ length: 201 }, () => 'Sở') }))).toBe('BAD_REQUEST');
    expect(codeOf(save({ addressees: ['x'.repeat(501)] }))).toBe('BAD_REQUEST');
    expect(codeOf(save({ watcherIds: ['retired'] }))).toBe('BAD_REQUEST');
    expect(codeOf(save({ notFinancialReason: 'x'.repeat(2001) }))).toBe('BAD_REQUEST');
  });
  test('state, number and signatures cannot be smuggled in', () => {
    const smuggled = { urgency: 'FLASH', status: 'ISSUED', number: { number: 1 }, drafterId: 'advisor', rowVersion: 99 } as DraftChanges;
    expect(accepted(save(smuggled)).document).toMatchObject({ status: 'DRAFT', number: null, drafterId: 'officer', rowVersion: 1, urgency: 'FLASH' });
  });
  test('a financial document needs no excuse for not being one', () => {
    expect(accepted(save({ isFinancial: false, notFinancialReason: 'Chỉ nhắc lại dự toán cũ.' })).document.notFinancialReason).toBe('Chỉ nhắc lại dự toán cũ.');
    expect(accepted(save({ isFinancial: true, notFinancialReason: 'Chỉ nhắc lại dự toán cũ.' })).document.notFinancialReason).toBeNull();
  });
  test('after the first signature the content is locked; before it the document is merely on its way', () => {
    expect(codeOf(save({ subject: 'Khác' }, 'officer', signedOn(submitted(minutesDraft()))))).toBe('CONTENT_LOCKED');
    expect(codeOf(save({ subject: 'Khác' }, 'officer', submitted(minutesDraft())))).toBe('WRONG_STATUS');
    expect(codeOf(save({ subject: 'Khác' }, 'officer', numbered(minutesDraft())))).toBe('CONTENT_LOCKED');
    expect(codeOf(save({ subject: 'Khác' }, 'officer', issued(minutesDraft())))).toBe('ISSUED_IMMUTABLE');
  });
});

describe('submitting (T3, Trình)', () => {
  test('drafter or presenter', () => {
    expect(submit(minutesDraft(), 'chief').ok).toBe(true);
    expect(codeOf(submit(minutesDraft(), 'centre'))).toBe('NOT_ALLOWED');
  });
  test('subject, recipients, format and route must be right', () => {
    expect(codeOf(submit(minutesDraft({ subject: '' })))).toBe('SUBJECT_REQUIRED');
    expect(codeOf(submit(minutesDraft({ subject: 'x'.repeat(501) })))).toBe('SUBJECT_TOO_LONG');
    expect(codeOf(submit(minutesDraft({ recipients: [] })))).toBe('RECIPIENTS_REQUIRED');
    expect(refusedWith(submit(minutesDraft(), 'officer', { formatErrors: 3 }))).toEqual({ code: 'FORMAT_ERRORS', facts: { k: 3 } });
    expect(codeOf(submit(minutesDraft({ plannedRoute: [] })))).toBe('ROUTE_EMPTY');
    expect(codeOf(submit(moneyDraft({ plannedRoute: [step('INITIAL', 'energy'), step('FINAL_SIGN', 'director')] })))).toBe('FINANCE_STEP_MISSING');
  });
  test('a second click finds it already on its way', () => {
    expect(refusedWith(submit(submitted(minutesDraft())))).toEqual({ code: 'WRONG_STATUS', facts: { status: 'Đang luân chuyển', statusEn: 'In circulation' } });
  });
  test('money in subject or text must be owned up to, or explained away', () => {
    const silent = moneyDraft({ isFinancial: false });
    expect(codeOf(submit(silent))).toBe('NOT_FINANCIAL_REASON_REQUIRED');
    const plain = moneyDraft({ isFinancial: false, subject: 'Thành lập Tổ công tác' });
    expect(submit(plain).ok).toBe(true);
    expect(codeOf(submit(plain, 'deputyEnergy', { financialSuggested: true }))).toBe('NOT_FINANCIAL_REASON_REQUIRED');
    expect(submit(moneyDraft({ isFinancial: false, notFinancialReason: 'Chỉ sửa tên hội nghị.' })).ok).toBe(true);
  });
  test('every step needs an id of its own', () => {
    for (const stepIds of [[], ['1', '2', '3', '4'], ['1', '1', '2', '3', '4']]) {
      expect(codeOf(attempt(minutesDraft(), 'officer', { type: 'submit', stepIds, formatErrors: 0 }))).toBe('BAD_REQUEST');
    }
  });
  test('the version keeps owners’ departments and the clock of its first step', () => {
    const document = submitted(minutesDraft());
    expect(document.steps.map(({ departmentId }) => departmentId)).toEqual(['VPS', 'TTKC', 'KHTCTH', 'KTQLNL', 'LDS']);
    expect(document.steps[0]).toMatchObject({ ordinal: 1, versionNo: 1, status: 'ACTIVE', activatedAt: MORNING, dueAt: '2026-11-24T01:10:00.000Z' });
    expect(document.steps[1]).toMatchObject({ status: 'WAITING', activatedAt: null, dueAt: null });
  });
  test('the same guards can be asked before the PDF is made', () => {
    const ask = (document: ReturnType<typeof minutesDraft>, personId: string) => checkIntent(document, { type: 'submit', formatErrors: 0 }, { personId }, worldAt())?.code ?? null;
    expect(ask(minutesDraft(), 'officer')).toBeNull();
    expect(ask(minutesDraft({ recipients: [] }), 'officer')).toBe('RECIPIENTS_REQUIRED');
    expect(ask(minutesDraft(), 'centre')).toBe('NOT_ALLOWED');
    expect(ask(minutesDraft(), 'stranger')).toBe('NOT_ALLOWED');
  });
});

describe('cancelling (T26)', () => {
  test('is the drafter’s alone', () => {
    expect(after(minutesDraft(), 'officer', { type: 'cancelDraft' }).status).toBe('CANCELLED');
    expect(codeOf(attempt(minutesDraft(), 'chief', { type: 'cancelDraft' }))).toBe('NOT_ALLOWED');
  });
  test('is possible for what was returned or withdrawn, never for what is on its way or has a number', () => {
    const withdrawn = after(submitted(minutesDraft()), 'officer', { type: 'withdraw', reason: null });
    expect(after(withdrawn, 'officer', { type: 'cancelDraft' }).status).toBe('CANCELLED');
    expect(codeOf(attempt(submitted(minutesDraft()), 'officer', { type: 'cancelDraft' }))).toBe('WRONG_STATUS');
    expect(codeOf(attempt(awaitingNumber(minutesDraft()), 'officer', { type: 'cancelDraft' }))).toBe('CONTENT_LOCKED');
    expect(codeOf(attempt(issued(minutesDraft()), 'officer', { type: 'cancelDraft' }))).toBe('ISSUED_IMMUTABLE');
  });
  test('is final', () => {
    const cancelled = after(minutesDraft(), 'officer', { type: 'cancelDraft' });
    expect(codeOf(submit(cancelled))).toBe('WRONG_STATUS');
    expect(codeOf(save({ subject: 'Khác' }, 'officer', cancelled))).toBe('WRONG_STATUS');
  });
});
