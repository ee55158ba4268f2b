import { describe, expect, test } from 'vitest';
import { handlersOf, standsInFor } from '../../server/circulation/delegation.ts';
import type { Directory, OutgoingDocument, PlannedStep } from '../../server/circulation/model.ts';
import { findPerson } from '../../server/circulation/people.ts';
import { checkRoute } from '../../server/circulation/route.ts';
import { delegation, DIRECTORY, withDelegations } from './organisation.ts';
import { accepted, activeStep, attempt, CHECKED, codeOf, completion, minutesDraft, moneyDraft, MONEY_ROUTE, proofBy, signedOn, step, submitted, worldAt } from './story.ts';

const invitation = (last: PlannedStep): OutgoingDocument => minutesDraft({ type: 'INVITATION', plannedRoute: [step('INITIAL', 'deputyChief'), last] });
const byOrder = step('FINAL_SIGN', 'chief', { capacity: 'BY_ORDER' });
const judge = (document: OutgoingDocument, directory: Directory, allowed = true) => checkRoute(document, worldAt(undefined, directory, { allowByOrderFinalSigner: allowed }))?.code ?? null;

describe('a final signer outside the directorate (decision b)', () => {
  const order = delegation('director', 'chief', { kind: 'BY_ORDER', scope: { docTypes: ['INVITATION', 'LEAVE_PERMIT'] }, validTo: null });

  test('is refused while the letter’s rule is absolute, and accepted when the switch is on', () => {
    expect(judge(invitation(byOrder), withDelegations(order), false)).toBe('SIGNER_NOT_DIRECTORATE');
    expect(judge(invitation(byOrder), withDelegations(order))).toBeNull();
  });
  test('needs an order of a leader, in force and for this type', () => {
    expect(judge(invitation(byOrder), DIRECTORY)).toBe('SIGNER_NOT_DIRECTORATE');
    expect(judge(invitation(byOrder), withDelegations({ ...order, validTo: '2026-11-22' }))).toBe('DELEGATION_EXPIRED');
    expect(judge(invitation(byOrder), withDelegations({ ...order, validFrom: '2026-11-24' }))).toBe('DELEGATION_EXPIRED');
    for (const day of [{ validFrom: '2026-11-23' }, { validTo: '2026-11-23' }]) expect(judge(invitation(byOrder), withDelegations({ ...order, ...day }))).toBeNull();
    expect(judge({ ...invitation(byOrder), type: 'REPORT' }, withDelegations(order))).toBe('DELEGATION_OUT_OF_SCOPE');
  });
  test('may not sign as if they were the head', () => {
    expect(judge(invitation(step('FINAL_SIGN', 'chief')), withDelegations(order))).toBe('CAPACITY_BLOCK_MISMATCH');
  });
  test('by order may be passed to one’s own deputy (Điều 13.4)', () => {
    const deputys = step('FINAL_SIGN', 'deputyChief', { capacity: 'BY_ORDER_DEPUTY' });
    expect(judge(invitation(deputys), withDelegations(order))).toBeNull();
    expect(judge(invitation(step('FINAL_SIGN', 'deputyChief', { capacity: 'BY_ORDER' })), withDelegations(order))).toBe('SIGNER_NOT_DIRECTORATE');
    expect(judge(invitation(step('FINAL_SIGN', 'deputyEnergy', { capacity: 'BY_ORDER_DEPUTY' })), withDelegations(order))).toBe('SIGNER_NOT_DIRECTORATE');
  });
  test('an authorisation may not be passed on (Điều 13.3)', () => {
    const authorisation = delegation('director', 'chief', { kind: 'BY_AUTHORISATION' });
    expect(judge(invitation(step('FINAL_SIGN', 'chief', { capacity: 'BY_AUTHORISATION' })), withDelegations(authorisation))).toBeNull();
    expect(judge(invitation(step('FINAL_SIGN', 'deputyChief', { capacity: 'BY_AUTHORISATION' })), withDelegations(authorisation))).toBe('DELEGATION_NOT_TRANSFERABLE');
    const passedOn = delegation('chief', 'centre', { kind: 'BY_AUTHORISATION' });
    expect(judge(invitation(step('FINAL_SIGN', 'centre', { capacity: 'BY_AUTHORISATION' })), withDelegations(authorisation, passedOn))).toBe('DELEGATION_NOT_TRANSFERABLE');
  });
  test('is asked again at the signature: an order that has ended in between no longer serves', () => {
    const directory = withDelegations({ ...order, validTo: '2026-11-23' });
    const policy = { allowByOrderFinalSigner: true };
    const today = worldAt(undefined, directory, policy);
    const document = signedOn(submitted(invitation(byOrder), today), 1, today);
    const tomorrow = worldAt('2026-11-24T01:10:00.000Z', directory, policy);
    expect(codeOf(attempt(document, 'chief', completion(document), tomorrow))).toBe('DELEGATION_EXPIRED');
    expect(accepted(attempt(document, 'chief', completion(document), today)).document.status).toBe('AWAITING_NUMBER');
  });
});

