import type { Db } from './schema.ts';

/** How much waits in the trays that show a number. */
export interface StoredTrayCounts {
  readonly inbox: number;
  readonly drafts: number;
  readonly sent: number;
  /** Of the whole office; who is no clerk is shown none of it. */
  readonly clerk: number;
}

/** Counts by the indices of the lists. `ownerIds`: whose steps count for the inbox (see `DocumentQuery`). */
export const countTrays = async (db: Db, personId: string, ownerIds: readonly string[] = [personId]): Promise<StoredTrayCounts> => {
  const { inbox } = await db.selectFrom('routeSteps').select(({ fn }) => fn.count<number>('documentId').distinct().as('inbox'))
    .where('ownerId', 'in', ownerIds).where('status', '=', 'ACTIVE').executeTakeFirstOrThrow();
  const ofDrafter = async (tray: 'drafts' | 'sent'): Promise<number> =>
    (await db.selectFrom('documents').select(({ fn }) => fn.countAll<number>().as('n'))
      .where('drafterId', '=', personId).where('drafterTray', '=', tray).executeTakeFirstOrThrow()).n;
  const { clerk } = await db.selectFrom('documents').select(({ fn }) => fn.countAll<number>().as('clerk')).where('awaitsClerk', '=', 1).executeTakeFirstOrThrow();
  return { inbox, drafts: await ofDrafter('drafts'), sent: await ofDrafter('sent'), clerk };
};
