/** Tables of the organisation: who is who, who stands in for whom, who is signed in. */
import type { Delegation, Role } from '../circulation/model.ts';
import type { Json } from './json.ts';
import type { Flag, Sha256 } from './schema.ts';

export interface AgenciesTable {
  id: string;
  abbr: string;
  name: string;
  fullName: string;
  organId: string;
  sealDiameterMm: number;
  financeDepartmentId: string;
  clerkDepartmentId: string;
}

/** Header of the agency by date; `validTo` null = still. */
export interface AgencyProfilesTable {
  agencyId: string;
  validFrom: string;
  validTo: string | null;
  parentAgency: string;
  place: string;
}

export interface DepartmentsTable {
  id: string;
  abbr: string;
  docAbbr: string | null;
  name: string;
  kind: string;
  sortOrder: number;
}

export interface PeopleTable {
  id: string;
  name: string;
  departmentId: string;
  title: string;
  blockTitle: string | null;
  roles: Json<readonly Role[]>;
  canFinalSign: Flag;
  active: Flag;
  /** Equals the subject's serialNumber (2.5.4.5) of the person's certificate. */
  identityCode: string | null;
  signatureImageSha256: Sha256 | null;
  sortOrder: number;
}

export interface DelegationsTable {
  id: string;
  kind: string;
  fromId: string;
  toId: string;
  scope: Json<Delegation['scope']>;
  validFrom: string;
  validTo: string | null;
  docRef: string;
}

export interface AbsencesTable {
  personId: string;
  absentFrom: string;
  absentTo: string;
  reason: string;
  substituteId: string | null;
}

export interface SettingsTable {
  name: string;
  value: Json<unknown>;
}

export interface CredentialsTable {
  personId: string;
  passwordHash: string;
  changedAt: string;
}

export interface SessionsTable {
  tokenHash: Sha256;
  personId: string;
  createdAt: string;
  expiresAt: string;
  revokedAt: string | null;
  address: string;
}

/** Failed sign-ins of one person or one address, see `people/throttle.ts`. */
export interface SignInFailuresTable {
  subject: string;
  failures: number;
  lastAt: string;
  blockedUntil: string | null;
}

export interface OrganisationTables {
  agencies: AgenciesTable;
  agencyProfiles: AgencyProfilesTable;
  departments: DepartmentsTable;
  people: PeopleTable;
  delegations: DelegationsTable;
  absences: AbsencesTable;
  settings: SettingsTable;
  credentials: CredentialsTable;
  sessions: SessionsTable;
  signInFailures: SignInFailuresTable;
}
