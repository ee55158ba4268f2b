import { checkIntent } from '../circulation/check-intent.ts';
import { refuseIf } from '../circulation/errors.ts';
import { DOCUMENT_TYPE_FACTS } from '../registry/document-types.ts';
import { localDate } from '../registry/local-date.ts';
import { findVersion } from '../store/versions.ts';
import { nextNumberFor, openSeriesFor } from './next-number-for.ts';
import type { Parts } from './parts.ts';
import { readableDocument } from './readable-document.ts';
import type { NumberProposalView } from './views.ts';

/**
 * What the next number would be if it were taken now. Showing it reserves nothing; taking it may give a later one.
 * @throws RefusalError of the rules, SERIES_CLOSED, NUMBER_DATE_BACKWARD
 */
export async function proposeNumber(parts: Parts, personId: string, documentId: string): Promise<NumberProposalView> {
  return parts.store.read(async (db) => {
    const { document, world } = await readableDocument(parts, db, personId, documentId);
    refuseIf(checkIntent(document, { type: 'assignNumber' }, { personId }, world));
    const issuedDate = localDate(world.now);
    const series = await openSeriesFor(db, document, issuedDate);
    const { number: { number, documentCode } } = await nextNumberFor(db, series, document, world, issuedDate);
    const version = await findVersion(db, documentId, document.versionNo);
    return {
      seriesId: series.id, number, documentCode, issuedDate,
      hasDateLine: DOCUMENT_TYPE_FACTS[document.type].hasDateLine, typedMonth: version?.snapshot.typedDate?.month ?? null, typedYear: version?.snapshot.typedDate?.year ?? null,
      lastNumber: series.lastNumber, lastDate: series.lastDate,
    };
  });
}
