import { accept, type Outcome, refuseWith, type Scene } from '../decision.ts';
import { type Refusal, refusal } from '../errors.ts';
import type { Action, DraftChanges, OutgoingDocument } from '../model.ts';
import { findPerson, isHeadOf } from '../people.ts';
import { lengthOf, notAllowedUnless, requireEditable, requireShort, tidyText } from '../refusals.ts';
import { checkPlannedRoute } from '../route.ts';

/** NĐ 30/2020, Phụ lục VI: field Subject. */
export const SUBJECT_MAX = 500;
/** NĐ 30/2020, Phụ lục VI: a receiving organisation's name has at most 200 characters; our limit leaves room for a sentence. */
const LINE_MAX = 500;
const LINES_MAX = 200;

/** §4.5: the drafter, and the presenter as long as they head the drafting department. */
export const mayEdit = ({ document, person }: Pick<Scene, 'document' | 'person'>): boolean =>
  document.drafterId === person.id || (document.presenterId === person.id && isHeadOf(person, document.departmentId));

export const checkEditing = (scene: Scene): Refusal | null => notAllowedUnless(mayEdit(scene)) ?? requireEditable(scene.document);

/** T1, T2 (lưu nháp, chọn luồng): an absent key stays as it is; an empty route may be saved, a wrong one may not. */
export const saveDraft = (scene: Scene, action: Extract<Action, { type: 'saveDraft' }>): Outcome => {
  const changes = tidy(action.changes);
  const refused = checkEditing(scene) ?? checkContent(changes, scene) ?? checkNewRoute(changes, scene);
  if (refused) return refuseWith(refused);
  const next: OutgoingDocument = { ...scene.document, ...changes };
  const route = next.plannedRoute;
  return accept(
    scene,
    {
      ...changes,
      notFinancialReason: next.isFinancial ? null : next.notFinancialReason,
      // domain.md 0.10: derived, so that nobody can choose them wrongly.
      presenterId: route[0]?.ownerId ?? null,
      finalSignerId: route.at(-1)?.ownerId ?? null,
    },
    { action: 'saveDraft', facts: { changed: Object.keys(changes).sort().join(',') } },
  );
};

const checkNewRoute = ({ plannedRoute }: DraftChanges, { document, world }: Scene): Refusal | null =>
  plannedRoute === undefined || plannedRoute.length === 0 ? null : checkPlannedRoute(document, plannedRoute, world);

const checkContent = (changes: DraftChanges, { world }: Scene): Refusal | null => {
  if (lengthOf(changes.subject ?? '') > SUBJECT_MAX) return refusal('SUBJECT_TOO_LONG');
  const lists = [changes.recipients ?? [], changes.addressees ?? []];
  if (lists.some((lines) => lines.length > LINES_MAX || lines.some((line) => lengthOf(line) > LINE_MAX))) {
    return refusal('BAD_REQUEST', { detail: 'danh sách nơi nhận quá dài', detailEn: 'recipient list too long' });
  }
  const unknown = (changes.watcherIds ?? []).some((id) => findPerson(world.directory, id)?.active !== true);
  return unknown ? refusal('BAD_REQUEST', { detail: 'không có người theo dõi này', detailEn: 'unknown watcher' }) : requireShort(changes.notFinancialReason ?? null, 'notFinancialReason');
};

/** The changes that a draft knows, as they are kept: NFC, one line, no blank lines in lists, nobody watching twice. */
const tidy = (changes: DraftChanges): DraftChanges => ({
  ...pick(changes, 'type', 'urgency', 'isFinancial', 'replyToId', 'plannedRoute'),
  ...(changes.subject === undefined ? {} : { subject: oneLine(changes.subject) }),
  ...(changes.recipients === undefined ? {} : { recipients: tidyLines(changes.recipients) }),
  ...(changes.addressees === undefined ? {} : { addressees: tidyLines(changes.addressees) }),
  ...(changes.watcherIds === undefined ? {} : { watcherIds: [...new Set(changes.watcherIds)] }),
  ...(changes.notFinancialReason === undefined ? {} : { notFinancialReason: tidyText(changes.notFinancialReason) }),
});

/** Only these keys: what comes over the wire may carry others, and a draft must not be able to change its own state. */
const pick = <Key extends keyof DraftChanges>(changes: DraftChanges, ...keys: readonly Key[]): Pick<DraftChanges, Key> =>
  Object.fromEntries(keys.filter((key) => changes[key] !== undefined).map((key) => [key, changes[key]])) as Pick<DraftChanges, Key>;

const oneLine = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();
const tidyLines = (lines: readonly string[]): readonly string[] => lines.map(oneLine).filter((line) => line !== '');
