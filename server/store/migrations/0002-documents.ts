import type { Migration } from 'kysely/migration';
import { engineOf } from '../engines/engine.ts';
import { createTable } from './tables.ts';

/** Documents, their versions, steps, signatures and revisions, with an index for every list. */
export const documentTables: Migration = {
  up: async (db) => {
    await createTable(db, 'documents', {
      columns: {
        id: 'text', type: 'text', subject: 'text', urgency: 'text', confidentiality: 'text', isFinancial: 'integer', notFinancialReason: 'text?',
        recipients: 'text', addressees: 'text', drafterId: 'text', departmentId: 'text', presenterId: 'text?', finalSignerId: 'text?',
        watcherIds: 'text', replyToId: 'text?', plannedRoute: 'text', status: 'text', versionNo: 'integer',
        seriesId: 'text?', numberYear: 'integer?', number: 'integer?', notation: 'text?', documentCode: 'text?', issuedDate: 'text?', returned: 'text?',
        submittedAt: 'text?', finalSignedAt: 'text?', sealedAt: 'text?', issuedAt: 'text?', createdAt: 'text', updatedAt: 'text',
        rowVersion: 'integer', currentRevision: 'integer?', drafterTray: 'text', awaitsClerk: 'integer',
      },
      primaryKey: ['id'],
      references: { drafterId: 'people.id', departmentId: 'departments.id' },
      indices: {
        documentsOfDrafter: ['drafterId', 'drafterTray', 'updatedAt desc', 'id desc'],
        documentsForClerk: ['awaitsClerk', 'finalSignedAt', 'id'],
      },
    });
    await createTable(db, 'documentVersions', {
      columns: {
        documentId: 'text', versionNo: 'integer', docxName: 'text', docxSha256: 'text', docxSize: 'integer', textDigest: 'text',
        snapshot: 'text', pages: 'text', places: 'text', engine: 'text', submittedBy: 'text', submittedAt: 'text',
      },
      primaryKey: ['documentId', 'versionNo'],
      references: { documentId: 'documents.id' },
    });
    await createTable(db, 'routeSteps', {
      columns: {
        id: 'text', documentId: 'text', versionNo: 'integer', ordinal: 'integer', kind: 'text', ownerId: 'text', capacity: 'text', optional: 'integer',
        parallelGroup: 'text?', departmentId: 'text', status: 'text', activatedAt: 'text?', dueAt: 'text?', dueOrder: 'text',
        completedAt: 'text?', completedBy: 'text?', opinion: 'text?', checklist: 'text?',
      },
      primaryKey: ['id'],
      references: { documentId: 'documents.id', ownerId: 'people.id', departmentId: 'departments.id' },
      indices: {
        routeStepsOfDocument: ['documentId', 'versionNo', 'ordinal'],
        routeStepsForOwner: ['ownerId', 'status', 'dueOrder', 'documentId'],
      },
    });
    await createTable(db, 'signatures', {
      columns: {
        id: 'text', documentId: 'text', versionNo: 'integer', ordinal: 'integer', kind: 'text', stepId: 'text?', signerId: 'text', revisionNo: 'integer',
        pdfSha256Before: 'text', pdfSha256After: 'text', fieldName: 'text', certificateSerial: 'text', certificateSubject: 'text',
        signedAt: 'text', timestampedAt: 'text?', level: 'text', status: 'text',
      },
      primaryKey: ['id'],
      references: { documentId: 'documents.id', stepId: 'routeSteps.id', signerId: 'people.id' },
      indices: { signaturesOfDocument: ['documentId', 'versionNo', 'ordinal'] },
    });
    await createTable(db, 'revisions', {
      columns: {
        documentId: 'text', revisionNo: 'integer', versionNo: 'integer', parentRevisionNo: 'integer?', kind: 'text',
        deltaSha256: 'text', deltaLength: 'integer', wholeSha256: 'text', wholeLength: 'integer',
        stepId: 'text?', verification: 'text?', createdBy: 'text', createdAt: 'text',
      },
      primaryKey: ['documentId', 'revisionNo'],
      references: { documentId: 'documents.id' },
    });
    await createTable(db, 'documentReaders', {
      columns: { documentId: 'text', readerKey: 'text', done: 'integer', updatedAt: 'text' },
      primaryKey: ['documentId', 'readerKey'],
      references: { documentId: 'documents.id' },
      indices: {
        documentReadersAll: ['readerKey', 'updatedAt desc', 'documentId desc'],
        documentReadersDone: ['readerKey', 'done', 'updatedAt desc', 'documentId desc'],
      },
    });
    const engine = engineOf(db);
    await engine.createSearch(db);
    await engine.makeAppendOnly(db, 'document_versions');
    await engine.makeAppendOnly(db, 'revisions');
  },
};
