import { describe, expect, test } from 'vitest';
import type { Effect } from '../../server/circulation/model.ts';
import {
  accepted, activeStep, after, attempt, awaitingNumber, completion, issued, minutesDraft, MONEY_ROUTE, moneyDraft, numbered, numberOf, sealed, sealProof, signedOn, submitted, worldAt,
} from './story.ts';

const told = (effects: readonly Effect[], notice: string): readonly string[] =>
  effects.flatMap((effect) => (effect.kind === 'NOTIFY' && effect.notice === notice ? effect.personIds : []));

describe('case 1: the vehicle-handover minutes pass five hands', () => {
  test('each head signs in turn, the leader last, and the clerk finishes it', () => {
    let document = submitted(minutesDraft());
    expect(document).toMatchObject({ status: 'IN_CIRCULATION', versionNo: 1, presenterId: 'chief', finalSignerId: 'director' });
    for (const owner of ['chief', 'centre', 'finance', 'energy']) {
      expect(activeStep(document).ownerId).toBe(owner);
      document = signedOn(document);
    }
    expect(activeStep(document).kind).toBe('FINAL_SIGN');
    document = signedOn(document);
    expect(document.status).toBe('AWAITING_NUMBER');
    expect(document.signatures.map(({ kind }) => kind)).toEqual(['SIGN', 'SIGN', 'SIGN', 'SIGN', 'FINAL']);

    document = after(document, 'clerk', { type: 'assignNumber', number: numberOf() });
    document = after(document, 'clerk', { type: 'applySeal', proof: sealProof(document) });
    document = after(document, 'clerk', { type: 'issue' });
    expect(document).toMatchObject({ status: 'ISSUED', number: { documentCode: '07/BB-SCT' } });
    expect(document.signatures).toHaveLength(6);
  });

  test('whose turn comes is told; drafter and presenter hear how it goes on', () => {
    const document = submitted(minutesDraft({ watcherIds: ['advisor'] }));
    const { effects } = accepted(attempt(document, 'chief', completion(document)));
    expect(told(effects, 'YOUR_TURN')).toEqual(['centre']);
    expect(told(effects, 'STEP_DONE')).toEqual(['officer', 'advisor']);
  });

  test('the leader’s verified signature itself brings it to the clerks; "Thoát" has nothing left to do', () => {
    const document = signedOn(submitted(minutesDraft()), 4);
    const { document: next, effects } = accepted(attempt(document, 'director', completion(document)));
    expect(next).toMatchObject({ status: 'AWAITING_NUMBER', finalSignedAt: worldAt().now });
    expect(effects).toContainEqual({ kind: 'NOTIFY_CLERKS', notice: 'AWAITING_NUMBER' });
  });

  test('sums in minutes describe assets: they do not make them financial', () => {
    const document = minutesDraft({ subject: 'Bàn giao xe ô tô, nguyên giá 785.000.000 đồng' });
    expect(accepted(attempt(document, 'officer', { type: 'submit', stepIds: ['1', '2', '3', '4', '5'], formatErrors: 0, financialSuggested: true })).document.status).toBe('IN_CIRCULATION');
  });
});

describe('case 2: the financial decision', () => {
  test('drafting head initials, finance initials with its checklist, the Director signs', () => {
    const document = awaitingNumber(moneyDraft());
    expect(document.signatures.map(({ kind, signerId }) => [kind, signerId])).toEqual([['INITIAL', 'energy'], ['INITIAL', 'finance'], ['FINAL', 'director']]);
    expect(document.steps.map(({ checklist }) => checklist?.length ?? 0)).toEqual([0, 6, 0]);
  });

  test('finance finds a wrong total and returns it; the head initials the new version again', () => {
    const document = signedOn(submitted(moneyDraft()));
    const checklist = [{ check: 'ESTIMATE_AND_NORMS', satisfied: false, note: 'Tổng 42.900.000 đồng, cộng lại là 42.600.000 đồng' }] as const;
    const { document: back, effects } = accepted(attempt(document, 'finance', { type: 'returnDocument', stepId: activeStep(document).id, versionNo: 1, reason: 'Tổng số tiền chưa đúng, đề nghị cộng lại.', checklist }));
    expect(back).toMatchObject({ status: 'RETURNED', returned: { byId: 'finance' } });
    expect(back.steps[1]).toMatchObject({ status: 'RETURNED', checklist });
    expect(told(effects, 'RETURNED')).toEqual(['deputyEnergy', 'energy']);
    expect(told(effects, 'SIGNATURES_VOIDED')).toEqual(['energy']);

    const again = submitted(back);
    expect(again).toMatchObject({ versionNo: 2, returned: null, signatures: [] });
    expect(activeStep(again).ownerId).toBe('energy');
    expect(awaitingNumber(back).status).toBe('AWAITING_NUMBER');
  });

  test('when finance itself drafts, its one initial serves both', () => {
    const draft = moneyDraft({ plannedRoute: MONEY_ROUTE.slice(1) }, { drafterId: 'accountant', departmentId: 'KHTCTH', presenterId: 'finance' });
    const document = awaitingNumber(draft);
    expect(document.status).toBe('AWAITING_NUMBER');
    expect(document.steps[0]?.checklist).toHaveLength(6);
  });
});

test('the clerk’s three acts tell what they must: register, seal, dispatch', () => {
  const waiting = awaitingNumber(minutesDraft());
  expect(accepted(attempt(waiting, 'clerk', { type: 'assignNumber', number: numberOf() })).effects).toContainEqual({ kind: 'REGISTER' });
  const withNumber = numbered(minutesDraft());
  expect(told(accepted(attempt(withNumber, 'clerk', { type: 'applySeal', proof: sealProof(withNumber) })).effects, 'SEALED')).toEqual(['officer']);
  const { effects } = accepted(attempt(sealed(minutesDraft()), 'clerk', { type: 'issue' }));
  expect(effects).toContainEqual({ kind: 'DISPATCH' });
  expect(told(effects, 'ISSUED')).toEqual(['officer', 'chief', 'centre', 'finance', 'energy', 'director']);
  expect(issued(minutesDraft()).issuedAt).toBe(worldAt().now);
});
