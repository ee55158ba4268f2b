import type { Db } from './schema.ts';
import type { ListedDocument } from './document-lists.ts';
import { stepFrom } from './document-rows.ts';
import { fromJson } from './json.ts';

/** The lines of a list, in the order of the ids: two queries for the whole page. */
export const loadListed = async (db: Db, ids: readonly string[]): Promise<readonly ListedDocument[]> => {
  if (ids.length === 0) return [];
  const documents = await db.selectFrom('documents').selectAll().where('id', 'in', ids).execute();
  const steps = await db.selectFrom('routeSteps').selectAll('routeSteps')
    .innerJoin('documents', (join) => join.onRef('documents.id', '=', 'routeSteps.documentId').onRef('documents.versionNo', '=', 'routeSteps.versionNo'))
    .where('routeSteps.documentId', 'in', ids).orderBy('ordinal').execute();
  const byId = new Map(documents.map((row) => [row.id, row]));
  const stepsOf = Map.groupBy(steps, ({ documentId }) => documentId);
  return ids.flatMap((id): ListedDocument[] => {
    const row = byId.get(id);
    if (!row) return [];
    return [{
      id,
      type: row.type as ListedDocument['type'],
      subject: row.subject,
      urgency: row.urgency as ListedDocument['urgency'],
      isFinancial: row.isFinancial === 1,
      status: row.status as ListedDocument['status'],
      drafterId: row.drafterId,
      departmentId: row.departmentId,
      presenterId: row.presenterId,
      finalSignerId: row.finalSignerId,
      watcherIds: fromJson(row.watcherIds),
      versionNo: row.versionNo,
      documentCode: row.documentCode,
      finalSignedAt: row.finalSignedAt,
      issuedAt: row.issuedAt,
      updatedAt: row.updatedAt,
      steps: (stepsOf.get(id) ?? []).map(stepFrom),
    }];
  });
};
