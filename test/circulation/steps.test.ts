/** T4–T8: what happens on a step, in order of the guards. */
import { describe, expect, test } from 'vitest';
import type { Action, OutgoingDocument, SignatureProof } from '../../server/circulation/model.ts';
import { FINANCE_CHECKS } from '../../server/circulation/model.ts';
import { withPerson } from './organisation.ts';
import { accepted, activeStep, after, attempt, CHECKED, codeOf, LETTER_ROUTE, minutesDraft, moneyDraft, proofBy, refusedWith, signedOn, step, submitted, worldAt } from './story.ts';

const signing = (document: OutgoingDocument, personId: string, change: Partial<Extract<Action, { proof: SignatureProof; stepId: string }>> = {}, proof: Partial<SignatureProof> = {}): Action => ({
  type: 'digitalSign', stepId: activeStep(document).id, versionNo: document.versionNo, opinion: null, checklist: null, proof: proofBy(document, personId, proof), ...change,
});

describe('whose turn it is', () => {
  const document = submitted(minutesDraft());
  test('someone else’s step is theirs', () => {
    expect(codeOf(attempt(document, 'centre', signing(document, 'centre')))).toBe('NOT_STEP_OWNER');
  });
  test('a link opened too early waits', () => {
    expect(codeOf(attempt(document, 'centre', signing(document, 'centre', { stepId: 'v1-2' })))).toBe('STEP_NOT_ACTIVE');
  });
  test('a double click is told when it was done, by the clock of Viet Nam', () => {
    const done = signedOn(document, 1, worldAt('2026-11-23T03:20:00.000Z'));
    const again = attempt(done, 'chief', signing(document, 'chief'), worldAt('2026-11-23T03:21:00.000Z'));
    expect(refusedWith(again)).toEqual({ code: 'STEP_ALREADY_DONE', facts: { time: '10:20 ngày 23/11/2026', timeEn: '10:20 on 23/11/2026' } });
  });
  test('also when the document has long gone on', () => {
    const gone = signedOn(document, 5);
    expect(codeOf(attempt(gone, 'director', { ...signing(document, 'director', { stepId: 'v1-5', type: 'finalSign' }) }))).toBe('STEP_ALREADY_DONE');
  });
  test('a page of an older version is stale', () => {
    const back = after(document, 'chief', { type: 'returnDocument', stepId: 'v1-1', versionNo: 1, reason: 'Thiếu số khung của xe.', checklist: null });
    expect(refusedWith(attempt(submitted(back), 'chief', signing(document, 'chief')))).toEqual({ code: 'VERSION_STALE', facts: { n: 2 } });
  });
  test('a step that was never there is not found', () => {
    expect(codeOf(attempt(document, 'chief', signing(document, 'chief', { stepId: 'v9-9' })))).toBe('NOT_FOUND');
  });
  test('a step fits one act', () => {
    expect(codeOf(attempt(document, 'chief', signing(document, 'chief', { type: 'initial' })))).toBe('WRONG_STEP_ACTION');
    expect(codeOf(attempt(document, 'chief', { type: 'approve', stepId: 'v1-1', versionNo: 1, opinion: null, checklist: null }))).toBe('WRONG_STEP_ACTION');
  });
  test('after a withdrawal nothing is anyone’s turn', () => {
    const withdrawn = after(document, 'officer', { type: 'withdraw', reason: null });
    expect(refusedWith(attempt(withdrawn, 'chief', signing(document, 'chief')))).toEqual({ code: 'WRONG_STATUS', facts: { status: 'Đã rút trình', statusEn: 'Withdrawn' } });
  });
  test('nor is a signature that fell with its version called done', () => {
    const withdrawn = after(signedOn(document), 'officer', { type: 'withdraw', reason: null });
    expect(codeOf(attempt(withdrawn, 'chief', signing(document, 'chief')))).toBe('WRONG_STATUS');
  });
  test('someone who has left the organisation does nothing', () => {
    expect(codeOf(attempt(document, 'chief', signing(document, 'chief'), worldAt(undefined, withPerson('chief', { active: false }))))).toBe('NOT_ALLOWED');
    expect(codeOf(attempt(document, 'stranger', signing(document, 'chief')))).toBe('NOT_ALLOWED');
  });
  test('who has become an administrator since signs no more (I15)', () => {
    expect(codeOf(attempt(document, 'chief', signing(document, 'chief'), worldAt(undefined, withPerson('chief', { roles: ['departmentHead', 'systemAdmin'] }))))).toBe('NOT_ALLOWED');
  });
});

