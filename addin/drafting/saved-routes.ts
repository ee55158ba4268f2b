import type { RouteTemplateView } from '../../server/acts/views.ts';
import type { DocumentType } from '../../server/circulation/model.ts';
import { findPerson, isHeadOf } from '../../server/circulation/people.ts';
import type { NewRouteTemplate } from '../app/api.ts';
import { startRoute } from './route-edit.ts';
import { proposeOwner, rowFor } from './route-rows.ts';
import type { RouteRow, RouteSetting } from './route-rows.ts';

/** Stands for whichever department drafts, so that one saved route serves them all. */
const DRAFTING = '$drafting';

/**
 * A saved route for this drafter: own head first, a leader last, whoever the saved route named in between.
 * A route made for another department starts with one's own head, and one's own department does not come twice.
 */
export const applyRoute = (template: RouteTemplateView, setting: RouteSetting): readonly RouteRow[] => {
  const steps = template.steps.map((step) => ({ ...step, departmentId: step.departmentId === DRAFTING ? setting.departmentId : step.departmentId }));
  const [first] = steps;
  const startsAtHome = first?.departmentId === setting.departmentId;
  const own = startsAtHome ? steps.slice(0, 1) : [{ departmentId: setting.departmentId, kind: first?.kind ?? 'SIGN', ownerId: null }];
  const middle = (startsAtHome ? steps.slice(1, -1) : steps.slice(0, -1)).filter(({ departmentId }) => departmentId !== setting.departmentId);
  const last = steps.slice(-1).filter(({ kind }) => kind === 'FINAL_SIGN');
  const rows = [...own, ...middle, ...last].flatMap((step, index) => rowOf(step, `${template.id}-${index}`, setting));
  return last.length === 1 ? rows : [...rows, ...startRoute(setting, 'SIGN').slice(-1)];
};

const rowOf = (step: RouteTemplateView['steps'][number], key: string, setting: RouteSetting): readonly RouteRow[] => {
  const named = step.ownerId === null ? undefined : findPerson(setting.directory, step.ownerId);
  const owner = named?.active && isHeadOf(named, step.departmentId) ? named : proposeOwner(setting, step.departmentId);
  return owner ? [rowFor(setting, key, owner, step.kind)] : [];
};

/** The route to begin with: one's own before the organisation's, one for money when it is about money, one for this type. */
export const suggestRoute = (templates: readonly RouteTemplateView[], type: DocumentType, isFinancial: boolean): RouteTemplateView | undefined => {
  const fitting = templates.filter(({ docTypes, financial }) => financial === isFinancial && (docTypes.includes(type) || (isFinancial && docTypes.length === 0)));
  return fitting.toSorted((a, b) => Number(b.mine) - Number(a.mine))[0];
};

/** The arranged route under a name. The head of a department is not named, so that the route outlives a change of head. */
export const toSavedRoute = (name: string, rows: readonly RouteRow[], setting: RouteSetting, type: DocumentType, financial: boolean): NewRouteTemplate => ({
  name: name.trim(), docTypes: [type], financial,
  steps: rows.map(({ ownerId, kind }, index) => {
    const departmentId = findPerson(setting.directory, ownerId)?.departmentId ?? setting.departmentId;
    return { departmentId: index === 0 ? DRAFTING : departmentId, kind, ownerId: proposeOwner(setting, departmentId)?.id === ownerId ? null : ownerId };
  }),
});
