import { randomBytes } from 'node:crypto';
import { createAuthority } from '../../server/sample/authority/create-authority.ts';
import type { SampleAuthority } from '../../server/sample/authority/create-authority.ts';
import { sampleOrganisation } from '../../server/sample/organisation.ts';

export const FIRST_DAY = '2026-11-22';
export const NOW = new Date('2026-11-22T02:00:00Z');
export const chance = (count: number): Uint8Array => new Uint8Array(randomBytes(count));

/** A whole authority as a first run makes it, kept in memory. */
export const makeAuthority = (): Promise<SampleAuthority> => {
  const { agency, certified, departments } = sampleOrganisation(FIRST_DAY);
  return createAuthority({
    organisation: agency.fullName, certified, now: NOW, randomBytes: chance,
    departmentName: (id) => departments.find((department) => department.id === id)?.name ?? id,
    addresses: (list) => ({ crl: `http://localhost:3000/sample/crl/${list}.crl`, ...(list === 'issuing' ? { ocsp: 'http://localhost:3000/sample/ocsp' } : {}) }),
  });
};