describe('what a signature must prove', () => {
  const document = signedOn(submitted(minutesDraft()));
  test('another person’s certificate does not serve', () => {
    expect(refusedWith(attempt(document, 'centre', signing(document, 'chief')))).toEqual({ code: 'CERT_SUBJECT_MISMATCH', facts: { certName: 'CN=Phạm Văn Mẫu', userName: 'Hồ Khuyến Công' } });
    expect(codeOf(attempt(document, 'centre', signing(document, 'centre', {}, { certifiedPersonId: null })))).toBe('CERT_SUBJECT_MISMATCH');
  });
  test('a file that was signed beside the route does not fit on the last one', () => {
    expect(codeOf(attempt(document, 'centre', signing(document, 'centre', {}, { pdfSha256Before: 'v1r0' })))).toBe('SIGNATURE_OUT_OF_ORDER');
    expect(codeOf(attempt(document, 'centre', signing(document, 'centre', {}, { revisionNo: 1 })))).toBe('SIGNATURE_OUT_OF_ORDER');
  });
  test('a signature adds something, in a field of its own', () => {
    expect(codeOf(attempt(document, 'centre', signing(document, 'centre', {}, { pdfSha256After: 'v1r1' })))).toBe('SIGNATURE_INVALID');
    expect(codeOf(attempt(document, 'centre', signing(document, 'centre', {}, { fieldName: 'Step_1' })))).toBe('SIGNATURE_INVALID');
    expect(codeOf(attempt(document, 'centre', signing(document, 'centre', {}, { signatureId: 'v1s1' })))).toBe('SIGNATURE_INVALID');
  });
});

describe('review and format check leave no mark', () => {
  const route = [...LETTER_ROUTE.slice(0, 1), step('FORMAT_CHECK', 'deputyChief'), step('REVIEW', 'advisor'), ...LETTER_ROUTE.slice(1)];
  test('an opinion is kept with the step, and the document goes on', () => {
    let document = signedOn(submitted(minutesDraft({ plannedRoute: route })));
    document = after(document, 'deputyChief', { type: 'approve', stepId: activeStep(document).id, versionNo: 1, opinion: '  Đúng thể thức. ', checklist: null });
    expect(document.steps[1]).toMatchObject({ status: 'DONE', opinion: 'Đúng thể thức.', completedBy: 'deputyChief' });
    document = signedOn(document);
    expect(document.signatures).toHaveLength(1);
    expect(activeStep(document).ownerId).toBe('centre');
  });
  test('an opinion is no novel', () => {
    const document = signedOn(submitted(minutesDraft({ plannedRoute: route })));
    expect(attempt(document, 'deputyChief', { type: 'approve', stepId: activeStep(document).id, versionNo: 1, opinion: 'x'.repeat(2000), checklist: null }).ok).toBe(true);
    expect(codeOf(attempt(document, 'deputyChief', { type: 'approve', stepId: activeStep(document).id, versionNo: 1, opinion: 'x'.repeat(2001), checklist: null }))).toBe('BAD_REQUEST');
  });
});

describe('finance answers for "đúng, đủ, hợp lý"', () => {
  const document = signedOn(submitted(moneyDraft()));
  const initial = (checklist: Extract<Action, { type: 'initial' | 'digitalSign' | 'finalSign' }>['checklist']) => attempt(document, 'finance', { ...signing(document, 'finance'), type: 'initial', checklist } as Action);
  test('every item, once', () => {
    for (const checklist of [null, [], CHECKED.slice(1), [...CHECKED.slice(1), ...CHECKED.slice(1, 2)], [...CHECKED, ...CHECKED.slice(0, 1)]]) expect(codeOf(initial(checklist))).toBe('FINANCE_CHECKLIST_REQUIRED');
  });
  test('what is not satisfied is named in both languages, and goes back instead', () => {
    const checklist = FINANCE_CHECKS.map((check) => ({ check, satisfied: check !== 'FUNDING_SOURCE' && check !== 'AUTHORITY', note: null }));
    expect(refusedWith(initial(checklist))).toEqual({
      code: 'FINANCE_CHECKLIST_UNSATISFIED',
      facts: { items: 'Nguồn kinh phí có và đủ; Đúng thẩm quyền quyết định', itemsEn: 'The source of funds exists and suffices; The decision is within authority' },
    });
  });
  test('all satisfied, it goes on; nobody else is asked', () => {
    expect(accepted(initial(CHECKED)).document.steps[1]?.checklist).toEqual(CHECKED);
    expect(signedOn(submitted(moneyDraft())).steps[0]?.checklist).toBeNull();
  });
  test('of two finance steps the last one carries it', () => {
    const route = [step('INITIAL', 'energy'), step('INITIAL', 'deputyFinance'), step('SIGN', 'finance'), step('FINAL_SIGN', 'director')];
    const two = signedOn(submitted(moneyDraft({ plannedRoute: route })), 3);
    expect(two.steps.map(({ checklist }) => checklist !== null)).toEqual([false, false, true, false]);
  });
});

