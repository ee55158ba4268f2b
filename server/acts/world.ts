import { stepDue } from '../circulation/step-due.ts';
import type { World } from '../circulation/model.ts';
import { loadDirectory } from '../store/directory.ts';
import type { Db } from '../store/schema.ts';
import type { Parts } from './parts.ts';

/** What the rules may know at this moment: the directory as stored, the settings, one clock. */
export async function loadWorld(parts: Pick<Parts, 'config' | 'clock'>, db: Db): Promise<World> {
  const directory = await loadDirectory(db);
  return {
    now: parts.clock().toISOString(),
    directory,
    policy: { allowByOrderFinalSigner: parts.config.ALLOW_BY_ORDER_FINAL_SIGNER, allowParallelGroups: parts.config.ALLOW_PARALLEL_GROUPS },
    dueAt: stepDue(),
  };
}
