import { describe, expect, test } from 'vitest';
import type { Directory, StepKind } from '../../server/circulation/model.ts';
import { checkRoute } from '../../server/circulation/route.ts';
import { leaderOf, proposeRoute, type RoutePattern } from '../../server/circulation/route-proposal.ts';
import { DIRECTORY, withPerson } from './organisation.ts';
import { LETTER_ROUTE, minutesDraft, MONEY_ROUTE, moneyDraft, worldAt } from './story.ts';

const pattern = (...steps: readonly (readonly [string, StepKind, string?])[]): RoutePattern => ({ steps: steps.map(([departmentId, kind, ownerId]) => ({ departmentId, kind, ownerId: ownerId ?? null })) });
const LETTER = pattern(['VPS', 'SIGN'], ['TTKC', 'SIGN'], ['KHTCTH', 'SIGN'], ['KTQLNL', 'SIGN'], ['LDS', 'FINAL_SIGN']);
const MONEY = pattern(['$drafting', 'INITIAL'], ['KHTCTH', 'INITIAL'], ['LDS', 'FINAL_SIGN', 'director']);
const propose = (template: RoutePattern, drafterId: string, directory: Directory = DIRECTORY) => proposeRoute(template, drafterId, directory).map(({ kind, ownerId }) => `${kind} ${ownerId}`);

describe('a route from a template', () => {
  test('is the letter’s for an officer of the Văn phòng, and the money route for the energy division', () => {
    expect(proposeRoute(LETTER, 'officer', DIRECTORY)).toEqual(LETTER_ROUTE);
    expect(proposeRoute(MONEY, 'deputyEnergy', DIRECTORY)).toEqual(MONEY_ROUTE);
  });
  test('starts with the drafter’s own head, wherever the template has that department', () => {
    expect(propose(LETTER, 'advisor')).toEqual(['SIGN centre', 'SIGN chief', 'SIGN finance', 'SIGN energy', 'FINAL_SIGN director']);
    expect(propose(pattern(['VPS', 'SIGN'], ['LDS', 'FINAL_SIGN']), 'advisor')).toEqual(['SIGN centre', 'SIGN chief', 'FINAL_SIGN director']);
    expect(propose(pattern(['LDS', 'FINAL_SIGN']), 'advisor')).toEqual(['INITIAL centre', 'FINAL_SIGN director']);
  });
  test('has finance once where finance drafts (BR2.5)', () => {
    expect(propose(MONEY, 'accountant')).toEqual(['INITIAL finance', 'FINAL_SIGN director']);
  });
  test('takes the deputy, who signs KT., where the head has left', () => {
    const route = proposeRoute(MONEY, 'deputyEnergy', withPerson('energy', { active: false }));
    expect(route[0]).toMatchObject({ ownerId: 'deputyEnergy', capacity: 'ON_BEHALF_DEPUTY' });
    expect(propose(LETTER, 'officer', withPerson('centre', { active: false }))).toEqual(['SIGN chief', 'SIGN finance', 'SIGN energy', 'FINAL_SIGN director']);
  });
  test('keeps a named person while active', () => {
    const named = pattern(['VPS', 'SIGN', 'deputyChief'], ['LDS', 'FINAL_SIGN', 'deputy']);
    expect(propose(named, 'officer')).toEqual(['SIGN deputyChief', 'FINAL_SIGN deputy']);
    expect(propose(named, 'officer', withPerson('deputy', { active: false }))).toEqual(['SIGN deputyChief', 'FINAL_SIGN director']);
  });
  test('of an unknown drafter or an empty template is what remains', () => {
    expect(propose(pattern(), 'nobody')).toEqual([]);
    expect(propose(pattern(['VPS', 'SIGN']), 'nobody')).toEqual(['SIGN chief']);
  });
  test('holds before the rules for every department of the organisation', () => {
    for (const { id, departmentId } of DIRECTORY.people.filter(({ active }) => active)) {
      const minutes = minutesDraft({ plannedRoute: proposeRoute(LETTER, id, DIRECTORY) }, { drafterId: id, departmentId });
      expect(checkRoute(minutes, worldAt()), id).toBeNull();
      const money = moneyDraft({ plannedRoute: proposeRoute(MONEY, id, DIRECTORY) }, { drafterId: id, departmentId });
      expect(checkRoute(money, worldAt()), id).toBeNull();
    }
  });
});

test('a department’s leader is its head, else a deputy, else nobody', () => {
  expect(leaderOf('KTQLNL', DIRECTORY)?.id).toBe('energy');
  expect(leaderOf('KTQLNL', withPerson('energy', { active: false }))?.id).toBe('deputyEnergy');
  expect(leaderOf('TTKC', withPerson('centre', { active: false }))).toBeNull();
  expect(leaderOf('LDS', DIRECTORY)?.id).toBe('director');
});
