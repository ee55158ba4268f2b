/** A walk over the whole state machine: mostly what somebody may do, now and then what nobody should. */
import { allowedActs, type AllowedAct } from '../../server/circulation/allowed-acts.ts';
import { type Action, type DraftChanges, FINANCE_CHECKS, type OutgoingDocument, REFUSAL_CATEGORIES, type SignatureProof, type World } from '../../server/circulation/model.ts';
import { delegation, DIRECTORY, withPerson } from './organisation.ts';
import { CHECKED, LETTER_ROUTE, MONEY_ROUTE, numberOf, proofBy, sealProof, step, worldAt } from './story.ts';

/** Raw chance for one move; fast-check shrinks it. */
export interface Chance {
  /** Which of the offered moves. */
  readonly choice: number;
  /** A fault to make, most often none. */
  readonly fault: number;
  /** Minutes since the last move. */
  readonly minutes: number;
  /** Detail of the move: which route, which person, which reason. */
  readonly detail: number;
}

export interface Move {
  readonly personId: string;
  readonly action: Action;
  /** Offered by `allowedActs`, and made without a fault. */
  readonly offered: boolean;
}

const FAULTS = 40;
const isFaulty = ({ fault }: Chance): boolean => fault % FAULTS < 12;

/** Chosen so that most walks get far: forward often, back sometimes, the end seldom. */
const WEIGHTS: Readonly<Record<AllowedAct, number>> = {
  editDraft: 6, submit: 10, cancelDraft: 1, approve: 60, initial: 60, digitalSign: 60, finalSign: 60, returnDocument: 5, withdraw: 2,
  createNewVersion: 2, refuseNumber: 3, assignNumber: 30, applySeal: 30, issue: 30,
};

const group = { parallelGroup: 'units' };
const ROUTES = [
  LETTER_ROUTE, MONEY_ROUTE, [],
  [step('INITIAL', 'chief'), step('FORMAT_CHECK', 'deputyChief'), step('INITIAL', 'finance'), step('FINAL_SIGN', 'director')],
  [step('SIGN', 'energy'), step('REVIEW', 'advisor'), step('SIGN', 'deputyFinance'), step('FINAL_SIGN', 'deputy')],
  [step('SIGN', 'energy'), step('SIGN', 'centre', group), step('INITIAL', 'finance', group), step('FINAL_SIGN', 'director')],
  [step('INITIAL', 'chief'), step('INITIAL', 'advisor', { optional: true }), step('SIGN', 'deputy'), step('FINAL_SIGN', 'director')],
  [step('SIGN', 'chief'), step('FINAL_SIGN', 'director'), step('SIGN', 'centre')],
  [step('INITIAL', 'admin'), step('FINAL_SIGN', 'director')],
];
const SUBJECTS = ['Bàn giao xe ô tô', 'Về việc phê duyệt dự toán kinh phí', '', 'x'.repeat(501)];

/** The organisation changes too: someone becomes an administrator, someone leaves, someone delegates. */
const DIRECTORIES = [
  DIRECTORY, DIRECTORY, { ...DIRECTORY, delegations: [delegation('energy', 'deputyEnergy', { scope: { financial: true } }), delegation('advisor', 'centre')] },
  withPerson('energy', { active: false }), withPerson('chief', { roles: ['departmentHead', 'systemAdmin'] }),
];

const at = <Value>(list: readonly Value[], index: number): Value => list[index % list.length] as Value;

/** The world at this move. A delegation that was once used stays on record. */
export const worldFor = (start: number, minutes: number, { detail }: Chance): World => {
  const base = at(DIRECTORIES, detail % 11 < 8 ? 2 : detail);
  const directory = { ...base, delegations: DIRECTORIES[2]?.delegations ?? [] };
  return worldAt(new Date(start + minutes * 60_000).toISOString(), directory, { allowParallelGroups: true });
};

