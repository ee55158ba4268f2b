import { RefusalError } from '../circulation/errors.ts';
import type { CalendarDate, DocumentType } from '../circulation/model.ts';
import type { Selectable } from 'kysely';
import { engineOf } from './engines/engine.ts';
import { fromJson, toJson } from './json.ts';
import { flag } from './schema.ts';
import type { Db, Tx } from './schema.ts';
import type { NumberSeriesTable } from './schema-work.ts';

/** A counter per year and group of document types (I11). */
export interface NumberSeries {
  readonly id: string;
  readonly year: number;
  readonly types: readonly DocumentType[];
  /** The last number given; 0 in a fresh series. */
  readonly lastNumber: number;
  /** Date of the document that got it; the next may not be earlier. */
  readonly lastDate: CalendarDate | null;
  /** Digits to pad to with zeros. */
  readonly padTo: number;
  readonly closed: boolean;
}

const seriesFrom = (row: Selectable<NumberSeriesTable>): NumberSeries => ({ ...row, types: fromJson(row.types), closed: row.closed === 1 });

export const insertNumberSeries = async (tx: Tx, series: NumberSeries): Promise<void> => {
  await tx.insertInto('numberSeries').values({ ...series, types: toJson(series.types), closed: flag(series.closed) }).execute();
};

/** The series of a year, closed ones too. */
export const listNumberSeries = async (db: Db, year: number): Promise<readonly NumberSeries[]> =>
  (await db.selectFrom('numberSeries').selectAll().where('year', '=', year).orderBy('id').execute()).map(seriesFrom);

/** The series that numbers a type of document in a year, or null. */
export const findNumberSeries = async (db: Db, type: DocumentType, year: number): Promise<NumberSeries | null> =>
  (await listNumberSeries(db, year)).find(({ types }) => types.includes(type)) ?? null;

/** Reads a series and keeps everyone else from it until this transaction ends. Throws NOT_FOUND. */
export const lockSeries = async (tx: Tx, id: string): Promise<NumberSeries> => {
  const query = tx.selectFrom('numberSeries').selectAll().where('id', '=', id);
  const row = await engineOf(tx).lockRows(query).executeTakeFirst();
  if (!row) throw new RefusalError('NOT_FOUND');
  return seriesFrom(row);
};

/**
 * Takes the next number of a locked series for a date and returns it. A rollback gives it back, so no number is ever missing.
 * Throws NUMBER_TAKEN if the series moved on since it was read (it was not locked).
 */
export const takeNumber = async (tx: Tx, series: NumberSeries, date: CalendarDate): Promise<number> => {
  const number = series.lastNumber + 1;
  const { numUpdatedRows } = await tx.updateTable('numberSeries').set({ lastNumber: number, lastDate: date })
    .where('id', '=', series.id).where('lastNumber', '=', series.lastNumber).where('closed', '=', 0).executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new RefusalError('NUMBER_TAKEN', { n: number, y: series.year });
  return number;
};
