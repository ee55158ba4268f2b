/** Words to tell a document's way with: who does what, and what comes of it. */
import { act } from '../../server/circulation/act.ts';
import type { Outcome } from '../../server/circulation/decision.ts';
import type { ErrorCode, Facts } from '../../server/circulation/errors.ts';
import {
  type Action, type Capacity, type ChecklistEntry, type Directory, type DocumentNumber, type DraftChanges, FINANCE_CHECKS, type OutgoingDocument,
  type PlannedStep, type Policy, type RouteStep, type SignatureProof, type StepKind, type World,
} from '../../server/circulation/model.ts';
import { newDraft } from '../../server/circulation/new-draft.ts';
import { findPerson } from '../../server/circulation/people.ts';
import { stepDue } from '../../server/circulation/step-due.ts';
import { COMPLETING_ACT } from '../../server/circulation/turn.ts';
import { DIRECTORY } from './organisation.ts';

/** Monday, 23 November 2026, 08:10 in Viet Nam. */
export const MORNING = '2026-11-23T01:10:00.000Z';

export const worldAt = (now = MORNING, directory: Directory = DIRECTORY, policy: Partial<Policy> = {}): World => ({
  now, directory, policy: { allowByOrderFinalSigner: false, allowParallelGroups: false, ...policy }, dueAt: stepDue(),
});

/** Everything below the document frozen, so that a rule that changes its argument fails. */
export const frozen = <Value>(value: Value): Value => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) frozen(part);
  return value;
};

export const step = (kind: StepKind, ownerId: string, change: Partial<PlannedStep> = {}): PlannedStep => {
  const deputy = findPerson(DIRECTORY, ownerId)?.roles.some((role) => role === 'deputyDirector' || role === 'deputyHead') === true;
  const capacity: Capacity = deputy ? 'ON_BEHALF_DEPUTY' : 'DIRECT';
  return { kind, ownerId, capacity, optional: false, parallelGroup: null, ...change };
};

/** VPS → TT.KCTVPTCN → P.KHTCTH → P.KTQLNL → LDS: the route of the letter. */
export const LETTER_ROUTE: readonly PlannedStep[] = [step('SIGN', 'chief'), step('SIGN', 'centre'), step('SIGN', 'finance'), step('SIGN', 'energy'), step('FINAL_SIGN', 'director')];
/** Drafting department initials → finance initials → the Director signs. */
export const MONEY_ROUTE: readonly PlannedStep[] = [step('INITIAL', 'energy'), step('INITIAL', 'finance'), step('FINAL_SIGN', 'director')];

export const CHECKED: readonly ChecklistEntry[] = FINANCE_CHECKS.map((check) => ({ check, satisfied: true, note: null }));

const draftOf = (drafterId: string, changes: DraftChanges, change: Partial<OutgoingDocument> = {}): OutgoingDocument => {
  const blank = newDraft({ id: 'd1', drafterId, departmentId: findPerson(DIRECTORY, drafterId)?.departmentId ?? '', now: MORNING });
  const route = changes.plannedRoute ?? [];
  return frozen({ ...blank, ...changes, presenterId: route[0]?.ownerId ?? null, finalSignerId: route.at(-1)?.ownerId ?? null, ...change });
};

export const minutesDraft = (changes: DraftChanges = {}, change: Partial<OutgoingDocument> = {}): OutgoingDocument => draftOf('officer', {
  type: 'MINUTES', subject: 'Bàn giao xe ô tô phục vụ công tác khuyến công', recipients: ['Các phòng, đơn vị có tên trên;', 'Lưu: VT, Hồ sơ.'], plannedRoute: LETTER_ROUTE, ...changes,
}, change);

export const moneyDraft = (changes: DraftChanges = {}, change: Partial<OutgoingDocument> = {}): OutgoingDocument => draftOf('deputyEnergy', {
  type: 'DECISION', subject: 'Về việc phê duyệt dự toán kinh phí tổ chức Hội nghị tập huấn', isFinancial: true,
  recipients: ['Như Điều 3;', 'Kho bạc Nhà nước (nơi giao dịch);', 'Lưu: VT, KTQLNL.'], plannedRoute: MONEY_ROUTE, ...changes,
}, change);

export const attempt = (document: OutgoingDocument, personId: string, action: Action, world: World = worldAt()): Outcome =>
  act(frozen(document), frozen(action), { personId }, frozen(world));

