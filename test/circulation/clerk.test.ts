/** T18–T21: the clerk's acts. */
import { describe, expect, test } from 'vitest';
import { checkIntent } from '../../server/circulation/check-intent.ts';
import type { DocumentNumber, OutgoingDocument, SignatureProof, World } from '../../server/circulation/model.ts';
import { withPerson } from './organisation.ts';
import { accepted, attempt, awaitingNumber, codeOf, issued, minutesDraft, numbered, numberOf, refusedWith, sealed, sealProof, signedOn, submitted, worldAt } from './story.ts';

const waiting = awaitingNumber(minutesDraft());

describe('refusing a number (T18)', () => {
  const refuse = (document = waiting, personId = 'clerk', reason = 'Ký hiệu của loại văn bản chưa đúng.') => attempt(document, personId, { type: 'refuseNumber', category: 'FORMAT', reason });
  test('leader, presenter and drafter are told why; the version is over', () => {
    const { document, effects } = accepted(refuse());
    expect(document).toMatchObject({ status: 'RETURNED', finalSignedAt: null, returned: { byId: 'clerk', category: 'FORMAT' } });
    expect(document.signatures.some(({ status }) => status === 'VALID')).toBe(false);
    expect(effects).toContainEqual({ kind: 'NOTIFY', notice: 'NUMBER_REFUSED', personIds: ['director', 'chief', 'officer'] });
    expect(submitted(document).versionNo).toBe(2);
  });
  test('only by a clerk, with a reason, before the number', () => {
    expect(codeOf(refuse(waiting, 'chief'))).toBe('NOT_ALLOWED');
    expect(codeOf(refuse(waiting, 'clerk', 'sai'))).toBe('RETURN_REASON_REQUIRED');
    expect(codeOf(refuse(numbered(minutesDraft())))).toBe('WRONG_STATUS');
    expect(codeOf(refuse(issued(minutesDraft())))).toBe('ISSUED_IMMUTABLE');
  });
});

describe('the number (T19)', () => {
  const assign = (change: Partial<DocumentNumber> = {}, document: OutgoingDocument = waiting, personId = 'clerk', world: World = worldAt()) => attempt(document, personId, { type: 'assignNumber', number: numberOf(change) }, world);
  test('is bound to the document and told', () => {
    const { document, events } = accepted(assign());
    expect(document).toMatchObject({ status: 'NUMBERED', number: numberOf() });
    expect(events[0]).toMatchObject({ action: 'assignNumber', from: 'AWAITING_NUMBER', to: 'NUMBERED', facts: { documentCode: '07/BB-SCT', issuedDate: '2026-11-23' } });
  });
  test('comes after the leader’s signature, once, from a clerk', () => {
    expect(codeOf(assign({}, minutesDraft()))).toBe('NUMBER_BEFORE_SIGN');
    expect(codeOf(assign({}, signedOn(submitted(minutesDraft()), 4)))).toBe('NUMBER_BEFORE_SIGN');
    expect(codeOf(assign({}, numbered(minutesDraft())))).toBe('WRONG_STATUS');
    expect(codeOf(assign({}, issued(minutesDraft())))).toBe('ISSUED_IMMUTABLE');
    expect(codeOf(assign({}, waiting, 'director'))).toBe('NOT_ALLOWED');
  });
  test('is never given to a row that merely says it was signed', () => {
    expect(codeOf(assign({}, { ...waiting, signatures: [] }))).toBe('NUMBER_BEFORE_SIGN');
  });
  test('is a whole number of the date’s own year', () => {
    for (const number of [0, -1, 1.5, Number.NaN]) expect(codeOf(assign({ number }))).toBe('BAD_REQUEST');
    expect(codeOf(assign({ issuedDate: '2026-02-30' }))).toBe('BAD_REQUEST');
    expect(codeOf(assign({ issuedDate: '23/11/2026' }))).toBe('BAD_REQUEST');
    expect(codeOf(assign({ year: 2027 }))).toBe('SERIES_CLOSED');
  });
  test('carries no day to come and none before the signature, by the calendar of Viet Nam', () => {
    expect(refusedWith(assign({ issuedDate: '2026-11-24' }))).toEqual({ code: 'NUMBER_DATE_FUTURE', facts: { d: '23/11/2026' } });
    expect(refusedWith(assign({ issuedDate: '2026-11-22' }))).toEqual({ code: 'NUMBER_DATE_BEFORE_SIGN', facts: { d: '23/11/2026' } });
    // 17:30 UTC is already the next day here.
    expect(assign({ issuedDate: '2026-11-24' }, waiting, 'clerk', worldAt('2026-11-23T17:30:00.000Z')).ok).toBe(true);
  });
});

