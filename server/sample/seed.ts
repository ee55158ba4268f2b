/** Puts the sample organisation into an empty store, once, in one transaction. */
import type { CalendarDate } from '../circulation/model.ts';
import { hashPassword } from '../people/password-hash.ts';
import { localDate } from '../registry/local-date.ts';
import { findAgency, saveAgency } from '../store/agency.ts';
import type { Blobs } from '../store/blobs.ts';
import { savePasswordHash } from '../store/credentials.ts';
import { saveAbsence, saveDelegation, saveDepartment, savePerson } from '../store/directory.ts';
import { insertNumberSeries, listNumberSeries } from '../store/number-series.ts';
import { insertRouteTemplate } from '../store/route-templates.ts';
import type { Tx } from '../store/schema.ts';
import { writeSetting } from '../store/settings.ts';
import type { Store } from '../store/store.ts';
import { isMarked, SAMPLE_MARK } from './mark.ts';
import { sampleOrganisation } from './organisation.ts';
import type { SampleOrganisationData } from './organisation.ts';
import { drawSignature } from './pictures/signature.ts';

/** Everybody's password in the sample organisation. */
export const SAMPLE_PASSWORD = 'LuanChuyen@2026';

interface Seed {
  readonly organisation: SampleOrganisationData;
  /** Blob of the signature picture, by person. */
  readonly pictures: ReadonlyMap<string, string>;
  readonly passwordHash: string;
  readonly now: string;
}

const seed = async (tx: Tx, { organisation, pictures, passwordHash, now }: Seed): Promise<void> => {
  const { agency, profiles, departments, people, delegations, absences, series, routes } = organisation;
  for (const department of departments) await saveDepartment(tx, department);
  for (const [order, person] of people.entries()) {
    await savePerson(tx, { ...person, signatureImageSha256: pictures.get(person.id) ?? null }, order);
    // One hash serves all: the password is the same and printed on the sign-in page.
    if (person.active) await savePasswordHash(tx, person.id, passwordHash, now);
  }
  await saveAgency(tx, agency, profiles.map(({ from, to, parent, place }) => ({ validFrom: from, validTo: to, parentAgency: parent, place })));
  for (const delegation of delegations) await saveDelegation(tx, delegation);
  for (const absence of absences) await saveAbsence(tx, absence);
  for (const one of series) await insertNumberSeries(tx, one);
  for (const route of routes) await insertRouteTemplate(tx, { ...route, ownerId: null, createdAt: now });
  await writeSetting(tx, SAMPLE_MARK, { since: now });
};

const drawPictures = async (blobs: Blobs, { certified }: SampleOrganisationData): Promise<ReadonlyMap<string, string>> =>
  new Map(await Promise.all(certified.map(async ({ person: { id, name } }) => [id, await blobs.put(drawSignature(name))] as const)));

/** A year that begins while the sample lives gets its own series, each from its first number; what exists is left alone. */
const openYear = async (tx: Tx, organisation: SampleOrganisationData, today: CalendarDate): Promise<void> => {
  const year = Number(today.slice(0, 4));
  if ((await listNumberSeries(tx, year)).length > 0) return;
  for (const series of organisation.series)
    await insertNumberSeries(tx, { ...series, id: series.id.replace(String(series.year), String(year)), year, lastNumber: 0, lastDate: null });
};

/**
 * Seeds the store where nothing is yet and opens the current year's series.
 * @param firstRun the sample's first run, to which its dates are relative
 * @returns false where another organisation lives in the store: the sample keeps out of it
 */
export const seedSampleOrganisation = async (store: Store, blobs: Blobs, firstRun: Date, now: Date): Promise<boolean> => {
  const organisation = sampleOrganisation(localDate(firstRun.toISOString()));
  const today = localDate(now.toISOString());
  const found = await store.read(async (db) => ({ marked: await isMarked(db), agency: await findAgency(db, today) !== null }));
  if (found.agency && !found.marked) return false;
  if (!found.marked) {
    const [pictures, passwordHash] = await Promise.all([drawPictures(blobs, organisation), hashPassword(SAMPLE_PASSWORD)]);
    await store.transaction((tx) => seed(tx, { organisation, pictures, passwordHash, now: now.toISOString() }));
  }
  await store.transaction((tx) => openYear(tx, organisation, today));
  return true;
};
