import { describe, expect, test } from 'vitest';
import type { Refusal } from '../../server/circulation/errors.ts';
import type { Directory, OutgoingDocument, PlannedStep, Policy } from '../../server/circulation/model.ts';
import { checkRoute } from '../../server/circulation/route.ts';
import { delegation, DIRECTORY, withDelegations, withPerson } from './organisation.ts';
import { attempt, codeOf, LETTER_ROUTE, minutesDraft, MONEY_ROUTE, moneyDraft, step, worldAt } from './story.ts';

const judge = (document: OutgoingDocument, directory: Directory = DIRECTORY, policy: Partial<Policy> = {}): Refusal | null => checkRoute(document, worldAt(undefined, directory, policy));
const minutes = (...plannedRoute: readonly PlannedStep[]): OutgoingDocument => minutesDraft({ plannedRoute });
const money = (...plannedRoute: readonly PlannedStep[]): OutgoingDocument => moneyDraft({ plannedRoute });

describe('who may stand where', () => {
  test('the letter’s route holds', () => {
    expect(judge(minutesDraft())).toBeNull();
  });
  test('a route is needed', () => {
    expect(judge(minutes())).toEqual({ code: 'ROUTE_EMPTY', facts: {} });
  });
  test('the leader cannot be anywhere but last, nor twice', () => {
    expect(judge(minutes(step('SIGN', 'chief'), step('FINAL_SIGN', 'director'), step('SIGN', 'centre')))?.code).toBe('FINAL_SIGNER_NOT_LAST');
    expect(judge(minutes(step('SIGN', 'chief'), step('SIGN', 'centre')))?.code).toBe('FINAL_SIGNER_NOT_LAST');
    expect(judge(minutes(step('SIGN', 'chief'), step('FINAL_SIGN', 'deputy'), step('FINAL_SIGN', 'director')))?.code).toBe('FINAL_SIGNER_NOT_LAST');
  });
  test('the final signer is a leader of the Sở, and one who may sign', () => {
    expect(judge(minutes(step('SIGN', 'chief'), step('FINAL_SIGN', 'finance')))?.code).toBe('SIGNER_NOT_DIRECTORATE');
    expect(judge(minutesDraft(), withPerson('director', { canFinalSign: false }))?.code).toBe('SIGNER_NOT_DIRECTORATE');
  });
  test('the presenter is the head or a deputy of the drafter’s own department', () => {
    expect(judge(minutes(step('SIGN', 'centre'), step('SIGN', 'chief'), step('FINAL_SIGN', 'director')))?.code).toBe('PRESENTER_NOT_OWN_HEAD');
    expect(judge(minutes(step('INITIAL', 'officer'), step('FINAL_SIGN', 'director')))?.code).toBe('PRESENTER_NOT_OWN_HEAD');
    expect(judge(minutes(step('SIGN', 'deputyChief'), step('FINAL_SIGN', 'director')))).toBeNull();
  });
  test('nobody twice with the same kind; the earlier step is named', () => {
    expect(judge(minutes(step('SIGN', 'chief'), step('SIGN', 'centre'), step('SIGN', 'centre'), step('FINAL_SIGN', 'director'))))
      .toEqual({ code: 'DUPLICATE_STEP_OWNER', facts: { name: 'Hồ Khuyến Công', n: 2 } });
    expect(judge(minutes(step('INITIAL', 'chief'), step('SIGN', 'chief'), step('FINAL_SIGN', 'director')))).toBeNull();
  });
  test('two heads of one department only with different kinds; of the directorate several may sign', () => {
    expect(judge(minutes(step('INITIAL', 'deputyChief'), step('SIGN', 'chief'), step('FINAL_SIGN', 'director')))).toBeNull();
    expect(judge(minutes(step('SIGN', 'deputyChief'), step('SIGN', 'chief'), step('FINAL_SIGN', 'director')))).toEqual({ code: 'DUPLICATE_STEP_OWNER', facts: { name: 'VPS', n: 1 } });
    const officers = withPerson('accountant', { departmentId: 'TTKC' });
    expect(judge(minutes(step('SIGN', 'chief'), step('REVIEW', 'accountant'), step('REVIEW', 'advisor'), step('FINAL_SIGN', 'director')), officers)).toBeNull();
    const leaders = withPerson('centre', { departmentId: 'LDS', roles: ['deputyDirector'] });
    const ktSign = (id: string) => step('SIGN', id, { capacity: 'ON_BEHALF_DEPUTY' });
    expect(judge(minutes(step('SIGN', 'chief'), ktSign('deputy'), ktSign('centre'), step('FINAL_SIGN', 'director')), leaders)).toBeNull();
  });
  test('people who left, or were never here, own no step', () => {
    expect(judge(minutes(step('SIGN', 'chief'), step('REVIEW', 'retired'), step('FINAL_SIGN', 'director')))).toEqual({ code: 'STEP_OWNER_INACTIVE', facts: { name: 'La Văn Đã Nghỉ' } });
    expect(judge(minutes(step('SIGN', 'chief'), step('REVIEW', 'nobody'), step('FINAL_SIGN', 'director')))).toEqual({ code: 'STEP_OWNER_INACTIVE', facts: { name: 'nobody' } });
  });
  test('an administrator and whoever has no printed title sign nothing', () => {
    expect(judge(minutes(step('SIGN', 'chief'), step('INITIAL', 'admin'), step('FINAL_SIGN', 'director')))?.code).toBe('STEP_OWNER_MAY_NOT_SIGN');
    expect(judge(minutes(step('SIGN', 'chief'), step('SIGN', 'advisor'), step('FINAL_SIGN', 'director')))?.code).toBe('STEP_OWNER_MAY_NOT_SIGN');
    expect(judge(minutes(step('SIGN', 'chief'), step('INITIAL', 'advisor'), step('REVIEW', 'admin'), step('FINAL_SIGN', 'director')))).toBeNull();
  });
  test('presenter, finance and leader are never optional', () => {
    expect(judge(minutes(step('SIGN', 'chief', { optional: true }), step('FINAL_SIGN', 'director')))?.code).toBe('STEP_NOT_OPTIONAL');
    expect(judge(minutes(step('SIGN', 'chief'), step('FINAL_SIGN', 'director', { optional: true })))?.code).toBe('STEP_NOT_OPTIONAL');
    expect(judge(money(step('INITIAL', 'energy'), step('INITIAL', 'finance', { optional: true }), step('FINAL_SIGN', 'director')))?.code).toBe('STEP_NOT_OPTIONAL');
    expect(judge(minutes(step('SIGN', 'chief'), step('REVIEW', 'centre', { optional: true }), step('FINAL_SIGN', 'director')))).toBeNull();
  });
  test('a route without end is refused', () => {
    const many = (length: number) => judge(minutes(step('SIGN', 'chief'), ...Array.from({ length }, () => step('REVIEW', 'centre')), step('FINAL_SIGN', 'director')))?.code;
    expect([many(48), many(49)]).toEqual(['DUPLICATE_STEP_OWNER', 'BAD_REQUEST']);
  });
  test('the Director may draft alone', () => {
    expect(judge(minutesDraft({ plannedRoute: [step('FINAL_SIGN', 'director')] }, { drafterId: 'director', departmentId: 'LDS' }))).toBeNull();
  });
});