describe('a return (T8)', () => {
  const document = signedOn(submitted(minutesDraft({ watcherIds: ['advisor'] })), 2);
  const back = (reason: string, personId = 'finance') => attempt(document, personId, { type: 'returnDocument', stepId: activeStep(document).id, versionNo: 1, reason, checklist: null });
  test('needs a reason of 10 to 2000 characters', () => {
    for (const reason of ['', '   quá ngắn   ', 'x'.repeat(2001)]) expect(codeOf(back(reason))).toBe('RETURN_REASON_REQUIRED');
    expect(back('x'.repeat(2000)).ok).toBe(true);
  });
  test('counts letters, not their bytes: ten composed letters are ten', () => {
    expect(back('ưưưưưưưưưư'.normalize('NFD')).ok).toBe(true);
    expect(codeOf(back('ưưưưưưưưư'.normalize('NFD')))).toBe('RETURN_REASON_REQUIRED');
  });
  test('ends the version: its signatures no longer count, its signers are told', () => {
    const { document: next, effects, events } = accepted(back('Đề nghị bổ sung số khung, số máy.'));
    expect(next.status).toBe('RETURNED');
    expect(next.steps.map(({ status }) => status)).toEqual(['VOIDED', 'VOIDED', 'RETURNED', 'VOIDED', 'VOIDED']);
    expect(next.signatures.map(({ status }) => status)).toEqual(['VOIDED', 'VOIDED']);
    expect(effects).toContainEqual({ kind: 'NOTIFY', notice: 'RETURNED', personIds: ['officer', 'chief', 'advisor'] });
    expect(effects).toContainEqual({ kind: 'NOTIFY', notice: 'SIGNATURES_VOIDED', personIds: ['chief', 'centre'] });
    expect(events[0]).toMatchObject({ action: 'returnDocument', from: 'IN_CIRCULATION', to: 'RETURNED', reason: 'Đề nghị bổ sung số khung, số máy.' });
  });
  test('is for the owner of the active step', () => {
    expect(codeOf(back('Đề nghị bổ sung số khung, số máy.', 'energy'))).toBe('NOT_STEP_OWNER');
  });
  test('a second click on it is told so', () => {
    const { document: next } = accepted(back('Đề nghị bổ sung số khung, số máy.'));
    expect(codeOf(attempt(next, 'finance', { type: 'returnDocument', stepId: activeStep(document).id, versionNo: 1, reason: 'Đề nghị bổ sung số khung, số máy.', checklist: null }))).toBe('STEP_ALREADY_DONE');
  });
});

test('a parallel group opens together, ends together, and only then the next step opens', () => {
  const group = { parallelGroup: 'units' };
  const world = worldAt(undefined, undefined, { allowParallelGroups: true });
  const draft = minutesDraft({ plannedRoute: [step('SIGN', 'chief'), step('SIGN', 'centre', group), step('SIGN', 'energy', group), step('FINAL_SIGN', 'director')] });
  const together = signedOn(submitted(draft, world), 1, world);
  expect(together.steps.map(({ status }) => status)).toEqual(['DONE', 'ACTIVE', 'ACTIVE', 'WAITING']);
  const second = attempt(together, 'energy', { ...signing(together, 'energy', { stepId: 'v1-3' }) }, world);
  expect(accepted(second).effects.some((effect) => effect.kind === 'NOTIFY' && effect.notice === 'YOUR_TURN')).toBe(false);
  const both = signedOn(accepted(second).document, 1, world);
  expect(both.steps.map(({ status }) => status)).toEqual(['DONE', 'DONE', 'DONE', 'ACTIVE']);
});
