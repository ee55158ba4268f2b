/** T11 and T16: the drafter takes a document back. */
import { describe, expect, test } from 'vitest';
import { accepted, attempt, awaitingNumber, codeOf, issued, minutesDraft, refusedWith, sealed, signedOn, submitted } from './story.ts';

const REASON = 'Ghi sai số khung của xe.';

describe('withdrawing (T11, rút trình)', () => {
  const withdraw = (document: ReturnType<typeof minutesDraft>, personId = 'officer', reason: string | null = null) => attempt(document, personId, { type: 'withdraw', reason });
  test('drafter or presenter, while it circulates', () => {
    const document = submitted(minutesDraft());
    expect(accepted(withdraw(document, 'chief')).document.status).toBe('WITHDRAWN');
    expect(codeOf(withdraw(document, 'centre'))).toBe('NOT_ALLOWED');
    expect(codeOf(withdraw(minutesDraft()))).toBe('WRONG_STATUS');
  });
  test('needs no reason while only the presenter has signed', () => {
    expect(accepted(withdraw(signedOn(submitted(minutesDraft())))).document.status).toBe('WITHDRAWN');
  });
  test('needs one as soon as others have, and tells them', () => {
    const document = signedOn(submitted(minutesDraft()), 2);
    expect(codeOf(withdraw(document))).toBe('RETURN_REASON_REQUIRED');
    expect(codeOf(withdraw(document, 'officer', 'ngắn'))).toBe('RETURN_REASON_REQUIRED');
    const { document: next, effects } = accepted(withdraw(document, 'officer', REASON));
    expect(next.steps.every(({ status }) => status === 'VOIDED')).toBe(true);
    expect(next.signatures.every(({ status }) => status === 'VOIDED')).toBe(true);
    expect(effects).toContainEqual({ kind: 'NOTIFY', notice: 'SIGNATURES_VOIDED', personIds: ['chief', 'centre'] });
    expect(effects).toContainEqual({ kind: 'NOTIFY', notice: 'WITHDRAWN', personIds: ['chief', 'finance'] });
  });
  test('is over once the leader has signed', () => {
    expect(codeOf(withdraw(awaitingNumber(minutesDraft()), 'officer', REASON))).toBe('WITHDRAW_AFTER_FINAL');
    expect(codeOf(withdraw(sealed(minutesDraft()), 'officer', REASON))).toBe('WITHDRAW_AFTER_FINAL');
    expect(codeOf(withdraw(issued(minutesDraft()), 'officer', REASON))).toBe('ISSUED_IMMUTABLE');
  });
});

describe('a new version (T16, sửa sau khi ký)', () => {
  const document = signedOn(submitted(minutesDraft()), 2);
  const renew = (confirmedSignatureIds: readonly string[], from = document, personId = 'officer', reason = REASON) => attempt(from, personId, { type: 'createNewVersion', reason, confirmedSignatureIds });
  test('names the signatures that fall; without the officer’s yes to exactly these nothing happens', () => {
    const asked = { code: 'EDIT_VOIDS_SIGNATURES', facts: { k: 2, names: 'Phạm Văn Mẫu, Hồ Khuyến Công' } };
    expect(refusedWith(renew([]))).toEqual(asked);
    expect(refusedWith(renew(['v1s1']))).toEqual(asked);
    expect(refusedWith(renew(['v1s1', 'v1s2', 'v1s3']))).toEqual(asked);
    expect(refusedWith(renew(['v1s1', 'v1s9']))).toEqual(asked);
  });
  test('voids them, tells their owners, and lets the officer edit; submitting freezes version 2', () => {
    const { document: next, effects } = accepted(renew(['v1s2', 'v1s1']));
    expect(next).toMatchObject({ status: 'RETURNED', versionNo: 1, returned: { byId: 'officer', reason: REASON, category: null } });
    expect(next.signatures.map(({ status }) => status)).toEqual(['VOIDED', 'VOIDED']);
    expect(effects).toContainEqual({ kind: 'NOTIFY', notice: 'SIGNATURES_VOIDED', personIds: ['chief', 'centre'] });
    expect(submitted(next)).toMatchObject({ status: 'IN_CIRCULATION', versionNo: 2, signatures: [] });
  });
  test('needs a reason, and someone with the right', () => {
    expect(codeOf(renew(['v1s1', 'v1s2'], document, 'officer', 'ngắn'))).toBe('RETURN_REASON_REQUIRED');
    expect(codeOf(renew(['v1s1', 'v1s2'], document, 'centre'))).toBe('NOT_ALLOWED');
  });
  test('is of no use for a draft, and too late after the leader', () => {
    expect(codeOf(renew([], minutesDraft()))).toBe('WRONG_STATUS');
    expect(codeOf(renew([], awaitingNumber(minutesDraft())))).toBe('CONTENT_LOCKED');
    expect(codeOf(renew([], issued(minutesDraft())))).toBe('ISSUED_IMMUTABLE');
  });
});
