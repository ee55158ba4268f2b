import { describe, expect, test } from 'vitest';
import { DOCUMENT_TYPES } from '../../server/circulation/model.ts';
import { sampleOrganisation } from '../../server/sample/organisation.ts';

describe('first run on the day it was written for', () => {
  const organisation = sampleOrganisation('2026-11-22');

  test('has the departments, people and routes of the field', () => {
    expect(organisation.departments).toHaveLength(7);
    expect(organisation.people).toHaveLength(19);
    expect(organisation.routes.find(({ id }) => id === 'rt1')?.steps.map(({ departmentId }) => departmentId)).toEqual(['VPS', 'TTKC', 'KHTCTH', 'KTQLNL', 'LDS']);
    expect(organisation.people.find(({ id }) => id === 'u19')?.active).toBe(false);
  });
  test('every reference meets someone', () => {
    const people = new Set(organisation.people.map(({ id }) => id));
    const departments = new Set(organisation.departments.map(({ id }) => id));
    for (const { departmentId } of organisation.people) expect(departments).toContain(departmentId);
    for (const { fromId, toId } of organisation.delegations) expect([people.has(fromId), people.has(toId)]).toEqual([true, true]);
    for (const { personId, substituteId } of organisation.absences) expect([people.has(personId), substituteId === null || people.has(substituteId)]).toEqual([true, true]);
    for (const { departmentId } of organisation.routes.flatMap(({ steps }) => steps)) expect([...departments, '$drafting']).toContain(departmentId);
  });
  test('gives every type of document exactly one series of the year, none of them ahead of the day', () => {
    for (const type of DOCUMENT_TYPES) expect(organisation.series.filter(({ types, closed }) => !closed && types.includes(type)), type).toHaveLength(1);
    for (const { lastDate } of organisation.series) expect((lastDate ?? '') <= '2026-11-22').toBe(true);
    expect(organisation.series.map(({ id, lastNumber }) => [id, lastNumber])).toEqual([['QD-2026', 214], ['CV-2026', 5127], ['CHUNG-2026', 6]]);
  });
});

describe.each(['2027-06-15', '2028-02-29', '2027-01-01', '2026-11-23', '2031-12-31'])('first run on %s', (firstDay) => {
  const organisation = sampleOrganisation(firstDay);
  const year = firstDay.slice(0, 4);

  test('the series are of that year and not ahead of the day', () => {
    for (const { id, year: own, lastDate, closed } of organisation.series) {
      expect([id.endsWith(year), own, closed]).toEqual([true, Number(year), false]);
      expect((lastDate ?? '') <= firstDay && (lastDate ?? '') >= `${year}-01-01`).toBe(true);
    }
  });
  test('who had expired has expired, who was to expire will, and the deputy still stands in', () => {
    const validTo = (personId: string): string => organisation.certified.find(({ person }) => person.id === personId)?.validTo ?? '';
    expect(validTo('u17') < firstDay).toBe(true);
    expect(validTo('u03') > firstDay).toBe(true);
    expect(new Date(validTo('u03')).getTime() - new Date(firstDay).getTime()).toBe(18 * 24 * 3_600_000);
    const delegation = (id: string) => organisation.delegations.find((one) => one.id === id);
    expect([(delegation('dg1')?.validTo ?? '') > firstDay, (delegation('dg3')?.validTo ?? '9') < firstDay]).toEqual([true, true]);
  });
});
