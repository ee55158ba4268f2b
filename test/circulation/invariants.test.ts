/** Each invariant of domain.md §4.3 by name, on the way of one document; the random walks hold all of them at every step. */
import { describe, expect, test } from 'vitest';
import { act } from '../../server/circulation/act.ts';
import type { Action, OutgoingDocument } from '../../server/circulation/model.ts';
import { withPerson } from './organisation.ts';
import { INVARIANTS, type Moment } from './invariants.ts';
import {
  accepted, activeStep, after, attempt, awaitingNumber, codeOf, completion, frozen, issued, minutesDraft, moneyDraft, MORNING, numbered, numberOf, proofBy, sealed, sealProof, signedOn, step, submitted, worldAt,
} from './story.ts';

/** The whole way of one document with everything that may happen on it: a return, a withdrawal, a new version, a refused number. */
const way = (draft: OutgoingDocument): readonly Moment[] => {
  const world = worldAt();
  const moments: Moment[] = [];
  let document = draft;
  const now = (personId: string, action: Action): void => {
    const outcome = accepted(attempt(document, personId, action, world));
    moments.push({ before: document, after: outcome.document, action, personId, events: outcome.events, world });
    document = outcome.document;
  };
  const submitIt = (): void => { now(draft.drafterId, { type: 'submit', stepIds: document.plannedRoute.map((_, index) => `v${document.versionNo + 1}-${index + 1}`), formatErrors: 0 }); };
  const complete = (times: number): void => { for (let done = 0; done < times; done += 1) now(activeStep(document).ownerId, completion(document)); };
  const reason = 'Số liệu chưa khớp phụ lục.';

  now(draft.drafterId, { type: 'saveDraft', changes: { urgency: 'URGENT' } });
  submitIt();
  complete(1);
  now(activeStep(document).ownerId, { type: 'returnDocument', stepId: activeStep(document).id, versionNo: 1, reason, checklist: null });
  submitIt();
  now(draft.drafterId, { type: 'withdraw', reason: null });
  submitIt();
  complete(1);
  now(draft.drafterId, { type: 'createNewVersion', reason, confirmedSignatureIds: document.signatures.map(({ id }) => id) });
  submitIt();
  complete(draft.plannedRoute.length);
  now('clerk', { type: 'refuseNumber', category: 'FORMAT', reason });
  submitIt();
  complete(draft.plannedRoute.length);
  now('clerk', { type: 'assignNumber', number: numberOf() });
  now('clerk', { type: 'applySeal', proof: sealProof(document) });
  now('clerk', { type: 'issue' });
  return moments;
};

describe.each([['minutes', minutesDraft()], ['a financial decision', moneyDraft()]])('on the long way of %s', (_, draft) => {
  const moments = way(draft);
  test('five versions were needed', () => { expect(moments.at(-1)?.after).toMatchObject({ status: 'ISSUED', versionNo: 5 }); });
  test.each(Object.entries(INVARIANTS))('%s', (__, check) => { for (const moment of moments) check(moment); });
});

