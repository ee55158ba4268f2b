/** Domain.md §4.5: who reads, and what each may do now. */
import { describe, expect, test } from 'vitest';
import { allowedActs, myStep } from '../../server/circulation/allowed-acts.ts';
import type { OutgoingDocument, World } from '../../server/circulation/model.ts';
import { canRead } from '../../server/circulation/permissions.ts';
import { delegation, DIRECTORY, withDelegations, withPerson } from './organisation.ts';
import { activeStep, after, awaitingNumber, issued, minutesDraft, moneyDraft, numbered, sealed, signedOn, submitted, worldAt } from './story.ts';

const readers = (document: OutgoingDocument, world: World = worldAt()): readonly string[] => world.directory.people.map(({ id }) => id).filter((personId) => canRead(document, { personId }, world));
const acts = (document: OutgoingDocument, personId: string, world: World = worldAt()): readonly string[] => allowedActs(document, { personId }, world);

describe('reading', () => {
  const own = ['chief', 'deputyChief', 'officer'];
  test('a draft is its drafter’s and the heads’ of the drafting department', () => {
    expect(readers(minutesDraft())).toEqual(own);
  });
  test('a watcher reads from the first day', () => {
    expect(readers(minutesDraft({ watcherIds: ['advisor'] }))).toEqual([...own, 'advisor']);
  });
  test('the others read from when their turn has come, and later', () => {
    const document = submitted(minutesDraft());
    expect(readers(document)).toEqual(own);
    expect(readers(signedOn(document))).toEqual([...own, 'centre']);
    expect(readers(signedOn(document, 2))).toEqual([...own, 'finance', 'centre']);
    expect(readers(signedOn(document, 4))).toEqual(['director', ...own, 'finance', 'energy', 'centre']);
  });
  test('the clerk reads from when it awaits its number, and not a day earlier', () => {
    expect(readers(signedOn(submitted(minutesDraft()), 4))).not.toContain('clerk');
    for (const document of [awaitingNumber(minutesDraft()), numbered(minutesDraft()), sealed(minutesDraft()), issued(minutesDraft())]) expect(readers(document)).toContain('clerk');
  });
  test('what the clerk refused stays readable for the clerk until it is submitted again', () => {
    const refused = after(awaitingNumber(minutesDraft()), 'clerk', { type: 'refuseNumber', category: 'FORMAT', reason: 'Ký hiệu chưa đúng mẫu.' });
    expect(readers(refused)).toContain('clerk');
    expect(readers(submitted(refused))).not.toContain('clerk');
  });
  test('the Chánh Văn phòng reads everything that was submitted, other departments’ too; the deputy does not', () => {
    expect(readers(moneyDraft())).not.toContain('chief');
    const document = submitted(moneyDraft());
    expect(readers(document)).toEqual(['chief', 'energy', 'deputyEnergy']);
    expect(readers(after(document, 'deputyEnergy', { type: 'withdraw', reason: null }))).toContain('chief');
  });
  test('an administrator reads nothing by office, whatever else they are', () => {
    expect(readers(issued(minutesDraft()))).not.toContain('admin');
    const world = worldAt(undefined, withPerson('admin', { roles: ['systemAdmin', 'clerk', 'departmentHead'] }));
    expect(readers(issued(minutesDraft()), world)).not.toContain('admin');
  });
  test('but their own drafts', () => {
    expect(canRead(minutesDraft({}, { drafterId: 'admin' }), { personId: 'admin' }, worldAt())).toBe(true);
  });
  test('who has left reads nothing, not even their own', () => {
    expect(readers(minutesDraft(), worldAt(undefined, withPerson('officer', { active: false })))).not.toContain('officer');
    expect(canRead(minutesDraft(), { personId: 'stranger' }, worldAt())).toBe(false);
  });
  test('a delegate reads with the owner while the delegation is in force', () => {
    const directory = withDelegations(delegation('finance', 'accountant', { scope: { financial: true } }));
    const document = signedOn(submitted(moneyDraft()));
    expect(readers(document, worldAt(undefined, directory))).toContain('accountant');
    expect(readers(document, worldAt('2027-01-04T02:00:00.000Z', directory))).not.toContain('accountant');
    expect(readers(submitted(moneyDraft()), worldAt(undefined, directory))).not.toContain('accountant');
  });
});

describe('the acts offered now', () => {
  test('a draft: edit, submit, cancel; the presenter does not cancel', () => {
    expect(acts(minutesDraft(), 'officer')).toEqual(['editDraft', 'submit', 'cancelDraft']);
    expect(acts(minutesDraft(), 'chief')).toEqual(['editDraft', 'submit']);
    expect(acts(minutesDraft(), 'centre')).toEqual([]);
  });
  test('in circulation: the owner of the step signs or returns; drafter and presenter may take it back', () => {
    const document = submitted(minutesDraft());
    expect(acts(document, 'chief')).toEqual(['digitalSign', 'returnDocument', 'withdraw', 'createNewVersion']);
    expect(acts(document, 'officer')).toEqual(['withdraw', 'createNewVersion']);
    expect(acts(document, 'centre')).toEqual([]);
    expect(acts(signedOn(submitted(moneyDraft())), 'finance')).toEqual(['initial', 'returnDocument']);
    expect(acts(signedOn(document, 4), 'director')).toEqual(['finalSign', 'returnDocument']);
  });
  test('the clerk: number or refusal, seal, issue, then nothing', () => {
    const offered = [awaitingNumber(minutesDraft()), numbered(minutesDraft()), sealed(minutesDraft()), issued(minutesDraft())].map((document) => acts(document, 'clerk'));
    expect(offered).toEqual([['refuseNumber', 'assignNumber'], ['applySeal'], ['issue'], []]);
    expect(acts(awaitingNumber(minutesDraft()), 'officer')).toEqual([]);
  });
  test('a leader without authority for it may still return, but not sign', () => {
    const document = signedOn(submitted(moneyDraft()), 2);
    expect(acts(document, 'director', worldAt(undefined, withPerson('director', { roles: ['deputyDirector'] })))).toEqual(['returnDocument']);
  });
  test('a new administrator signs nothing any more', () => {
    expect(acts(submitted(minutesDraft()), 'centre', worldAt(undefined, withPerson('centre', { roles: ['departmentHead', 'systemAdmin'] })))).toEqual([]);
    const document = signedOn(submitted(minutesDraft()));
    expect(acts(document, 'centre', worldAt(undefined, withPerson('centre', { roles: ['departmentHead', 'systemAdmin'] })))).toEqual(['returnDocument']);
  });
  test('who is unknown or gone is offered nothing', () => {
    expect(acts(minutesDraft(), 'stranger')).toEqual([]);
    expect(myStep(submitted(minutesDraft()), { personId: 'stranger' }, worldAt())).toBeNull();
  });
  test('my step is the one that waits for me', () => {
    const document = submitted(minutesDraft());
    expect(myStep(document, { personId: 'chief' }, worldAt())).toEqual(activeStep(document));
    expect(myStep(document, { personId: 'centre' }, worldAt())).toBeNull();
    expect(DIRECTORY.people.filter(({ id }) => myStep(document, { personId: id }, worldAt()) !== null)).toHaveLength(1);
  });
});
