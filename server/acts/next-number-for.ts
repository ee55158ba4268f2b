import { RefusalError } from '../circulation/errors.ts';
import type { CalendarDate, DocumentNumber, OutgoingDocument, World } from '../circulation/model.ts';
import { findDepartment } from '../circulation/people.ts';
import { documentCode } from '../registry/document-code.ts';
import { nextNumber } from '../registry/next-number.ts';
import { notationOf } from '../registry/notation.ts';
import { loadAgency } from '../store/agency.ts';
import { findNumberSeries, type NumberSeries } from '../store/number-series.ts';
import type { Db } from '../store/schema.ts';

export interface NextNumber {
  readonly number: DocumentNumber;
  /** Digits to write it with. */
  readonly padTo: number;
}

/** The series that numbers this document on a day. @throws RefusalError SERIES_CLOSED where there is none */
export async function openSeriesFor(db: Db, { type }: OutgoingDocument, issuedDate: CalendarDate): Promise<NumberSeries> {
  const year = Number(issuedDate.slice(0, 4));
  const series = await findNumberSeries(db, type, year);
  if (series === null) throw new RefusalError('SERIES_CLOSED', { y: year });
  return series;
}

/**
 * The number, notation and code the document gets as the series stands (NĐ 30/2020, Điều 15); the same for the proposal and the taking.
 * @throws RefusalError SERIES_CLOSED, NUMBER_DATE_BACKWARD, NUMBER_DATE_FUTURE
 */
export async function nextNumberFor(db: Db, series: NumberSeries, document: OutgoingDocument, { directory, now }: World, issuedDate: CalendarDate): Promise<NextNumber> {
  const next = nextNumber(series, issuedDate, now);
  if (!next.ok) throw new RefusalError(next.refusal.code, next.refusal.facts);
  const agency = await loadAgency(db, issuedDate);
  const department = findDepartment(directory, document.departmentId);
  const notation = notationOf(document.type, agency.abbr, department?.docAbbr ?? null);
  const { id: seriesId, year, padTo } = series;
  return { number: { seriesId, year, number: next.number, notation, documentCode: documentCode(next.number, notation, padTo), issuedDate }, padTo };
}
