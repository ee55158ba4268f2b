/** Files offered to a signing program on the person's own machine. */
import type { Migration } from 'kysely/migration';
import { createTable } from './tables.ts';

export const signingOfferTables: Migration = {
  up: async (db) => {
    await createTable(db, 'signingOffers', {
      columns: {
        id: 'text', downloadHash: 'text', uploadHash: 'text', documentId: 'text', versionNo: 'integer', stepId: 'text', personId: 'text', sessionId: 'text',
        baseRevisionNo: 'integer', baseSha256: 'text', baseLength: 'integer', opinion: 'text?', checklist: 'text?', createdAt: 'text', expiresAt: 'text',
        downloadedAt: 'text?', uploads: 'integer', refusal: 'text?', takenAt: 'text?', signedSha256: 'text?',
      },
      primaryKey: ['id'],
      references: { documentId: 'documents.id', personId: 'people.id' },
      unique: { signingOffersDownload: ['downloadHash'], signingOffersUpload: ['uploadHash'] },
      indices: { signingOffersByAge: ['expiresAt'] },
    });
  },
};
