import { Migrator } from 'kysely/migration';
import type { Migration } from 'kysely/migration';
import type { Db } from '../schema.ts';
import { organisationTables } from './0001-organisation.ts';
import { documentTables } from './0002-documents.ts';
import { workTables } from './0003-work.ts';
import { auditTables } from './0004-audit.ts';
import { signingOfferTables } from './0005-signing-offers.ts';

/** In the order of their names, for ever: a published migration is never changed, only followed by another. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-organisation': organisationTables,
  '0002-documents': documentTables,
  '0003-work': workTables,
  '0004-audit': auditTables,
  '0005-signing-offers': signingOfferTables,
};

/** Brings the tables up to date; each run is one transaction, and two processes at once are safe. */
export const migrate = async (db: Db): Promise<void> => {
  const { error } = await new Migrator({ db, provider: { getMigrations: () => Promise.resolve(MIGRATIONS) } }).migrateToLatest();
  if (error !== undefined) throw error instanceof Error ? error : new Error('A migration failed.', { cause: error });
};
