import type { Migration } from 'kysely/migration';
import { createTable } from './tables.ts';

/** Who is who, who stands in for whom, who is signed in. */
export const organisationTables: Migration = {
  up: async (db) => {
    await createTable(db, 'agencies', {
      columns: { id: 'text', abbr: 'text', name: 'text', fullName: 'text', organId: 'text', sealDiameterMm: 'integer', financeDepartmentId: 'text', clerkDepartmentId: 'text' },
      primaryKey: ['id'],
    });
    await createTable(db, 'agencyProfiles', {
      columns: { agencyId: 'text', validFrom: 'text', validTo: 'text?', parentAgency: 'text', place: 'text' },
      primaryKey: ['agencyId', 'validFrom'],
      references: { agencyId: 'agencies.id' },
    });
    await createTable(db, 'departments', {
      columns: { id: 'text', abbr: 'text', docAbbr: 'text?', name: 'text', kind: 'text', sortOrder: 'integer' },
      primaryKey: ['id'],
    });
    await createTable(db, 'people', {
      columns: {
        id: 'text', name: 'text', departmentId: 'text', title: 'text', blockTitle: 'text?', roles: 'text', canFinalSign: 'integer', active: 'integer',
        identityCode: 'text?', signatureImageSha256: 'text?', sortOrder: 'integer',
      },
      primaryKey: ['id'],
      references: { departmentId: 'departments.id' },
      unique: { peopleIdentityCode: ['identityCode'] },
    });
    await createTable(db, 'delegations', {
      columns: { id: 'text', kind: 'text', fromId: 'text', toId: 'text', scope: 'text', validFrom: 'text', validTo: 'text?', docRef: 'text' },
      primaryKey: ['id'],
      references: { fromId: 'people.id', toId: 'people.id' },
    });
    await createTable(db, 'absences', {
      columns: { personId: 'text', absentFrom: 'text', absentTo: 'text', reason: 'text', substituteId: 'text?' },
      primaryKey: ['personId', 'absentFrom'],
      references: { personId: 'people.id', substituteId: 'people.id' },
    });
    await createTable(db, 'settings', { columns: { name: 'text', value: 'text' }, primaryKey: ['name'] });
    await createTable(db, 'credentials', {
      columns: { personId: 'text', passwordHash: 'text', changedAt: 'text' },
      primaryKey: ['personId'],
      references: { personId: 'people.id' },
    });
    await createTable(db, 'sessions', {
      columns: { tokenHash: 'text', personId: 'text', createdAt: 'text', expiresAt: 'text', revokedAt: 'text?', address: 'text' },
      primaryKey: ['tokenHash'],
      references: { personId: 'people.id' },
      indices: { sessionsOfPerson: ['personId'], sessionsByExpiry: ['expiresAt'] },
    });
    await createTable(db, 'signInFailures', {
      columns: { subject: 'text', failures: 'integer', lastAt: 'text', blockedUntil: 'text?' },
      primaryKey: ['subject'],
      indices: { signInFailuresByTime: ['lastAt'] },
    });
  },
};
