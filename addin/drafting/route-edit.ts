import type { StepKind } from '../../server/circulation/model.ts';
import { findDepartment, findPerson } from '../../server/circulation/people.ts';
import { financeIndex, proposeOwner, roleOf, rowFor, signersOf } from './route-rows.ts';
import type { RouteRow, RouteSetting } from './route-rows.ts';

type Rows = readonly RouteRow[];

/** The shortest route: own head presents, the Director signs. */
export const startRoute = (setting: RouteSetting, kind: 'SIGN' | 'INITIAL'): Rows => {
  const directorate = setting.directory.departments.find((department) => department.kind === 'directorate');
  const presenter = proposeOwner(setting, setting.departmentId);
  const signer = directorate && proposeOwner(setting, directorate.id);
  return [
    ...(presenter ? [rowFor(setting, 'presenter', presenter, kind)] : []),
    ...(signer ? [rowFor(setting, 'final-signer', signer, 'FINAL_SIGN')] : []),
  ];
};

/** Adds a department before the final signer, with its head proposed and the kind its neighbours have. */
export const addStep = (rows: Rows, setting: RouteSetting, departmentId: string, key: string): Rows => {
  const owner = proposeOwner(setting, departmentId);
  if (!owner) return rows;
  const kind = rows.at(-2)?.kind ?? 'SIGN';
  return [...rows.slice(0, -1), rowFor(setting, key, owner, kind), ...rows.slice(-1)];
};

/** Only rows in the middle can go, and not the finance row of a financial document (BR2.7). */
export const canRemove = (rows: Rows, index: number, setting: RouteSetting, isFinancial: boolean): boolean => roleOf(rows, index, setting, isFinancial) === 'middle';

export const removeStep = (rows: Rows, index: number): Rows => rows.filter((_, at) => at !== index);

/** Where a row may be moved to: the presenter stays first, the final signer last. */
export const canMove = (rows: Rows, from: number, to: number): boolean => from !== to && [from, to].every((at) => at > 0 && at < rows.length - 1);

export const moveStep = (rows: Rows, from: number, to: number): Rows => {
  const moved = rows[from];
  if (!moved || !canMove(rows, from, to)) return rows;
  const rest = removeStep(rows, from);
  return [...rest.slice(0, to), moved, ...rest.slice(to)];
};

const replaceAt = (rows: Rows, index: number, change: (row: RouteRow) => RouteRow): Rows => rows.map((row, at) => (at === index ? change(row) : row));

/** Another person in the same place; the capacity follows the person (a deputy signs KT.). */
export const setOwner = (rows: Rows, index: number, ownerId: string, setting: RouteSetting): Rows => {
  const owner = findPerson(setting.directory, ownerId);
  return owner ? replaceAt(rows, index, ({ key, kind }) => rowFor(setting, key, owner, kind)) : rows;
};

export const setDepartment = (rows: Rows, index: number, departmentId: string, setting: RouteSetting): Rows => {
  const owner = proposeOwner(setting, departmentId);
  return owner ? setOwner(rows, index, owner.id, setting) : rows;
};

/** The last row's kind is fixed: it is the final signature (I1). */
export const setKind = (rows: Rows, index: number, kind: StepKind, setting: RouteSetting): Rows => {
  const owner = findPerson(setting.directory, rows[index]?.ownerId ?? '');
  return owner && index < rows.length - 1 ? replaceAt(rows, index, ({ key }) => rowFor(setting, key, owner, kind)) : rows;
};

/**
 * The printed signatories own the rows of their departments: where somebody else was proposed, the one whose name stands in the text is.
 * A head keeps the row when both names are printed.
 */
export const withPrinted = (rows: Rows, names: readonly string[], setting: RouteSetting): Rows =>
  rows.map((row) => {
    const owner = findPerson(setting.directory, row.ownerId);
    if (!owner || names.includes(owner.name)) return row;
    const printed = signersOf(setting, owner.departmentId).find(({ name }) => names.includes(name));
    return printed ? rowFor(setting, row.key, printed, row.kind) : row;
  });

/** BR2.2: a financial document passes finance right before the leader; when finance itself drafts, its one mark serves both (BR2.5). */
export const withFinance = (rows: Rows, setting: RouteSetting, key: string): Rows => {
  const { directory, departmentId } = setting;
  if (rows.length < 2 || departmentId === directory.financeDepartmentId || financeIndex(rows, setting) !== -1) return rows;
  const owner = proposeOwner(setting, directory.financeDepartmentId);
  return owner ? [...rows.slice(0, -1), rowFor(setting, key, owner, 'INITIAL'), ...rows.slice(-1)] : rows;
};

/** `P.KHTCTH → LDS`: the route in one line. */
export const routeInShort = (rows: Rows, { directory }: RouteSetting): string =>
  rows.map(({ ownerId }) => findDepartment(directory, findPerson(directory, ownerId)?.departmentId ?? '')?.abbr ?? '?').join(' → ');
