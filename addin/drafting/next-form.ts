import type { RouteTemplateView } from '../../server/acts/views.ts';
import { isFinancialSuggestion } from '../../server/circulation/financial-suggestion.ts';
import type { DraftReading } from '../../server/format/read-draft.ts';
import type { DraftForm, FormField } from './draft-form.ts';
import { startRoute, withFinance, withPrinted } from './route-edit.ts';
import type { RouteSetting } from './route-rows.ts';
import { applyRoute, suggestRoute } from './saved-routes.ts';

interface Circumstances {
  readonly setting: RouteSetting;
  /** What the officer decided by hand and is not decided for them again. */
  readonly touched: ReadonlySet<FormField>;
  /** What was read from the file; null when there is none. */
  readonly reading: DraftReading | null;
}

/** The route a draft of this kind begins with, and the saved route it comes from. */
export const proposeRoute = (form: Pick<DraftForm, 'type' | 'isFinancial'>, setting: RouteSetting): { readonly rows: DraftForm['rows']; readonly from: RouteTemplateView | null } => {
  const template = suggestRoute(setting.directory.routeTemplates, form.type, form.isFinancial);
  return template ? { rows: applyRoute(template, setting), from: template } : { rows: startRoute(setting, 'SIGN'), from: null };
};

/**
 * The form after a change, with what follows from it: money is recognised, the route that fits is proposed
 * with those whose names are printed, while the officer has not arranged one, and finance stands in the route of a financial document.
 */
export const nextForm = (form: DraftForm, changed: Partial<DraftForm>, { setting, touched, reading }: Circumstances): DraftForm => {
  const merged = { ...form, ...changed };
  const suggested = isFinancialSuggestion(merged.type, merged.subject, speaksOfMoney(reading));
  const isFinancial = touched.has('isFinancial') ? merged.isFinancial : suggested;
  const kindChanged = merged.type !== form.type || isFinancial !== form.isFinancial;
  const arranged = touched.has('rows');
  const rows = kindChanged && !arranged ? proposeRoute({ type: merged.type, isFinancial }, setting).rows : merged.rows;
  const whole = isFinancial ? withFinance(rows, setting, 'finance') : rows;
  return { ...merged, isFinancial, rows: arranged || reading === null ? whole : withPrinted(whole, reading.signatories.map(({ name }) => name), setting) };
};

/** The text has sums or the words of BR2.1, whatever type the file claims to be. */
export const speaksOfMoney = (reading: DraftReading | null): boolean => (reading?.financial.reasons.length ?? 0) > 0;

/** The fields that differ. */
export const changedFields = (before: DraftForm, after: DraftForm): Partial<DraftForm> =>
  Object.fromEntries(Object.entries(after).filter(([field, value]) => before[field as FormField] !== value));
