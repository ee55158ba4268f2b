import { RefusalError } from '../circulation/errors.ts';
import type { DocumentType, Instant, StepKind } from '../circulation/model.ts';
import { fromJson, toJson } from './json.ts';
import { flag } from './schema.ts';
import type { Db, Tx } from './schema.ts';

/** A route to use again: given by the organisation, or saved by an officer for themselves. */
export interface RouteTemplate {
  readonly id: string;
  readonly name: string;
  readonly docTypes: readonly DocumentType[];
  readonly financial: boolean;
  /** `departmentId` may be `$drafting`; `ownerId` null = that department's head. */
  readonly steps: readonly { readonly departmentId: string; readonly kind: StepKind; readonly ownerId: string | null }[];
  /** Null: the organisation's. */
  readonly ownerId: string | null;
  readonly createdAt: Instant;
}

export const insertRouteTemplate = async (tx: Tx, template: RouteTemplate): Promise<void> => {
  await tx.insertInto('routeTemplates').values({
    ...template, docTypes: toJson(template.docTypes), financial: flag(template.financial), steps: toJson(template.steps),
  }).execute();
};

/** The organisation's routes and this person's own, by name. */
export const listRouteTemplates = async (db: Db, personId: string): Promise<readonly RouteTemplate[]> => {
  const rows = await db.selectFrom('routeTemplates').selectAll()
    .where((where) => where.or([where('ownerId', 'is', null), where('ownerId', '=', personId)])).orderBy('ownerId').orderBy('createdAt').orderBy('id').execute();
  const templates = rows.map((row) => ({ ...row, docTypes: fromJson(row.docTypes), financial: row.financial === 1, steps: fromJson(row.steps) }));
  // The engines do not agree where null sorts: the organisation's routes come first.
  return [...templates.filter(({ ownerId }) => ownerId === null), ...templates.filter(({ ownerId }) => ownerId !== null)];
};

/** Removes a route its owner saved. Throws NOT_FOUND for any other. */
export const deleteRouteTemplate = async (tx: Tx, id: string, ownerId: string): Promise<void> => {
  const { numDeletedRows } = await tx.deleteFrom('routeTemplates').where('id', '=', id).where('ownerId', '=', ownerId).executeTakeFirst();
  if (numDeletedRows !== 1n) throw new RefusalError('NOT_FOUND');
};
