import { RefusalError } from '../circulation/errors.ts';
import type { CalendarDate, Instant } from '../circulation/model.ts';
import { engineOf } from './engines/engine.ts';
import type { Db, Tx } from './schema.ts';

/** A line of the outgoing register (NĐ 30/2020, Phụ lục IV: ten columns). */
export interface RegisterEntry {
  readonly documentId: string;
  readonly seriesId: string;
  readonly year: number;
  readonly number: number;
  readonly documentCode: string;
  readonly agencyId: string;
  readonly issuedDate: CalendarDate;
  readonly typeAndSubject: string;
  readonly signer: string;
  readonly recipients: string;
  readonly keptBy: string;
  readonly copies: number;
  readonly dispatchedOn: CalendarDate | null;
  readonly receipt: string | null;
  readonly note: string | null;
  readonly enteredBy: string;
  readonly enteredAt: Instant;
}

/** Enters a document. Throws NUMBER_TAKEN, DUPLICATE_CODE (I11); the transaction is lost then and must end. */
export const insertRegisterRow = async (tx: Tx, entry: RegisterEntry): Promise<void> => {
  try {
    await tx.insertInto('registerRows').values(entry).execute();
  } catch (error) {
    const broken = engineOf(tx).brokenUniqueness(error);
    if (broken === null) throw error;
    // SQLite names the columns, PostgreSQL the index.
    if (/document_?code|rows_code/.test(broken)) throw new RefusalError('DUPLICATE_CODE', {}, { cause: error });
    throw new RefusalError('NUMBER_TAKEN', { n: entry.number, y: entry.year }, { cause: error });
  }
};

/** The register of a year, by date, series and number. */
export const listRegister = async (db: Db, year: number): Promise<readonly RegisterEntry[]> =>
  db.selectFrom('registerRows').selectAll().where('year', '=', year).orderBy('issuedDate').orderBy('seriesId').orderBy('number').execute();

export const findRegisterRow = async (db: Db, documentId: string): Promise<RegisterEntry | null> =>
  await db.selectFrom('registerRows').selectAll().where('documentId', '=', documentId).executeTakeFirst() ?? null;

/** Fills in what is known only after the number was given. Throws NOT_FOUND. */
export const completeRegisterRow = async (
  tx: Tx, documentId: string, changes: Partial<Pick<RegisterEntry, 'copies' | 'dispatchedOn' | 'receipt' | 'note'>>,
): Promise<void> => {
  const { numUpdatedRows } = await tx.updateTable('registerRows').set(changes).where('documentId', '=', documentId).executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new RefusalError('NOT_FOUND');
};