const changesFrom = ({ detail, choice }: Chance): DraftChanges => ({
  ...(detail % 3 === 0 ? { plannedRoute: at(ROUTES, choice) } : {}),
  ...(detail % 4 === 0 ? { subject: at(SUBJECTS, choice % 7 < 5 ? 0 : choice) } : {}),
  ...(detail % 5 === 0 ? { isFinancial: choice % 2 === 0, notFinancialReason: 'Chỉ nhắc lại dự toán cũ.' } : {}),
  ...(detail % 7 === 0 ? { recipients: choice % 5 === 0 ? [] : ['Như trên;', 'Lưu: VT.'] } : {}),
  ...(detail % 6 === 0 ? { urgency: at(['NORMAL', 'URGENT', 'VERY_URGENT', 'FLASH'] as const, choice) } : {}),
});

const REASON = 'Số liệu chưa khớp phụ lục.';
const localDay = (now: string): string => new Date(Date.parse(now) + 7 * 3_600_000).toISOString().slice(0, 10);

const faultyProof = ({ fault, detail }: Chance): Partial<SignatureProof> => {
  if (fault % FAULTS !== 1) return {};
  return at<Partial<SignatureProof>>([{ certifiedPersonId: 'retired' }, { pdfSha256Before: 'elsewhere' }, { revisionNo: 0 }, { fieldName: 'Step_1', signatureId: 'v1s1' }], detail);
};

const actionFor = (document: OutgoingDocument, personId: string, act: AllowedAct, world: World, chance: Chance): Action => {
  const { fault, detail } = chance;
  const fails = (number: number): boolean => fault % FAULTS === number;
  const mine = document.steps.find(({ status, ownerId }) => status === 'ACTIVE' && ownerId === personId) ?? document.steps.find(({ status }) => status === 'ACTIVE');
  const stepId = (fails(2) ? document.steps[detail % Math.max(1, document.steps.length)]?.id : mine?.id) ?? 'none';
  const versionNo = document.versionNo - (fails(3) ? 1 : 0);
  const reason = fails(4) ? 'ngắn' : REASON;
  const checklist = fails(5) ? CHECKED.slice(1) : fails(6) ? FINANCE_CHECKS.map((check) => ({ check, satisfied: false, note: null })) : CHECKED;
  switch (act) {
    case 'editDraft': return { type: 'saveDraft', changes: changesFrom(chance) };
    case 'submit': return { type: 'submit', stepIds: document.plannedRoute.map((_, index) => `v${document.versionNo + 1}-${index + 1}`), formatErrors: fails(7) ? 1 : 0 };
    case 'approve': return { type: act, stepId, versionNo, opinion: null, checklist };
    case 'initial':
    case 'digitalSign':
    case 'finalSign': return { type: act, stepId, versionNo, opinion: null, checklist, proof: proofBy(document, personId, faultyProof(chance)) };
    case 'returnDocument': return { type: act, stepId, versionNo, reason, checklist: null };
    case 'withdraw': return { type: act, reason };
    case 'createNewVersion': return { type: act, reason, confirmedSignatureIds: document.signatures.filter(({ status }) => status === 'VALID').map(({ id }) => id).slice(fails(8) ? 1 : 0) };
    case 'cancelDraft':
    case 'issue': return { type: act };
    case 'refuseNumber': return { type: act, category: at(REFUSAL_CATEGORIES, detail), reason };
    case 'assignNumber': {
      const issuedDate = fails(9) ? '2025-12-31' : localDay(world.now);
      return { type: act, number: numberOf({ issuedDate, year: Number(issuedDate.slice(0, 4)), number: 1 + (detail % 300) }) };
    }
    case 'applySeal': return { type: act, proof: sealProof(document, faultyProof(chance)) };
  }
};

/** What happens next: one of the offered acts, or anybody trying anything. */
export const moveFor = (document: OutgoingDocument, world: World, chance: Chance): Move => {
  const people = world.directory.people.map(({ id }) => id);
  const offers = people.flatMap((personId) => allowedActs(document, { personId }, world).flatMap((act) => Array.from({ length: WEIGHTS[act] }, () => ({ personId, act }))));
  const wild = chance.fault % FAULTS === 0 || chance.fault % FAULTS > 9 && isFaulty(chance);
  if (wild || offers.length === 0) {
    const act = at(Object.keys(WEIGHTS) as AllowedAct[], chance.choice);
    const personId = at(people, chance.detail);
    return { personId, action: actionFor(document, personId, act, world, chance), offered: false };
  }
  const { personId, act } = at(offers, chance.choice);
  return { personId, action: actionFor(document, personId, act, world, chance), offered: !isFaulty(chance) };
};
