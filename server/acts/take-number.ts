import { isDeepStrictEqual } from 'node:util';
import { checkIntent } from '../circulation/check-intent.ts';
import { RefusalError, refuseIf } from '../circulation/errors.ts';
import type { CalendarDate, OutgoingDocument, World } from '../circulation/model.ts';
import { checkTypedDate } from '../registry/typed-date.ts';
import { registerRow } from '../registry/register-row.ts';
import { loadAgency } from '../store/agency.ts';
import { lockSeries, takeNumber as takeFromSeries } from '../store/number-series.ts';
import { insertRegisterRow } from '../store/register.ts';
import { nextRevisionNo, readRevisionChain } from '../store/revisions.ts';
import type { Tx } from '../store/schema.ts';
import { findVersion, type DocumentVersion } from '../store/versions.ts';
import { appendToPdf } from './append-to-pdf.ts';
import { assemble, type CurrentPdf } from './current-pdf.ts';
import { nextNumberFor, openSeriesFor, type NextNumber } from './next-number-for.ts';
import { fillPage, textsFor, type FilledPage } from './number-on-page.ts';
import type { Parts, SignedIn } from './parts.ts';
import { readableDocument } from './readable-document.ts';
import { showDocument } from './show-document.ts';
import { transition, type Scene } from './transition.ts';
import type { DocumentView } from './views.ts';

interface Prepared {
  readonly version: DocumentVersion;
  readonly base: CurrentPdf;
  /** The page with the number that is next as long as nobody is quicker; null where somebody is at it already. */
  readonly likely: FilledPage | null;
}

/** Series whose next number is being filled in beforehand: of many clerks at once only the first can be right. */
const foreseen = new Set<string>();

async function foresee(parts: Parts, base: CurrentPdf, version: DocumentVersion, { number, padTo }: NextNumber): Promise<FilledPage | null> {
  if (foreseen.has(number.seriesId)) return null;
  foreseen.add(number.seriesId);
  try {
    return await fillPage(parts, base, textsFor(version, number, padTo));
  } finally {
    foreseen.delete(number.seriesId);
  }
}

/** Everything that can be done before the series is locked. */
async function prepare(parts: Parts, signedIn: SignedIn, documentId: string, issuedDate: CalendarDate): Promise<Prepared> {
  const { version, chain, next } = await parts.store.read(async (db) => {
    const { document, world } = await readableDocument(parts, db, signedIn.personId, documentId);
    refuseIf(checkIntent(document, { type: 'assignNumber' }, { personId: signedIn.personId }, world));
    const version = await findVersion(db, documentId, document.versionNo);
    if (version === null) throw new RefusalError('NOT_FOUND');
    if (version.snapshot.typedDate !== null) refuseIf(checkTypedDate(version.snapshot.typedDate, issuedDate));
    const series = await openSeriesFor(db, document, issuedDate);
    return { version, chain: await readRevisionChain(db, documentId), next: await nextNumberFor(db, series, document, world, issuedDate) };
  });
  const base = await assemble(parts.blobs, chain);
  return { version, base, likely: await foresee(parts, base, version, next) };
}

/** The next number of the right series, which stays locked until this transaction ends. @throws RefusalError SERIES_CLOSED, NUMBER_DATE_* */
async function drawNumber(tx: Tx, document: OutgoingDocument, world: World, issuedDate: CalendarDate): Promise<NextNumber> {
  const series = await lockSeries(tx, (await openSeriesFor(tx, document, issuedDate)).id);
  const next = await nextNumberFor(tx, series, document, world, issuedDate);
  await takeFromSeries(tx, series, issuedDate);
  return next;
}

const enterIntoRegister = async ({ tx, world: { directory, now } }: Scene, next: OutgoingDocument, issuedDate: CalendarDate, signedIn: SignedIn): Promise<void> => {
  const agency = await loadAgency(tx, issuedDate);
  await insertRegisterRow(tx, { ...registerRow(next, directory), agencyId: agency.id, enteredBy: signedIn.personId, enteredAt: now });
};

/**
 * T19, «lấy số»: number, date, register row and the revision that shows them are committed together, or not at all, so that no
 * crash and no failure leaves a hole in the series (NĐ 30/2020, Điều 15). The page is filled before the series is locked;
 * only where another clerk takes that number meanwhile it is filled under the lock.
 * @throws RefusalError of the rules, SERIES_CLOSED, NUMBER_DATE_BACKWARD, NUMBER_DATE_FUTURE, ISSUE_MONTH_MISMATCH, DUPLICATE_CODE
 */
export async function takeNumber(
  parts: Parts, signedIn: SignedIn, documentId: string, { issuedDate, rowVersion }: { readonly issuedDate: CalendarDate; readonly rowVersion: number },
): Promise<DocumentView> {
  const { version, base, likely } = await prepare(parts, signedIn, documentId, issuedDate);
  await transition(parts, signedIn, documentId, async (scene) => {
    const { tx, document, world } = scene;
    if (document.rowVersion !== rowVersion && document.status === 'AWAITING_NUMBER') throw new RefusalError('DOCUMENT_CHANGED');
    refuseIf(checkIntent(document, { type: 'assignNumber' }, { personId: signedIn.personId }, world));
    const { number, padTo } = await drawNumber(tx, document, world, issuedDate);
    const texts = textsFor(version, number, padTo);
    const { update, verdict } = likely !== null && isDeepStrictEqual(texts, likely.texts) ? likely : await fillPage(parts, base, texts);
    const revisionNo = await nextRevisionNo(tx, documentId);
    return {
      action: { type: 'assignNumber', number },
      facts: { pdfSha256Before: base.revision.wholeSha256, pdfSha256After: update.wholeSha256 },
      write: async (next) => {
        await appendToPdf(tx, base.revision, update, { kind: 'FILL', stepId: null, verification: verdict, createdBy: signedIn.personId, createdAt: world.now, revisionNo });
        await enterIntoRegister(scene, next, issuedDate, signedIn);
      },
    };
  });
  return showDocument(parts, signedIn.personId, documentId);
}