/** The document after an act that the story takes for granted. */
export const after = (document: OutgoingDocument, personId: string, action: Action, world: World = worldAt()): OutgoingDocument => accepted(attempt(document, personId, action, world)).document;

export const accepted = (outcome: Outcome): Extract<Outcome, { ok: true }> => {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
  return outcome;
};

/** The refusal's code, with its facts where they matter. */
export const refusedWith = (outcome: Outcome): { readonly code: ErrorCode; readonly facts: Facts } => {
  if (outcome.ok) throw new Error(`accepted: now ${outcome.document.status}`);
  return outcome.refusal;
};
export const codeOf = (outcome: Outcome): ErrorCode => refusedWith(outcome).code;

export const activeStep = (document: OutgoingDocument): RouteStep => document.steps.find(({ status }) => status === 'ACTIVE') ?? missing();
const missing = (): never => { throw new Error('no step is active'); };

/** A proof as verification would hand it over: the next revision, by the person's own certificate. */
export const proofBy = (document: OutgoingDocument, personId: string, change: Partial<SignatureProof> = {}): SignatureProof => {
  const last = document.signatures.findLast(({ status }) => status === 'VALID');
  const count = document.signatures.length + 1;
  return {
    signatureId: `v${document.versionNo}s${count}`, revisionNo: (last?.revisionNo ?? 0) + 1, pdfSha256Before: last?.pdfSha256After ?? `v${document.versionNo}r0`,
    pdfSha256After: `v${document.versionNo}r${count}`, fieldName: `Step_${count}`, certificateSerial: '0a', certificateSubject: `CN=${findPerson(DIRECTORY, personId)?.name ?? personId}`,
    certifiedPersonId: personId, signedAt: MORNING, timestampedAt: MORNING, level: 'B-T', ...change,
  };
};

export const submitted = (document: OutgoingDocument, world: World = worldAt()): OutgoingDocument =>
  after(document, document.drafterId, { type: 'submit', stepIds: document.plannedRoute.map((_, index) => `v${document.versionNo + 1}-${index + 1}`), formatErrors: 0 }, world);

/** What the owner of the active step would do to complete it. */
export const completion = (document: OutgoingDocument): Action => {
  const { id, kind, ownerId, versionNo } = activeStep(document);
  const base = { stepId: id, versionNo, opinion: null, checklist: document.isFinancial ? CHECKED : null };
  const type = COMPLETING_ACT[kind];
  return type === 'approve' ? { type, ...base } : { type, ...base, proof: proofBy(document, ownerId) };
};

/** The active step's owner completes it, so many times over. */
export const signedOn = (document: OutgoingDocument, times = 1, world: World = worldAt()): OutgoingDocument =>
  times === 0 ? document : signedOn(after(document, activeStep(document).ownerId, completion(document), world), times - 1, world);

/** Signed by everybody on the route. */
export const awaitingNumber = (draft: OutgoingDocument, world: World = worldAt()): OutgoingDocument => signedOn(submitted(draft, world), draft.plannedRoute.length, world);

export const numberOf = (change: Partial<DocumentNumber> = {}): DocumentNumber =>
  ({ seriesId: 'CHUNG-2026', year: 2026, number: 7, notation: 'BB-SCT', documentCode: '07/BB-SCT', issuedDate: '2026-11-23', ...change });

export const sealProof = (document: OutgoingDocument, change: Partial<SignatureProof> = {}): SignatureProof =>
  proofBy(document, 'clerk', { certifiedPersonId: null, certificateSubject: 'CN=Sở Công Thương', fieldName: 'Seal', pdfSha256Before: 'filled', ...change });

export const numbered = (draft: OutgoingDocument, world: World = worldAt()): OutgoingDocument => after(awaitingNumber(draft, world), 'clerk', { type: 'assignNumber', number: numberOf() }, world);
export const sealed = (draft: OutgoingDocument, world: World = worldAt()): OutgoingDocument => {
  const document = numbered(draft, world);
  return after(document, 'clerk', { type: 'applySeal', proof: sealProof(document) }, world);
};
export const issued = (draft: OutgoingDocument, world: World = worldAt()): OutgoingDocument => after(sealed(draft, world), 'clerk', { type: 'issue' }, world);