describe('a wrong route is blocked as soon as it is chosen (T2)', () => {
  const choose = (...plannedRoute: readonly PlannedStep[]) => attempt(minutesDraft(), 'officer', { type: 'saveDraft', changes: { plannedRoute } });
  test('order, presenter and final signer', () => {
    expect(codeOf(choose(step('SIGN', 'chief')))).toBe('FINAL_SIGNER_NOT_LAST');
    expect(codeOf(choose(step('SIGN', 'chief'), step('FINAL_SIGN', 'centre')))).toBe('SIGNER_NOT_DIRECTORATE');
    expect(codeOf(choose(step('SIGN', 'centre'), step('FINAL_SIGN', 'director')))).toBe('PRESENTER_NOT_OWN_HEAD');
  });
  test('clearing the route is allowed; presenter and signer go with it', () => {
    const outcome = choose();
    expect(outcome.ok && outcome.document).toMatchObject({ plannedRoute: [], presenterId: null, finalSignerId: null });
  });
});

describe('parallel groups (decision c)', () => {
  const group = { parallelGroup: 'g' };
  const route = [step('SIGN', 'chief'), step('SIGN', 'centre', group), step('SIGN', 'energy', group), step('FINAL_SIGN', 'director')];
  test('are off unless the organisation wants them', () => {
    expect(judge(minutes(...route))?.code).toBe('PARALLEL_NOT_ALLOWED');
    expect(judge(minutes(...route), DIRECTORY, { allowParallelGroups: true })).toBeNull();
  });
  test('stand together, without presenter or leader', () => {
    const scattered = [step('SIGN', 'chief'), step('SIGN', 'centre', group), step('SIGN', 'finance'), step('SIGN', 'energy', group), step('FINAL_SIGN', 'director')];
    const withLeader = [step('SIGN', 'chief'), step('SIGN', 'centre', group), step('FINAL_SIGN', 'director', group)];
    const withPresenter = [step('SIGN', 'chief', group), step('SIGN', 'centre', group), step('FINAL_SIGN', 'director')];
    for (const wrong of [scattered, withLeader, withPresenter]) expect(judge(minutes(...wrong), DIRECTORY, { allowParallelGroups: true })?.code).toBe('PARALLEL_NOT_ALLOWED');
  });
});

