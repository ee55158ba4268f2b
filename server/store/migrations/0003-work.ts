import type { Migration } from 'kysely/migration';
import { createTable } from './tables.ts';

/** Drafts, previews, signing, the clerk's registers, jobs. */
export const workTables: Migration = {
  up: async (db) => {
    const ofDocument = { documentId: 'documents.id' } as const;
    await createTable(db, 'draftFiles', {
      columns: { documentId: 'text', name: 'text', size: 'integer', sha256: 'text', textDigest: 'text?', reading: 'text?', uploadedBy: 'text', uploadedAt: 'text' },
      primaryKey: ['documentId'],
      references: ofDocument,
    });
    await createTable(db, 'handPlaces', {
      columns: { documentId: 'text', placeKey: 'text', page: 'integer', rect: 'text' },
      primaryKey: ['documentId', 'placeKey'],
      references: ofDocument,
    });
    await createTable(db, 'previews', {
      columns: {
        id: 'text', documentId: 'text', docxSha256: 'text', routeDigest: 'text', pdfSha256: 'text', pdfLength: 'integer', textDigest: 'text',
        pages: 'text', places: 'text', missing: 'text', warnings: 'text', facts: 'text', engine: 'text', createdBy: 'text', createdAt: 'text',
      },
      primaryKey: ['id'],
      references: ofDocument,
      indices: { previewsOfDocument: ['documentId', 'createdAt'] },
    });
    await createTable(db, 'referenceFiles', {
      columns: { id: 'text', documentId: 'text', name: 'text', mediaType: 'text', size: 'integer', sha256: 'text', addedBy: 'text', addedAt: 'text', removedAt: 'text?' },
      primaryKey: ['id'],
      references: ofDocument,
      indices: { referenceFilesOfDocument: ['documentId', 'addedAt', 'id'] },
    });
    await createTable(db, 'signingRequests', {
      columns: {
        id: 'text', documentId: 'text', versionNo: 'integer', stepId: 'text?', personId: 'text', baseRevisionNo: 'integer', prepared: 'text', deltaSha256: 'text',
        certificates: 'text', opinion: 'text?', checklist: 'text?', createdAt: 'text', expiresAt: 'text', takenAt: 'text?',
      },
      primaryKey: ['id'],
      references: ofDocument,
      indices: { signingRequestsOfDocument: ['documentId', 'createdAt'], signingRequestsByExpiry: ['expiresAt'] },
    });
    await createTable(db, 'numberSeries', {
      columns: { id: 'text', year: 'integer', types: 'text', lastNumber: 'integer', lastDate: 'text?', padTo: 'integer', closed: 'integer' },
      primaryKey: ['id'],
      indices: { numberSeriesOfYear: ['year'] },
    });
    await createTable(db, 'registerRows', {
      columns: {
        documentId: 'text', seriesId: 'text', year: 'integer', number: 'integer', documentCode: 'text', agencyId: 'text', issuedDate: 'text',
        typeAndSubject: 'text', signer: 'text', recipients: 'text', keptBy: 'text', copies: 'integer', dispatchedOn: 'text?', receipt: 'text?', note: 'text?',
        enteredBy: 'text', enteredAt: 'text',
      },
      primaryKey: ['documentId'],
      references: { ...ofDocument, seriesId: 'numberSeries.id' },
      // I11: the rules that no mistake of ours can get around.
      unique: { registerRowsNumber: ['seriesId', 'year', 'number'], registerRowsCode: ['year', 'documentCode', 'agencyId'] },
      indices: { registerRowsOfYear: ['year', 'issuedDate', 'seriesId', 'number'] },
    });
    await createTable(db, 'routeTemplates', {
      columns: { id: 'text', name: 'text', docTypes: 'text', financial: 'integer', steps: 'text', ownerId: 'text?', createdAt: 'text' },
      primaryKey: ['id'],
      references: { ownerId: 'people.id' },
      indices: { routeTemplatesOfOwner: ['ownerId'] },
    });
    await createTable(db, 'idempotencyKeys', {
      columns: { personId: 'text', key: 'text', request: 'text', result: 'text', createdAt: 'text' },
      primaryKey: ['personId', 'key'],
      indices: { idempotencyKeysByAge: ['createdAt'] },
    });
    await createTable(db, 'outbox', {
      columns: {
        id: 'text', topic: 'text', payload: 'text', createdAt: 'text', runAt: 'text', attempts: 'integer',
        leaseId: 'text?', leasedUntil: 'text?', lastError: 'text?', parkedAt: 'text?',
      },
      primaryKey: ['id'],
      indices: { outboxDue: ['parkedAt', 'runAt'] },
    });
  },
};
