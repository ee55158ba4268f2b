/**
 * Random walks over the whole state machine. After every accepted act all invariants hold; every refused one changes nothing;
 * what is offered is never refused for want of right, turn or state, and nothing is possible that was not offered.
 * `WALKS=20000` for the long run.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { act } from '../../server/circulation/act.ts';
import { allowedActs } from '../../server/circulation/allowed-acts.ts';
import type { ErrorCode } from '../../server/circulation/errors.ts';
import { type ActionType, DOCUMENT_STATUSES, type OutgoingDocument } from '../../server/circulation/model.ts';
import { canRead } from '../../server/circulation/permissions.ts';
import { holds } from './invariants.ts';
import { frozen, minutesDraft, moneyDraft, MORNING } from './story.ts';
import { type Chance, moveFor, worldFor } from './walk.ts';

const WALKS = Number(process.env['WALKS'] ?? (process.env['TEST_LENGTH'] === 'long' ? 20_000 : 500));
const MOVES = 60;
const OVER = ['ISSUED', 'CANCELLED'];
/** Fewer walks prove the invariants too, but may not come everywhere. */
const ENOUGH = 500;

const chance: fc.Arbitrary<Chance> = fc.record({ choice: fc.nat(100_000), fault: fc.nat(39), minutes: fc.nat(600), detail: fc.nat(1000) });
const WITHOUT_RIGHT: readonly ErrorCode[] = [
  'NOT_ALLOWED', 'NOT_FOUND', 'WRONG_STATUS', 'WRONG_STEP_ACTION', 'NOT_STEP_OWNER', 'STEP_NOT_ACTIVE', 'STEP_ALREADY_DONE', 'VERSION_STALE', 'CONTENT_LOCKED', 'ISSUED_IMMUTABLE',
  'WITHDRAW_AFTER_FINAL', 'NUMBER_BEFORE_SIGN', 'SEAL_BEFORE_NUMBER', 'SIGNATURE_OUT_OF_ORDER', 'SIGNATURE_INVALID', 'CERT_SUBJECT_MISMATCH',
];

test(`${WALKS} random walks keep every invariant`, { timeout: 3_600_000 }, () => {
  const accepted = new Map<ActionType, number>();
  const refused = new Map<ErrorCode, number>();
  const reached = new Set<string>();
  const start = Date.parse(MORNING);

  const walk = (first: OutgoingDocument, moves: readonly Chance[]): void => {
    let document = frozen(first);
    let minutes = 0;
    let beyond = 0;
    for (const next of moves) {
      // What is over stays over: a few more attempts show it.
      if (OVER.includes(document.status) && ++beyond > 5) return;
      minutes += next.minutes;
      const world = frozen(worldFor(start, minutes, next));
      const { personId, action, offered } = frozen(moveFor(document, world, next));
      const before = document;
      const outcome = act(before, action, { personId }, world);
      // Pure: asked again, the same answer.
      expect(act(before, action, { personId }, world)).toEqual(outcome);
      if (!outcome.ok) {
        refused.set(outcome.refusal.code, (refused.get(outcome.refusal.code) ?? 0) + 1);
        if (offered) expect(WITHOUT_RIGHT).not.toContain(outcome.refusal.code);
        continue;
      }
      accepted.set(action.type, (accepted.get(action.type) ?? 0) + 1);
      reached.add(outcome.document.status);
      expect(allowedActs(before, { personId }, world)).toContain(action.type === 'saveDraft' ? 'editDraft' : action.type);
      expect(canRead(before, { personId }, world)).toBe(true);
      holds({ before, after: outcome.document, action, personId, events: outcome.events, world });
      document = frozen(outcome.document);
    }
  };

  const drafts = fc.constantFrom(minutesDraft(), moneyDraft(), moneyDraft({ isFinancial: false, notFinancialReason: 'Chỉ nhắc lại dự toán cũ.' }), minutesDraft({ watcherIds: ['advisor'] }));
  fc.assert(fc.property(drafts, fc.array(chance, { minLength: MOVES / 2, maxLength: MOVES }), walk), { numRuns: WALKS });

  if (WALKS < ENOUGH) return;
  // The walks were worth something: they came everywhere and met most refusals.
  for (const type of ['saveDraft', 'submit', 'approve', 'initial', 'digitalSign', 'finalSign', 'returnDocument', 'withdraw', 'createNewVersion', 'cancelDraft', 'refuseNumber', 'assignNumber', 'applySeal', 'issue'] as const) {
    expect(accepted.get(type) ?? 0, type).toBeGreaterThan(0);
  }
  const reachable = DOCUMENT_STATUSES.filter((status) => !['RECALLED', 'REPLACED', 'REJECTED'].includes(status));
  expect([...reached].sort()).toEqual([...reachable].sort());
  expect(refused.size).toBeGreaterThan(20);
});
