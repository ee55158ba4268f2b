/** What must hold after every accepted act (domain.md §4.3), written down once more and independently of the rules. */
import { expect } from 'vitest';
import type { Action, CirculationEvent, OutgoingDocument, RouteStep, SignatureRecord, World } from '../../server/circulation/model.ts';

/** One accepted act. */
export interface Moment {
  readonly before: OutgoingDocument;
  readonly after: OutgoingDocument;
  readonly action: Action;
  readonly personId: string;
  readonly events: readonly CirculationEvent[];
  readonly world: World;
}

const LIVE = ['IN_CIRCULATION', 'AWAITING_NUMBER', 'NUMBERED', 'SEALED', 'ISSUED'];
const isLive = (document: OutgoingDocument): boolean => LIVE.includes(document.status);
const valid = (document: OutgoingDocument): readonly SignatureRecord[] => document.signatures.filter(({ status }) => status === 'VALID');
const personOf = ({ directory }: World, id: string | null) => directory.people.find((person) => person.id === id);
const marks = ({ kind }: RouteStep): boolean => kind === 'INITIAL' || kind === 'SIGN' || kind === 'FINAL_SIGN';
const content = ({ type, subject, recipients, addressees, plannedRoute, isFinancial }: OutgoingDocument) => ({ type, subject, recipients, addressees, plannedRoute, isFinancial });
const instants = (value: unknown): readonly string[] =>
  typeof value === 'string' ? (/^\d{4}-\d\d-\d\dT/.test(value) ? [value] : []) : typeof value === 'object' && value !== null ? Object.values(value).flatMap(instants) : [];

/** Which act leads from where to where (§4.2). */
const WAYS: Readonly<Record<Action['type'], readonly string[]>> = {
  saveDraft: ['DRAFT>DRAFT', 'RETURNED>RETURNED', 'WITHDRAWN>WITHDRAWN'],
  submit: ['DRAFT>IN_CIRCULATION', 'RETURNED>IN_CIRCULATION', 'WITHDRAWN>IN_CIRCULATION'],
  approve: ['IN_CIRCULATION>IN_CIRCULATION'],
  initial: ['IN_CIRCULATION>IN_CIRCULATION'],
  digitalSign: ['IN_CIRCULATION>IN_CIRCULATION'],
  finalSign: ['IN_CIRCULATION>AWAITING_NUMBER'],
  returnDocument: ['IN_CIRCULATION>RETURNED'],
  withdraw: ['IN_CIRCULATION>WITHDRAWN'],
  createNewVersion: ['IN_CIRCULATION>RETURNED'],
  cancelDraft: ['DRAFT>CANCELLED', 'RETURNED>CANCELLED', 'WITHDRAWN>CANCELLED'],
  refuseNumber: ['AWAITING_NUMBER>RETURNED'],
  assignNumber: ['AWAITING_NUMBER>NUMBERED'],
  applySeal: ['NUMBERED>SEALED'],
  issue: ['SEALED>ISSUED'],
};

