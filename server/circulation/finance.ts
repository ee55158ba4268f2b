/** Case 2: documents about money pass the finance department on their way to the Director (domain.md §5.2). */
import { type Refusal, refusal } from './errors.ts';
import { FINANCE_CHECK_LABELS } from './labels.ts';
import { type ChecklistEntry, type Directory, FINANCE_CHECKS, type OutgoingDocument, type PlannedStep, type World } from './model.ts';
import { maySignFinancial } from './delegation.ts';
import { findDepartment, findPerson, isHeadOf } from './people.ts';

const isMark = ({ kind }: PlannedStep): boolean => kind === 'INITIAL' || kind === 'SIGN';

/** A mark (initial or signature) by a head or deputy of that department. */
const marksFor = (step: PlannedStep, departmentId: string, directory: Directory): boolean => {
  const owner = findPerson(directory, step.ownerId);
  return isMark(step) && owner !== undefined && isHeadOf(owner, departmentId);
};

/** Index of the one step that satisfies the rule and carries the checklist: finance's last mark; -1 where there is none. */
const financeIndex = (route: readonly PlannedStep[], directory: Directory): number =>
  route.findLastIndex((step) => marksFor(step, directory.financeDepartmentId, directory));

/** Finance's step of a financial document: whoever completes it answers the checklist (BR2.3). */
export const needsChecklist = (document: OutgoingDocument, step: PlannedStep, directory: Directory): boolean => {
  if (!document.isFinancial) return false;
  const route = document.steps.length > 0 ? document.steps : document.plannedRoute;
  const found = route[financeIndex(route, directory)];
  return found !== undefined && found.kind === step.kind && found.ownerId === step.ownerId;
};

/** BR2.2–BR2.7: finance's mark exists, is not optional, follows the drafting department's mark and precedes the leader; the Director signs. */
export const checkFinanceRoute = (document: OutgoingDocument, route: readonly PlannedStep[], world: World): Refusal | null => {
  if (!document.isFinancial) return null;
  const { directory } = world;
  const dept = findDepartment(directory, directory.financeDepartmentId)?.abbr ?? directory.financeDepartmentId;
  const index = financeIndex(route, directory);
  const finance = route[index];
  if (!finance) return refusal('FINANCE_STEP_MISSING', { dept });
  if (finance.optional) return refusal('STEP_NOT_OPTIONAL');
  const drafting = route.findIndex((step) => marksFor(step, document.departmentId, directory));
  // When finance itself drafts, its one mark serves both (BR2.5).
  const inOrder = drafting !== -1 && (document.departmentId === directory.financeDepartmentId ? drafting <= index : drafting < index);
  if (!inOrder || sharesGroup(route[drafting], finance)) return refusal('FINANCE_ORDER', { dept });
  const signer = findPerson(directory, route.at(-1)?.ownerId ?? '');
  return signer && maySignFinancial(signer, document, world) ? null : refusal('FINANCE_SIGNER_MUST_BE_DIRECTOR');
};

/** Steps of one parallel group have no order among themselves. */
const sharesGroup = (a: PlannedStep | undefined, b: PlannedStep): boolean => 
  a !== b && b.parallelGroup !== null && a?.parallelGroup === b.parallelGroup;

/** BR2.3: every check answered once, and all of them with yes; otherwise the way is a return (BR2.4). */
export const checkChecklist = (checklist: readonly ChecklistEntry[] | null): Refusal | null => {
  const answered = new Set((checklist ?? []).map(({ check }) => check));
  if (checklist?.length !== FINANCE_CHECKS.length || FINANCE_CHECKS.some((check) => !answered.has(check))) return refusal('FINANCE_CHECKLIST_REQUIRED');
  const failed = checklist.filter(({ satisfied }) => !satisfied).map(({ check }) => FINANCE_CHECK_LABELS[check]);
  if (failed.length === 0) return null;
  return refusal('FINANCE_CHECKLIST_UNSATISFIED', { items: failed.map(({ vi }) => vi).join('; '), itemsEn: failed.map(({ en }) => en).join('; ') });
};
