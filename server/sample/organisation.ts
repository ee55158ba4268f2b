/** The invented Sở Công Thương: read from `organisation.json`, checked, with its dates moved to the first run. */
import { z } from 'zod';
import { CAPACITIES, DOCUMENT_TYPES, ROLES, STEP_KINDS } from '../circulation/model.ts';
import type { Absence, CalendarDate, Delegation, Department, DocumentType, Person, StepKind } from '../circulation/model.ts';
import { sampleCalendar } from './calendar.ts';
import type { SampleCalendar } from './calendar.ts';
import written from './organisation.json' with { type: 'json' };

const date = z.iso.date();
const types = z.array(z.enum(DOCUMENT_TYPES));

const Written = z.object({
  writtenOn: date,
  agency: z.object({
    id: z.string(), abbr: z.string(), name: z.string(), fullName: z.string(), organId: z.string(), sealDiameterMm: z.number(),
    financeDepartmentId: z.string(), clerkDepartmentId: z.string(),
    profiles: z.array(z.object({ from: date, to: date.nullable(), parent: z.string(), place: z.string() })),
  }),
  departments: z.array(z.object({ id: z.string(), abbr: z.string(), docAbbr: z.string().nullable(), name: z.string(), kind: z.enum(['directorate', 'office', 'division', 'centre']), order: z.number() })),
  users: z.array(z.object({
    id: z.string(), name: z.string(), dept: z.string(), title: z.string(), blockTitle: z.string().optional(), roles: z.array(z.enum(ROLES)),
    canFinalSign: z.boolean().default(false), active: z.boolean().default(true),
    cert: z.object({ validTo: date, key: z.enum(['RSA', 'EC']).default('RSA') }).nullable(),
  })),
  absences: z.array(z.object({ user: z.string(), from: date, to: date, reason: z.string(), suggest: z.string().nullable() })),
  delegations: z.array(z.object({
    id: z.string(), kind: z.enum(CAPACITIES), from: z.string(), to: z.string(), validFrom: date, validTo: date.nullable(), docRef: z.string(),
    scope: z.object({ fields: z.array(z.string()).exactOptional(), docTypes: types.exactOptional(), financial: z.boolean().exactOptional(), maxAmount: z.number().exactOptional() }),
  })),
  numberSeries: z.array(z.object({ id: z.string(), year: z.number(), types, last: z.number(), lastDate: date.nullable(), padTo: z.number() })),
  routeTemplates: z.array(z.object({
    id: z.string(), name: z.string(), docTypes: types.default([]), financial: z.boolean().default(false),
    steps: z.array(z.object({ dept: z.string(), kind: z.enum(STEP_KINDS), user: z.string().nullable().default(null) })),
  })),
});
type Written = z.infer<typeof Written>;

export interface SamplePerson extends Person {
  /** Null for who has no certificate. */
  readonly identityCode: string | null;
}

/** A person who gets a key and a certificate. */
export interface CertifiedPerson {
  readonly person: Person;
  readonly identityCode: string;
  readonly key: 'RSA' | 'EC';
  readonly validTo: CalendarDate;
}

export interface SampleSeries {
  readonly id: string;
  readonly year: number;
  readonly types: readonly DocumentType[];
  readonly lastNumber: number;
  readonly lastDate: CalendarDate | null;
  readonly padTo: number;
  readonly closed: boolean;
}

export interface SampleRoute {
  readonly id: string;
  readonly name: string;
  readonly docTypes: readonly DocumentType[];
  readonly financial: boolean;
  /** `departmentId` may be `$drafting`. */
  readonly steps: readonly { readonly departmentId: string; readonly kind: StepKind; readonly ownerId: string | null }[];
}

export interface SampleOrganisationData {
  readonly agency: Omit<Written['agency'], 'profiles'>;
  readonly profiles: Written['agency']['profiles'];
  readonly departments: readonly Department[];
  readonly people: readonly SamplePerson[];
  readonly certified: readonly CertifiedPerson[];
  readonly absences: readonly Absence[];
  readonly delegations: readonly Delegation[];
  readonly series: readonly SampleSeries[];
  readonly routes: readonly SampleRoute[];
}

type User = Written['users'][number];
const personOf = ({ id, name, dept, title, blockTitle, roles, canFinalSign, active }: User): Person => ({
  id, name, departmentId: dept, title, blockTitle: blockTitle ?? null, roles, canFinalSign, active,
});
const identityCodeOf = ({ id }: User): string => `MAU-${id}`;

const seriesOf = ({ id, year, last, lastDate, ...rest }: Written['numberSeries'][number], { years, moveWithinYear }: SampleCalendar): SampleSeries => ({
  ...rest, closed: false, id: id.replace(String(year), String(year + years)), year: year + years, lastNumber: last, lastDate: lastDate === null ? null : moveWithinYear(lastDate),
});

/** @param firstDay the day of the sample's first run at +07:00. */
export const sampleOrganisation = (firstDay: CalendarDate): SampleOrganisationData => {
  const { writtenOn, agency: { profiles, ...agency }, departments, users, absences, delegations, numberSeries, routeTemplates } = Written.parse(written);
  const calendar = sampleCalendar(writtenOn, firstDay);
  const { move } = calendar;
  return {
    agency, profiles, departments,
    people: users.map((user) => ({ ...personOf(user), identityCode: user.cert === null ? null : identityCodeOf(user) })),
    certified: users.flatMap((user) => (user.cert === null ? [] : [{ person: personOf(user), identityCode: identityCodeOf(user), key: user.cert.key, validTo: move(user.cert.validTo) }])),
    absences: absences.map(({ user, from, to, reason, suggest }) => ({ personId: user, from: move(from), to: move(to), reason, substituteId: suggest })),
    delegations: delegations.map(({ from, to, validFrom, validTo, ...rest }) => ({ ...rest, fromId: from, toId: to, validFrom: move(validFrom), validTo: validTo === null ? null : move(validTo) })),
    series: numberSeries.map((series) => seriesOf(series, calendar)),
    routes: routeTemplates.map(({ steps, ...rest }) => ({ ...rest, steps: steps.map(({ dept, kind, user }) => ({ departmentId: dept, kind, ownerId: user })) })),
  };
};