export const INVARIANTS: Readonly<Record<string, (moment: Moment) => void>> = {
  'I1 the leader signs last, and only the last step is the leader’s': ({ after, world }) => {
    if (!isLive(after)) return;
    expect(after.steps.map(({ kind }) => kind === 'FINAL_SIGN')).toEqual(after.steps.map((_, index) => index === after.steps.length - 1));
    expect(after.steps.at(-1)?.ownerId).toBe(after.finalSignerId);
    expect(personOf(world, after.finalSignerId)?.departmentId).toBe('LDS');
  },
  'I2 the first step is the presenter’s, who heads the drafting department': ({ after, world }) => {
    if (!isLive(after)) return;
    expect(after.steps[0]?.ownerId).toBe(after.presenterId);
    expect(personOf(world, after.presenterId)?.departmentId).toBe(after.departmentId);
  },
  'I3 one step, or one group, is active while it circulates; none otherwise': ({ after }) => {
    const active = after.steps.filter(({ status }) => status === 'ACTIVE');
    if (after.status !== 'IN_CIRCULATION') expect(active).toEqual([]);
    else if (active.length !== 1) {
      expect(active.length).toBeGreaterThan(1);
      expect(new Set(active.map(({ parallelGroup }) => parallelGroup)).size).toBe(1);
      expect(active[0]?.parallelGroup).not.toBeNull();
    }
  },
  'I4 steps are completed in order': ({ after }) => {
    if (!isLive(after)) return;
    const firstOpen = after.steps.findIndex(({ status }) => status !== 'DONE');
    for (const step of after.steps.slice(firstOpen === -1 ? after.steps.length : firstOpen)) {
      if (step.status === 'DONE') expect(step.parallelGroup).toBe(after.steps[firstOpen]?.parallelGroup ?? 'none');
    }
  },
  'I5 nobody comes twice with the same kind': ({ after }) => {
    const keys = after.steps.map(({ ownerId, kind }) => `${ownerId} ${kind}`);
    expect(new Set(keys).size).toBe(keys.length);
  },
  'I6 every completed mark has its one signature, and every signature its completed step': ({ after }) => {
    const people = valid(after).filter(({ kind }) => kind !== 'ORGANISATION');
    expect(people.map(({ stepId }) => stepId).sort()).toEqual(after.steps.filter((step) => step.status === 'DONE' && marks(step)).map(({ id }) => id).sort());
    for (const { stepId, kind, versionNo } of people) {
      const step = after.steps.find(({ id }) => id === stepId);
      expect([step?.kind, versionNo]).toEqual([kind === 'FINAL' ? 'FINAL_SIGN' : kind, after.versionNo]);
    }
  },
  'I7 each signature builds on the one before and adds exactly itself': ({ before, after, action }) => {
    const added = after.versionNo === before.versionNo ? after.signatures.length - before.signatures.length : 0;
    expect(added).toBe('proof' in action ? 1 : 0);
    const people = valid(after).filter(({ kind }) => kind !== 'ORGANISATION');
    people.slice(1).forEach((signature, index) => { expect(signature.pdfSha256Before).toBe(people[index]?.pdfSha256After); });
    const revisions = valid(after).map(({ revisionNo }) => revisionNo);
    expect([...new Set(revisions)].sort((a, b) => a - b)).toEqual(revisions);
  },
  'I8 who signs is the owner, or stands for the owner by a record': ({ after, world }) => {
    for (const step of after.steps.filter(({ completedBy }) => completedBy !== null)) {
      const signature = after.signatures.find(({ stepId }) => stepId === step.id);
      if (signature) expect(signature.signerId).toBe(step.completedBy);
      if (step.completedBy !== step.ownerId) expect(world.directory.delegations.some(({ fromId, toId }) => fromId === step.ownerId && toId === step.completedBy)).toBe(true);
    }
  },
  'I9 what is signed does not change': ({ before, after }) => {
    if (valid(before).length > 0) expect(content(after)).toEqual(content(before));
  },
  'I10 a version that ended keeps its rows, all void; a new one starts with none': ({ before, after, action }) => {
    expect(after.versionNo - before.versionNo).toBe(action.type === 'submit' ? 1 : 0);
    if (action.type === 'submit') {
      expect(valid(before)).toEqual([]);
      expect(before.steps.every(({ status }) => status === 'VOIDED' || status === 'RETURNED')).toBe(true);
      expect(after.signatures).toEqual([]);
    } else {
      expect(after.steps.map(({ id }) => id)).toEqual(before.steps.map(({ id }) => id));
      before.signatures.forEach((signature, index) => {
        expect({ ...after.signatures[index], status: null }).toEqual({ ...signature, status: null });
        if (signature.status !== 'VALID') expect(after.signatures[index]?.status).toBe(signature.status);
      });
    }
    if (!isLive(after)) expect(valid(after)).toEqual([]);
  },
  'I11 a number is given once, by the clerk, to what the leader has signed': ({ before, after, action, personId, world }) => {
    if (before.number !== null) expect(after.number).toEqual(before.number);
    if (before.number === null && after.number !== null) {
      expect([action.type, before.status]).toEqual(['assignNumber', 'AWAITING_NUMBER']);
      expect(personOf(world, personId)?.roles).toEqual(['clerk']);
      expect(Number(after.number.issuedDate.slice(0, 4))).toBe(after.number.year);
    }
  },
  'I12 a seal only after the leader’s signature and a number': ({ after }) => {
    if (!valid(after).some(({ kind }) => kind === 'ORGANISATION')) return;
    expect(after.number).not.toBeNull();
    expect(valid(after).some(({ kind }) => kind === 'FINAL')).toBe(true);
  },
  'I13 issued only when sealed': ({ after }) => {
    if (after.status === 'ISSUED') expect(valid(after).at(-1)?.kind).toBe('ORGANISATION');
  },
  'I14 nothing secret': ({ after }) => { expect(after.confidentiality).toBe('NORMAL'); },
  'I15 who seals did not sign; an administrator leaves no mark': ({ after, world, action, personId }) => {
    const seal = valid(after).find(({ kind }) => kind === 'ORGANISATION');
    expect(seal?.signerId).not.toBe(after.finalSignerId);
    const office = 'proof' in action || action.type === 'assignNumber' || action.type === 'issue' || action.type === 'refuseNumber';
    if (office) expect(personOf(world, personId)?.roles).not.toContain('systemAdmin');
  },
  'I17 every act is one event: who, for whom, when, from, to': ({ before, after, events, personId, action, world }) => {
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ action: action.type, actorId: personId, at: world.now, from: before.status, to: after.status });
    expect(WAYS[action.type]).toContain(`${before.status}>${after.status}`);
    if ('stepId' in action) expect(events[0]?.stepId).toBe(action.stepId);
    expect([after.rowVersion, after.updatedAt]).toEqual([before.rowVersion + 1, world.now]);
  },
  'I18 every time is an instant in UTC': ({ after }) => {
    for (const instant of instants(after)) expect(new Date(instant).toISOString()).toBe(instant);
  },
};

export const holds = (moment: Moment): void => {
  for (const check of Object.values(INVARIANTS)) check(moment);
};
