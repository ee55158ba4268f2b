import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeDraft, judgeRoute, maySaveRoute, worldOf } from '../../addin/drafting/judge-draft.ts';
import { addStep, canMove, canRemove, moveStep, removeStep, routeInShort, setDepartment, setKind, setOwner, startRoute, withFinance } from '../../addin/drafting/route-edit.ts';
import { absenceOf, comingAbsenceOf, roleOf, signersOf, toPlan } from '../../addin/drafting/route-rows.ts';
import type { RouteRow, RouteSetting } from '../../addin/drafting/route-rows.ts';
import { applyRoute, suggestRoute, toSavedRoute } from '../../addin/drafting/saved-routes.ts';
import { sampleDirectory } from './sample-directory.ts';

const directory = sampleDirectory();
const officeOf = (departmentId: string): RouteSetting => ({ directory, departmentId, today: '2026-11-22' });
const office = officeOf('VPS');
const finance = officeOf('KHTCTH');
const world = worldOf(directory, '2026-11-22T03:00:00.000Z');
const route = (id: string) => directory.routeTemplates.find((template) => template.id === id)!;
const minutes = applyRoute(route('rt1'), office);
const codeOf = (rows: readonly RouteRow[], isFinancial: boolean, setting = office) =>
  judgeRoute({ type: isFinancial ? 'DECISION' : 'MINUTES', isFinancial, departmentId: setting.departmentId, plannedRoute: toPlan(rows) }, world)?.code ?? 'good';

describe('the route of the letter', () => {
  test('is proposed for minutes, with every head, and may go as it is', () => {
    expect(suggestRoute(directory.routeTemplates, 'MINUTES', false)?.id).toBe('rt1');
    expect(routeInShort(minutes, office)).toBe('VPS → TT.KCTVPTCN → P.KHTCTH → P.KTQLNL → LDS');
    expect(minutes.map(({ ownerId }) => ownerId)).toEqual(['u04', 'u15', 'u10', 'u13', 'u01']);
    expect(codeOf(minutes, false)).toBe('good');
  });

  test('taken by another department begins with its own head and does not pass it twice', () => {
    const rows = applyRoute(route('rt1'), officeOf('KTQLNL'));
    expect(routeInShort(rows, office)).toBe('P.KTQLNL → VPS → TT.KCTVPTCN → P.KHTCTH → LDS');
    expect(codeOf(rows, false, officeOf('KTQLNL'))).toBe('good');
  });

  test('saved under a name comes back the same, without naming heads', () => {
    const deputy = setOwner(minutes, 2, 'u11', office);
    const saved = toSavedRoute('  Bàn giao  ', deputy, office, 'MINUTES', false);
    expect(saved.name).toBe('Bàn giao');
    expect(saved.steps.map(({ ownerId }) => ownerId)).toEqual([null, null, 'u11', null, null]);
    expect(toPlan(applyRoute({ ...saved, id: 'x', mine: true }, office))).toEqual(toPlan(deputy));
  });
});

describe('presenter and final signer cannot be chosen wrongly', () => {
  test('they neither move nor go, and only their own people are offered', () => {
    for (const at of [0, minutes.length - 1]) {
      expect(canRemove(minutes, at, office, false)).toBe(false);
      expect(canMove(minutes, at, 2)).toBe(false);
      expect(canMove(minutes, 2, at)).toBe(false);
      expect(moveStep(minutes, at, 2)).toBe(minutes);
    }
    expect(setKind(minutes, minutes.length - 1, 'SIGN', office)).toBe(minutes);
    expect(signersOf(office, 'VPS').map(({ id }) => id)).toEqual(['u04', 'u05']);
    expect(signersOf(office, 'LDS').map(({ id }) => id)).toEqual(['u01', 'u02', 'u03']);
    expect([0, 1, 4].map((at) => roleOf(minutes, at, office, false))).toEqual(['presenter', 'middle', 'finalSigner']);
  });

  test('a deputy signs for the head (KT.)', () => {
    expect(setOwner(minutes, 0, 'u05', office)[0]).toMatchObject({ ownerId: 'u05', capacity: 'ON_BEHALF_DEPUTY' });
    expect(setOwner(setOwner(minutes, 0, 'u05', office), 0, 'u04', office)[0]).toMatchObject({ capacity: 'DIRECT' });
  });
});

describe('a document about money', () => {
  const start = startRoute(office, 'INITIAL');
  test('gets finance before the Director, once, and keeps it', () => {
    expect(codeOf(start, true)).toBe('FINANCE_STEP_MISSING');
    const rows = withFinance(start, office, 'finance');
    expect(routeInShort(rows, office)).toBe('VPS → P.KHTCTH → LDS');
    expect(withFinance(rows, office, 'again')).toBe(rows);
    expect(codeOf(rows, true)).toBe('good');
    expect(roleOf(rows, 1, office, true)).toBe('finance');
    expect(canRemove(rows, 1, office, true)).toBe(false);
    expect(canRemove(rows, 1, office, false)).toBe(true);
  });

  test('drafted by finance needs no second mark of finance', () => {
    const rows = startRoute(finance, 'INITIAL');
    expect(withFinance(rows, finance, 'finance')).toBe(rows);
    expect(codeOf(rows, true, finance)).toBe('good');
  });

  test('is not for a deputy director without a delegation', () => {
    const rows = setOwner(withFinance(start, office, 'finance'), 2, 'u03', office);
    expect(codeOf(rows, true)).toBe('FINANCE_SIGNER_MUST_BE_DIRECTOR');
  });
});