describe('the block says in which capacity one signs', () => {
  test('a deputy signs KT., never as if they were the head', () => {
    expect(judge(minutes(step('SIGN', 'deputyChief', { capacity: 'DIRECT' }), step('FINAL_SIGN', 'director')))).toEqual({
      code: 'CAPACITY_BLOCK_MISMATCH', facts: { text: 'PHÓ CHÁNH VĂN PHÒNG', capacity: 'Trực tiếp ký', capacityEn: 'In person' },
    });
    expect(judge(minutes(step('SIGN', 'chief'), step('FINAL_SIGN', 'deputy', { capacity: 'DIRECT' })))?.code).toBe('CAPACITY_BLOCK_MISMATCH');
    expect(judge(minutes(step('SIGN', 'chief'), step('FINAL_SIGN', 'deputy')))).toBeNull();
  });
  test('a head does not sign KT., an acting head signs Q.', () => {
    expect(judge(minutes(step('SIGN', 'chief', { capacity: 'ON_BEHALF_DEPUTY' }), step('FINAL_SIGN', 'director')))?.code).toBe('CAPACITY_BLOCK_MISMATCH');
    expect(judge(minutes(step('SIGN', 'chief'), step('FINAL_SIGN', 'deputy', { capacity: 'ACTING' })))).toBeNull();
  });
});

describe('the finance department cannot be passed by (case 2)', () => {
  test('its initial or signature is needed, by its head or deputy', () => {
    const missing = { code: 'FINANCE_STEP_MISSING', facts: { dept: 'P.KHTCTH' } };
    expect(judge(money(step('INITIAL', 'energy'), step('FINAL_SIGN', 'director')))).toEqual(missing);
    expect(judge(money(step('INITIAL', 'energy'), step('REVIEW', 'finance'), step('FINAL_SIGN', 'director')))).toEqual(missing);
    expect(judge(money(step('INITIAL', 'energy'), step('INITIAL', 'accountant'), step('FINAL_SIGN', 'director')))).toEqual(missing);
    expect(judge(money(step('INITIAL', 'energy'), step('SIGN', 'deputyFinance'), step('FINAL_SIGN', 'director')))).toBeNull();
  });
  test('it comes after the drafting department has left its mark', () => {
    expect(judge(money(step('REVIEW', 'energy'), step('INITIAL', 'finance'), step('FINAL_SIGN', 'director')))).toEqual({ code: 'FINANCE_ORDER', facts: { dept: 'P.KHTCTH' } });
    expect(judge(money(step('REVIEW', 'energy'), step('INITIAL', 'finance'), step('INITIAL', 'energy'), step('FINAL_SIGN', 'director')))?.code).toBe('FINANCE_ORDER');
  });
  test('nor beside it in a group', () => {
    const group = { parallelGroup: 'g' };
    const route = [step('REVIEW', 'energy'), step('INITIAL', 'energy', group), step('INITIAL', 'finance', group), step('FINAL_SIGN', 'director')];
    expect(judge(money(...route), DIRECTORY, { allowParallelGroups: true })?.code).toBe('FINANCE_ORDER');
  });
  test('the officer may flag minutes too; then the rule holds for them', () => {
    expect(judge(minutesDraft({ isFinancial: true, plannedRoute: [step('SIGN', 'chief'), step('FINAL_SIGN', 'director')] }))?.code).toBe('FINANCE_STEP_MISSING');
    expect(judge(minutesDraft({ isFinancial: true, plannedRoute: LETTER_ROUTE }))).toBeNull();
  });
  test('the Director signs; a deputy needs a delegation about money in force', () => {
    const byDeputy = money(...MONEY_ROUTE.slice(0, 2), step('FINAL_SIGN', 'deputy'));
    const must = 'FINANCE_SIGNER_MUST_BE_DIRECTOR';
    expect(judge(byDeputy)?.code).toBe(must);
    const scopes = { none: {}, otherwise: { financial: false }, limited: { financial: true, maxAmount: 50_000_000 }, otherTypes: { financial: true, docTypes: ['CONTRACT'] } } as const;
    for (const scope of Object.values(scopes)) expect(judge(byDeputy, withDelegations(delegation('director', 'deputy', { scope })))?.code).toBe(must);
    expect(judge(byDeputy, withDelegations(delegation('director', 'deputy', { scope: { financial: true }, validTo: '2026-11-22' })))?.code).toBe(must);
    expect(judge(byDeputy, withDelegations(delegation('chief', 'deputy', { scope: { financial: true } })))?.code).toBe(must);
    expect(judge(byDeputy, withDelegations(delegation('director', 'deputy', { scope: { financial: true, docTypes: ['DECISION'] } })))).toBeNull();
  });
});