describe('someone acts for the owner of a step', () => {
  const grant = delegation('energy', 'deputyEnergy', { scope: { financial: true } });

  test('a recorded delegate may initial; the trail tells for whom, the certificate is their own', () => {
    const world = worldAt(undefined, withDelegations(grant));
    const document = submitted(moneyDraft(), world);
    const { id } = activeStep(document);
    const action = { type: 'initial', stepId: id, versionNo: 1, opinion: null, checklist: null, proof: proofBy(document, 'deputyEnergy') } as const;
    const { document: next, events, effects } = accepted(attempt(document, 'deputyEnergy', action, world));
    expect(events[0]).toMatchObject({ actorId: 'deputyEnergy', onBehalfOfId: 'energy' });
    expect(next.steps[0]).toMatchObject({ ownerId: 'energy', completedBy: 'deputyEnergy', status: 'DONE' });
    expect(next.signatures[0]?.signerId).toBe('deputyEnergy');
    expect(effects).toContainEqual({ kind: 'NOTIFY', notice: 'YOUR_TURN', personIds: ['finance'] });
  });
  test('without a record, too late, or about money without a word of it: no', () => {
    const withGrants = (...grants: readonly (typeof grant)[]) => {
      const world = worldAt(undefined, withDelegations(...grants));
      const document = submitted(moneyDraft(), world);
      const action = { type: 'initial', stepId: activeStep(document).id, versionNo: 1, opinion: null, checklist: CHECKED, proof: proofBy(document, 'deputyEnergy') } as const;
      return codeOf(attempt(document, 'deputyEnergy', action, world));
    };
    expect(withGrants()).toBe('NOT_STEP_OWNER');
    expect(withGrants({ ...grant, validTo: '2026-11-01' })).toBe('DELEGATION_EXPIRED');
    expect(withGrants({ ...grant, scope: {} })).toBe('DELEGATION_OUT_OF_SCOPE');
  });
  test('a printed block is its owner’s: the deputy needs a block of their own, in a new version', () => {
    const world = worldAt(undefined, withDelegations(delegation('chief', 'deputyChief')));
    const document = submitted(minutesDraft(), world);
    const action = { ...completion(document), proof: proofBy(document, 'deputyChief') } as ReturnType<typeof completion>;
    expect(codeOf(attempt(document, 'deputyChief', action, world))).toBe('CAPACITY_BLOCK_MISMATCH');
  });
  test('the delegate is told of the turn with the owner, as long as the delegation is in force', () => {
    const world = worldAt(undefined, withDelegations(grant, delegation('energy', 'centre', { scope: { financial: true }, validTo: '2026-01-31' })));
    expect(handlersOf(MONEY_ROUTE[0] ?? step('INITIAL', 'energy'), moneyDraft(), world)).toEqual(['energy', 'deputyEnergy']);
    const deputyEnergy = findPerson(DIRECTORY, 'deputyEnergy');
    expect(deputyEnergy && standsInFor(deputyEnergy, world)).toEqual(['energy']);
  });
});
