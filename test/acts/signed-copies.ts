import type { Parts } from '../../server/acts/parts.ts';
import { insertDocument, loadDocument } from '../../server/store/documents.ts';
import { appendRevision, moveCurrentRevision, readRevisionChain } from '../../server/store/revisions.ts';
import { findVersion, insertVersion } from '../../server/store/versions.ts';

/**
 * Copies of one really signed document, each a document of its own with the same bytes: enough of them to make clerks compete,
 * without converting and signing each. Returns their ids.
 */
export async function copySigned(parts: Parts, documentId: string, count: number): Promise<readonly string[]> {
  const { source, version, chain } = await parts.store.read(async (db) => {
    const source = await loadDocument(db, documentId);
    return { source, version: await findVersion(db, documentId, source.versionNo), chain: await readRevisionChain(db, documentId) };
  });
  if (version === null) throw new Error('not submitted');
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const id = parts.newId();
    const stepIds = new Map(source.steps.map((step) => [step.id, parts.newId()]));
    const renamed = (stepId: string | null): string | null => (stepId === null ? null : stepIds.get(stepId) ?? null);
    await parts.store.transaction(async (tx) => {
      await insertDocument(tx, {
        ...source, id, steps: source.steps.map((step) => ({ ...step, id: stepIds.get(step.id) ?? '' })),
        signatures: source.signatures.map((signature) => ({ ...signature, id: parts.newId(), stepId: renamed(signature.stepId) })),
      });
      await insertVersion(tx, { ...version, documentId: id });
      for (const revision of chain) await appendRevision(tx, { ...revision, documentId: id, stepId: renamed(revision.stepId) });
      await moveCurrentRevision(tx, id, null, chain.at(-1)?.revisionNo ?? null);
    });
    ids.push(id);
  }
  return ids;
}
