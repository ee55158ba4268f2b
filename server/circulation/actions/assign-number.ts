import { isCalendarDate, localDate, shortDate } from '../../registry/local-date.ts';
import { accept, notify, type Outcome, refuseWith, type Scene } from '../decision.ts';
import { type Refusal, refusal } from '../errors.ts';
import type { Action, DocumentNumber, OutgoingDocument, World } from '../model.ts';
import { isClerk } from '../people.ts';
import { notAllowedUnless, requireStatus } from '../refusals.ts';
import { finalSignature } from '../signatures.ts';

/** I11: only the clerk, only with the leader's verified signature, only once. */
export const checkNumbering = ({ document, person }: Scene): Refusal | null => {
  const early = ['DRAFT', 'IN_CIRCULATION', 'RETURNED', 'WITHDRAWN'].includes(document.status);
  return notAllowedUnless(isClerk(person)) ?? (early ? refusal('NUMBER_BEFORE_SIGN') : null) ?? requireStatus(document, 'AWAITING_NUMBER') ??
    (finalSignature(document) ? null : refusal('NUMBER_BEFORE_SIGN'));
};

/** T19 (cấp số): the number was drawn by `registry` and the store in this same transaction; here it is bound to the document. */
export const assignNumber = (scene: Scene, action: Extract<Action, { type: 'assignNumber' }>): Outcome => {
  const { document, person, world } = scene;
  const { number } = action;
  const refused = checkNumbering(scene) ?? checkNumber(number, document, world);
  if (refused) return refuseWith(refused);
  return accept(
    scene,
    { status: 'NUMBERED', number },
    { action: 'assignNumber', facts: { ...number } },
    [{ kind: 'REGISTER' }, ...notify('NUMBERED', [document.drafterId, document.presenterId, document.finalSignerId, ...document.watcherIds], [person.id])],
  );
};

/** NĐ 30/2020, Điều 15: a whole number from 1, of the date's own year, given after the signature and not for a day to come. */
const checkNumber = (number: DocumentNumber, document: OutgoingDocument, { now }: World): Refusal | null => {
  const { issuedDate, year } = number;
  if (!Number.isSafeInteger(number.number) || number.number < 1 || !isCalendarDate(issuedDate)) return refusal('BAD_REQUEST', { detail: 'number' });
  if (Number(issuedDate.slice(0, 4)) !== year) return refusal('SERIES_CLOSED', { y: issuedDate.slice(0, 4) });
  if (issuedDate > localDate(now)) return refusal('NUMBER_DATE_FUTURE', { d: shortDate(localDate(now)) });
  const signedOn = document.finalSignedAt === null ? null : localDate(document.finalSignedAt);
  return signedOn !== null && issuedDate < signedOn ? refusal('NUMBER_DATE_BEFORE_SIGN', { d: shortDate(signedOn) }) : null;
};