describe('what each invariant forbids', () => {
  const document = signedOn(submitted(minutesDraft()));
  const toSubmit = (plannedRoute: OutgoingDocument['plannedRoute']) => attempt(minutesDraft({ plannedRoute }), 'officer', { type: 'submit', stepIds: plannedRoute.map((_, index) => `${index}`), formatErrors: 0 });

  test('I1: no final signer outside the directorate, none before the end', () => {
    expect(codeOf(toSubmit([step('SIGN', 'chief'), step('FINAL_SIGN', 'energy')]))).toBe('SIGNER_NOT_DIRECTORATE');
    expect(codeOf(toSubmit([step('SIGN', 'chief'), step('FINAL_SIGN', 'director'), step('SIGN', 'energy')]))).toBe('FINAL_SIGNER_NOT_LAST');
  });
  test('I2: no presenter of another department', () => {
    expect(codeOf(toSubmit([step('SIGN', 'energy'), step('FINAL_SIGN', 'director')]))).toBe('PRESENTER_NOT_OWN_HEAD');
  });
  test('I3, I4: no step before its turn', () => {
    expect(codeOf(attempt(document, 'energy', { ...completion(document), stepId: 'v1-4' } as Action))).toBe('STEP_NOT_ACTIVE');
    expect(codeOf(attempt(document, 'director', { type: 'finalSign', stepId: 'v1-5', versionNo: 1, opinion: null, checklist: null, proof: proofBy(document, 'director') }))).toBe('STEP_NOT_ACTIVE');
  });
  test('I5: nobody twice with the same kind', () => {
    expect(codeOf(toSubmit([step('SIGN', 'chief'), step('SIGN', 'chief'), step('FINAL_SIGN', 'director')]))).toBe('DUPLICATE_STEP_OWNER');
  });
  test('I6: the signature’s row says all that ties it to version, step and file', () => {
    expect(document.signatures[0]).toEqual({
      id: 'v1s1', kind: 'SIGN', stepId: 'v1-1', signerId: 'chief', versionNo: 1, revisionNo: 1, pdfSha256Before: 'v1r0', pdfSha256After: 'v1r1', fieldName: 'Step_1',
      certificateSerial: '0a', certificateSubject: 'CN=Phạm Văn Mẫu', signedAt: MORNING, timestampedAt: MORNING, level: 'B-T', status: 'VALID',
    });
  });
  test('I7: no signature beside the chain', () => {
    expect(codeOf(attempt(document, 'centre', { ...completion(document), proof: proofBy(document, 'centre', { pdfSha256Before: 'v1r0' }) } as Action))).toBe('SIGNATURE_OUT_OF_ORDER');
  });
  test('I8: no one else’s certificate', () => {
    expect(codeOf(attempt(document, 'centre', { ...completion(document), proof: proofBy(document, 'chief') } as Action))).toBe('CERT_SUBJECT_MISMATCH');
  });
  test('I9: no change to what is signed', () => {
    for (const changes of [{ subject: 'Khác' }, { type: 'REPORT' }, { recipients: ['Khác'] }, { plannedRoute: [] }] as const) {
      for (const signed of [document, awaitingNumber(minutesDraft()), numbered(minutesDraft()), sealed(minutesDraft())]) {
        expect(codeOf(attempt(signed, 'officer', { type: 'saveDraft', changes }))).toBe('CONTENT_LOCKED');
      }
    }
  });
  test('I10: nothing of an older version comes back to life', () => {
    const old = activeStep(document);
    const back = after(document, 'centre', { type: 'returnDocument', stepId: old.id, versionNo: 1, reason: 'Thiếu phụ kiện kèm theo.', checklist: null });
    expect(back.signatures).toHaveLength(1);
    const again = submitted(back);
    expect(codeOf(attempt(again, 'centre', { ...completion(document), stepId: old.id } as Action))).toBe('VERSION_STALE');
    expect(codeOf(attempt(again, 'centre', { ...completion(document), stepId: old.id, versionNo: 2 } as Action))).toBe('NOT_FOUND');
  });
  test('I11: no number before the signature, none of another year', () => {
    expect(codeOf(attempt(document, 'clerk', { type: 'assignNumber', number: numberOf() }))).toBe('NUMBER_BEFORE_SIGN');
    expect(codeOf(attempt(awaitingNumber(minutesDraft()), 'clerk', { type: 'assignNumber', number: numberOf({ year: 2025 }) }))).toBe('SERIES_CLOSED');
  });
  test('I12: no seal before the number', () => {
    const waiting = awaitingNumber(minutesDraft());
    expect(codeOf(attempt(waiting, 'clerk', { type: 'applySeal', proof: sealProof(waiting) }))).toBe('SEAL_BEFORE_NUMBER');
  });
  test('I13: no issue without the seal', () => {
    expect(codeOf(attempt(numbered(minutesDraft()), 'clerk', { type: 'issue' }))).toBe('WRONG_STATUS');
  });
  test('I14: a row that says SECRET, however it came about, does not circulate', () => {
    const secret = JSON.parse(JSON.stringify({ ...minutesDraft(), confidentiality: 'SECRET' })) as OutgoingDocument;
    expect(codeOf(attempt(secret, 'officer', { type: 'submit', stepIds: ['1', '2', '3', '4', '5'], formatErrors: 0 }))).toBe('CONFIDENTIAL_NOT_ALLOWED');
  });
  test('I15: no seal on one’s own signature; no mark, number or seal from an administrator', () => {
    const bothRoles = worldAt(undefined, withPerson('director', { roles: ['director', 'clerk'] }));
    const withNumber = numbered(minutesDraft());
    expect(codeOf(attempt(withNumber, 'director', { type: 'applySeal', proof: sealProof(withNumber) }, bothRoles))).toBe('SEAL_BY_SIGNER');
    const adminClerk = worldAt(undefined, withPerson('clerk', { roles: ['clerk', 'systemAdmin'] }));
    const waiting = awaitingNumber(minutesDraft());
    const tries: readonly (readonly [OutgoingDocument, Action])[] = [
      [waiting, { type: 'assignNumber', number: numberOf() }], [waiting, { type: 'refuseNumber', category: 'FORMAT', reason: 'Ký hiệu chưa đúng mẫu.' }],
      [withNumber, { type: 'applySeal', proof: sealProof(withNumber) }], [sealed(minutesDraft()), { type: 'issue' }],
    ];
    for (const [from, action] of tries) expect(codeOf(attempt(from, 'clerk', action, adminClerk))).toBe('NOT_ALLOWED');
  });
  test('I17: a refused act leaves neither event nor effect, nor any trace in what it was given', () => {
    const before = frozen(document);
    const outcome = act(before, frozen(completion(document)), { personId: 'energy' }, frozen(worldAt()));
    expect(Object.keys(outcome)).toEqual(['ok', 'refusal']);
    expect(before).toEqual(signedOn(submitted(minutesDraft())));
  });
  test('I18: the date that counts is the one in Viet Nam', () => {
    const lateEvening = worldAt('2026-11-30T17:30:00.000Z');
    const waiting = awaitingNumber(minutesDraft());
    expect(attempt(waiting, 'clerk', { type: 'assignNumber', number: numberOf({ issuedDate: '2026-12-01' }) }, lateEvening).ok).toBe(true);
    expect(issued(minutesDraft()).issuedAt).toMatch(/Z$/);
  });
});