describe('the seal (T20)', () => {
  const document = numbered(minutesDraft());
  const seal = (change: Partial<SignatureProof> = {}, from: OutgoingDocument = document, world: World = worldAt()) => attempt(from, 'clerk', { type: 'applySeal', proof: sealProof(from, change) }, world);
  test('is a signature of the organisation, applied by the clerk', () => {
    const { document: next } = accepted(seal());
    expect(next.signatures.at(-1)).toMatchObject({ kind: 'ORGANISATION', stepId: null, signerId: 'clerk', status: 'VALID' });
    expect(next).toMatchObject({ status: 'SEALED', sealedAt: worldAt().now });
  });
  test('comes after the number, once', () => {
    expect(codeOf(seal({}, waiting))).toBe('SEAL_BEFORE_NUMBER');
    expect(codeOf(seal({}, submitted(minutesDraft())))).toBe('SEAL_BEFORE_NUMBER');
    expect(codeOf(seal({}, sealed(minutesDraft())))).toBe('WRONG_STATUS');
    expect(codeOf(seal({}, issued(minutesDraft())))).toBe('ISSUED_IMMUTABLE');
  });
  test('never on a row that only says so', () => {
    expect(codeOf(seal({}, { ...document, number: null }))).toBe('SEAL_BEFORE_NUMBER');
    expect(codeOf(seal({}, { ...document, signatures: document.signatures.filter(({ kind }) => kind !== 'FINAL') }))).toBe('NUMBER_BEFORE_SIGN');
  });
  test('is not a person’s certificate, nor an older revision', () => {
    expect(codeOf(seal({ certifiedPersonId: 'clerk' }))).toBe('CERT_SUBJECT_MISMATCH');
    expect(codeOf(seal({ revisionNo: 5 }))).toBe('SIGNATURE_OUT_OF_ORDER');
  });
  test('is not applied by the one who signed', () => {
    const world = worldAt(undefined, withPerson('director', { roles: ['director', 'clerk'] }));
    expect(codeOf(attempt(document, 'director', { type: 'applySeal', proof: sealProof(document) }, world))).toBe('SEAL_BY_SIGNER');
  });
  test('can be asked for before the key is opened', () => {
    const ask = (from: OutgoingDocument, type: 'applySeal' | 'assignNumber') => checkIntent(from, { type }, { personId: 'clerk' }, worldAt())?.code ?? null;
    expect([ask(waiting, 'assignNumber'), ask(waiting, 'applySeal'), ask(document, 'applySeal'), ask(document, 'assignNumber')]).toEqual([null, 'SEAL_BEFORE_NUMBER', null, 'WRONG_STATUS']);
  });
});

describe('issue (T21)', () => {
  const issue = (document: OutgoingDocument, personId = 'clerk') => attempt(document, personId, { type: 'issue' });
  test('only when sealed, only by a clerk, only once', () => {
    expect(accepted(issue(sealed(minutesDraft()))).document.status).toBe('ISSUED');
    expect(codeOf(issue(numbered(minutesDraft())))).toBe('WRONG_STATUS');
    expect(codeOf(issue(sealed(minutesDraft()), 'officer'))).toBe('NOT_ALLOWED');
    expect(codeOf(issue(issued(minutesDraft())))).toBe('ISSUED_IMMUTABLE');
  });
  test('goes to someone', () => {
    expect(codeOf(issue({ ...sealed(minutesDraft()), recipients: [] }))).toBe('RECIPIENTS_REQUIRED');
  });
});