test('steps are added before the final signer, moved in the middle, and a department without a head adds nothing', () => {
  const added = addStep(minutes, office, 'QLCN', 'new');
  expect(routeInShort(added, office)).toBe('VPS → TT.KCTVPTCN → P.KHTCTH → P.KTQLNL → P.QLCN → LDS');
  expect(routeInShort(moveStep(added, 4, 1), office)).toBe('VPS → P.QLCN → TT.KCTVPTCN → P.KHTCTH → P.KTQLNL → LDS');
  expect(routeInShort(setDepartment(minutes, 1, 'QLTM', office), office)).toContain('P.QLTM');
  const headless = { ...office, directory: { ...directory, people: directory.people.filter(({ departmentId }) => departmentId !== 'QLCN') } };
  expect(addStep(minutes, headless, 'QLCN', 'new')).toBe(minutes);
});

test('a half-arranged route that breaks a rule waits in the pane', () => {
  const twice = addStep(minutes, office, 'TTKC', 'again');
  expect(codeOf(twice, false)).toBe('DUPLICATE_STEP_OWNER');
  expect(maySaveRoute('VPS', toPlan(twice), world)).toBe(false);
  expect(maySaveRoute('VPS', toPlan(minutes), world)).toBe(true);
  expect(maySaveRoute('VPS', [], world)).toBe(true);
});

test('whoever is away today is known with the reason', () => {
  expect(absenceOf({ ...office, today: '2026-11-25' }, 'u13')).toMatchObject({ reason: 'Đi công tác', substituteId: 'u14' });
  expect(absenceOf(office, 'u13')).toBeUndefined();
  // Known beforehand while a document sent today may still be on its way; not weeks ahead, and not twice.
  expect(comingAbsenceOf(office, 'u13')).toMatchObject({ from: '2026-11-24' });
  expect(comingAbsenceOf({ ...office, today: '2026-11-16' }, 'u13')).toBeUndefined();
  expect(comingAbsenceOf({ ...office, today: '2026-11-24' }, 'u13')).toBeUndefined();
});

test('whatever is done to a route by the buttons, presenter stays first and the leader last', () => {
  const acts = fc.array(fc.tuple(fc.constantFrom('add', 'remove', 'move', 'kind', 'department'), fc.nat(8), fc.nat(8), fc.constantFrom('TTKC', 'KHTCTH', 'QLCN', 'LDS')), { maxLength: 30 });
  fc.assert(fc.property(acts, (steps) => {
    const rows = steps.reduce<readonly RouteRow[]>((now, [act, a, b, department], index) => {
      switch (act) {
        case 'add': return addStep(now, office, department, `row-${index}`);
        case 'remove': return canRemove(now, a, office, true) ? removeStep(now, a) : now;
        case 'move': return moveStep(now, a, b);
        case 'kind': return setKind(now, a, b % 2 === 0 ? 'SIGN' : 'INITIAL', office);
        case 'department': return a > 0 && a < now.length - 1 ? setDepartment(now, a, department, office) : now;
      }
    }, minutes);
    expect(rows[0]?.ownerId).toBe('u04');
    expect(rows.at(-1)).toMatchObject({ ownerId: 'u01', kind: 'FINAL_SIGN' });
    expect(rows.filter(({ kind }) => kind === 'FINAL_SIGN')).toHaveLength(1);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  }), { numRuns: 300 });
});

test('what still stands between a draft and its preview is told in the order of the screen', () => {
  const draft = { type: 'DECISION', isFinancial: false, departmentId: 'VPS', plannedRoute: toPlan(minutes), subject: 'Về việc phê duyệt dự toán kinh phí', recipients: [], notFinancialReason: null, hasFile: false, suggestedByText: true, secret: false } as const;
  expect(judgeDraft(draft, world).map(({ code }) => code)).toEqual(['FILE_REQUIRED', 'RECIPIENTS_REQUIRED', 'NOT_FINANCIAL_REASON_REQUIRED']);
  expect(judgeDraft({ ...draft, hasFile: true, recipients: ['Như Điều 3'], notFinancialReason: 'Chỉ nêu tên kế hoạch.' }, world)).toEqual([]);
  expect(judgeDraft({ ...draft, secret: true, subject: ' '.repeat(3) }, world).map(({ code }) => code)).toContain('CONFIDENTIAL_NOT_ALLOWED');
});
