import type { Migration } from 'kysely/migration';
import { engineOf } from '../engines/engine.ts';
import { createTable } from './tables.ts';

/** The audit trail (I17). */
export const auditTables: Migration = {
  up: async (db) => {
    await createTable(db, 'auditEvents', {
      columns: {
        documentId: 'text', seq: 'integer', at: 'text', action: 'text', actorId: 'text', onBehalfOfId: 'text?', fromStatus: 'text', toStatus: 'text',
        stepId: 'text?', reason: 'text?', facts: 'text', client: 'text', previousHash: 'text', hash: 'text',
      },
      primaryKey: ['documentId', 'seq'],
    });
    await engineOf(db).makeAppendOnly(db, 'audit_events');
  },
};
