import { RefusalError } from '../circulation/errors.ts';
import type { CalendarDate } from '../circulation/model.ts';
import type { Db, Tx } from './schema.ts';

/** The issuing agency; what stays the same whatever its header says. */
export interface Agency {
  readonly id: string;
  readonly abbr: string;
  readonly name: string;
  readonly fullName: string;
  readonly organId: string;
  /** Millimetres. */
  readonly sealDiameterMm: number;
  readonly financeDepartmentId: string;
  readonly clerkDepartmentId: string;
}

/** The agency's header between two dates, both inclusive; `validTo` null = still. */
export interface AgencyProfile {
  readonly validFrom: CalendarDate;
  readonly validTo: CalendarDate | null;
  readonly parentAgency: string;
  readonly place: string;
}

export const saveAgency = async (tx: Tx, agency: Agency, profiles: readonly AgencyProfile[]): Promise<void> => {
  await tx.insertInto('agencies').values(agency).onConflict((conflict) => conflict.column('id').doUpdateSet(agency)).execute();
  await tx.deleteFrom('agencyProfiles').where('agencyId', '=', agency.id).execute();
  if (profiles.length > 0) await tx.insertInto('agencyProfiles').values(profiles.map((profile) => ({ ...profile, agencyId: agency.id }))).execute();
};

/** The one agency of this installation, with the header valid on a date (the nearest earlier one, else the first). Null before set-up. */
export const findAgency = async (db: Db, on: CalendarDate): Promise<(Agency & AgencyProfile) | null> => {
  const agency = await db.selectFrom('agencies').selectAll().orderBy('id').limit(1).executeTakeFirst();
  if (!agency) return null;
  const profiles = await listAgencyProfiles(db, agency.id);
  const profile = profiles.filter(({ validFrom }) => validFrom <= on).at(-1) ?? profiles[0];
  return profile ? { ...agency, ...profile } : null;
};

/** Every header the agency has had or will have, the oldest first. */
export const listAgencyProfiles = async (db: Db, agencyId: string): Promise<readonly AgencyProfile[]> =>
  db.selectFrom('agencyProfiles').select(['validFrom', 'validTo', 'parentAgency', 'place']).where('agencyId', '=', agencyId).orderBy('validFrom').execute();

/** As `findAgency`; throws NOT_FOUND before set-up. */
export const loadAgency = async (db: Db, on: CalendarDate): Promise<Agency & AgencyProfile> => {
  const agency = await findAgency(db, on);
  if (!agency) throw new RefusalError('NOT_FOUND');
  return agency;
};
