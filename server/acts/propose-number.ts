import { checkIntent } from '../circulation/check-intent.ts';
import { RefusalError, refuseIf } from '../circulation/errors.ts';
import { documentCode } from '../registry/document-code.ts';
import { DOCUMENT_TYPE_FACTS } from '../registry/document-types.ts';
import { localDate } from '../registry/local-date.ts';
import { notationOf } from '../registry/notation.ts';
import { loadAgency } from '../store/agency.ts';
import { findNumberSeries } from '../store/number-series.ts';
import { findVersion } from '../store/versions.ts';
import type { Parts } from './parts.ts';
import { readableDocument } from './readable-document.ts';
import type { NumberProposalView } from './views.ts';

/** What the next number would be if it were taken now. Showing it reserves nothing; taking it may give a later one. */
export async function proposeNumber(parts: Parts, personId: string, documentId: string): Promise<NumberProposalView> {
  return parts.store.read(async (db) => {
    const { document, world } = await readableDocument(parts, db, personId, documentId);
    refuseIf(checkIntent(document, { type: 'assignNumber' }, { personId }, world));
    const issuedDate = localDate(world.now);
    const year = Number(issuedDate.slice(0, 4));
    const series = await findNumberSeries(db, document.type, year);
    if (series === null) throw new RefusalError('SERIES_CLOSED', { y: year });
    const agency = await loadAgency(db, issuedDate);
    const department = world.directory.departments.find(({ id }) => id === document.departmentId);
    const version = await findVersion(db, documentId, document.versionNo);
    const number = series.lastNumber + 1;
    return {
      seriesId: series.id, number, documentCode: documentCode(number, notationOf(document.type, agency.abbr, department?.docAbbr ?? null), series.padTo), issuedDate,
      hasDateLine: DOCUMENT_TYPE_FACTS[document.type].hasDateLine, typedMonth: version?.snapshot.typedDate?.month ?? null, typedYear: version?.snapshot.typedDate?.year ?? null,
      lastNumber: series.lastNumber, lastDate: series.lastDate,
    };
  });
}
