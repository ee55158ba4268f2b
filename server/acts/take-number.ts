import { checkIntent } from '../circulation/check-intent.ts';
import { RefusalError, refuseIf } from '../circulation/errors.ts';
import type { CalendarDate, DocumentNumber, OutgoingDocument } from '../circulation/model.ts';
import { findDepartment } from '../circulation/people.ts';
import { documentCode } from '../registry/document-code.ts';
import { dateParts, padDay, padMonth } from '../registry/local-date.ts';
import { nextNumber } from '../registry/next-number.ts';
import { notationOf } from '../registry/notation.ts';
import { registerRow } from '../registry/register-row.ts';
import { checkTypedDate } from '../registry/typed-date.ts';
import { loadAgency } from '../store/agency.ts';
import { findNumberSeries, lockSeries, takeNumber as takeFromSeries } from '../store/number-series.ts';
import { insertRegisterRow } from '../store/register.ts';
import { nextRevisionNo, readRevisionChain } from '../store/revisions.ts';
import { findVersion, type DocumentVersion } from '../store/versions.ts';
import { appendToPdf, keepUpdate } from './append-to-pdf.ts';
import { assemble, type CurrentPdf } from './current-pdf.ts';
import { heavy } from './heavy.ts';
import type { Parts, SignedIn } from './parts.ts';
import { readableDocument } from './readable-document.ts';
import { fieldNameOf } from './reserve-places.ts';
import { showDocument } from './show-document.ts';
import { transition, type Scene } from './transition.ts';
import type { DocumentView } from './views.ts';

/** What is written on the page: the number always, day and month (and year) only into places the form reserves for them. */
function valuesFor(version: DocumentVersion, number: DocumentNumber, padTo: number): Readonly<Record<string, string>> {
  const { year, month, day } = dateParts(number.issuedDate);
  const texts = { number: String(number.number).padStart(padTo, '0'), day: padDay(day), month: padMonth(month), year: String(year) } as const;
  const keys = (Object.keys(texts) as (keyof typeof texts)[]).filter((key) => version.places.some((place) => place.key === key));
  return Object.fromEntries(keys.map((key) => [fieldNameOf(key), texts[key]]));
}

/** The next number of the right series, under lock until this transaction ends. @throws RefusalError SERIES_CLOSED, NUMBER_DATE_* */
async function drawNumber({ tx, document, world }: Scene, issuedDate: CalendarDate): Promise<{ readonly number: DocumentNumber; readonly padTo: number }> {
  const year = Number(issuedDate.slice(0, 4));
  const found = await findNumberSeries(tx, document.type, year);
  if (found === null) throw new RefusalError('SERIES_CLOSED', { y: year });
  const series = await lockSeries(tx, found.id);
  const next = nextNumber(series, issuedDate, world.now);
  if (!next.ok) throw new RefusalError(next.refusal.code, next.refusal.facts);
  const agency = await loadAgency(tx, issuedDate);
  const department = findDepartment(world.directory, document.departmentId);
  const symbol = notationOf(document.type, agency.abbr, department?.docAbbr ?? null);
  const number = await takeFromSeries(tx, series, issuedDate);
  return { number: { seriesId: series.id, year, number, notation: symbol, documentCode: documentCode(number, symbol, series.padTo), issuedDate }, padTo: series.padTo };
}

/** The PDF with number and date filled in, judged and durable. */
async function fill(parts: Parts, base: CurrentPdf, values: Readonly<Record<string, string>>) {
  const delta = await heavy('fillFields', { pdf: base.bytes, values }, base.bytes.length);
  const verdict = await heavy('judgeRevision', {
    previous: base.bytes, current: Buffer.concat([base.bytes, delta]), trust: await parts.trust(), at: parts.clock(), expected: { kind: 'FILL', values },
  }, base.bytes.length);
  return { update: await keepUpdate(parts.blobs, delta, verdict), verdict };
}

const enterIntoRegister = async ({ tx, world: { directory, now } }: Scene, next: OutgoingDocument, number: DocumentNumber, signedIn: SignedIn): Promise<void> => {
  const agency = await loadAgency(tx, number.issuedDate);
  await insertRegisterRow(tx, { ...registerRow(next, directory), agencyId: agency.id, enteredBy: signedIn.personId, enteredAt: now });
};

/**
 * T19, «lấy số»: number, date, register row and the revision that shows them are committed together, or not at all, so that no
 * crash and no failure leaves a hole in the series (NĐ 30/2020, Điều 15). What does not depend on the number is read before.
 * @throws RefusalError of the rules, SERIES_CLOSED, NUMBER_DATE_BACKWARD, NUMBER_DATE_FUTURE, ISSUE_MONTH_MISMATCH, DUPLICATE_CODE
 */
export async function takeNumber(
  parts: Parts, signedIn: SignedIn, documentId: string, input: { readonly issuedDate: CalendarDate; readonly rowVersion: number },
): Promise<DocumentView> {
  const { version, base } = await readBefore(parts, signedIn, documentId, input.issuedDate);
  await transition(parts, signedIn, documentId, async (scene) => {
    if (scene.document.rowVersion !== input.rowVersion && scene.document.status === 'AWAITING_NUMBER') throw new RefusalError('DOCUMENT_CHANGED');
    refuseIf(checkIntent(scene.document, { type: 'assignNumber' }, { personId: signedIn.personId }, scene.world));
    const { number, padTo } = await drawNumber(scene, input.issuedDate);
    const { update, verdict } = await fill(parts, base, valuesFor(version, number, padTo));
    const revisionNo = await nextRevisionNo(scene.tx, documentId);
    return {
      action: { type: 'assignNumber', number },
      facts: { pdfSha256Before: base.revision.wholeSha256, pdfSha256After: update.wholeSha256 },
      write: async (next) => {
        await appendToPdf(scene.tx, base.revision, update, { kind: 'FILL', stepId: null, verification: verdict, createdBy: signedIn.personId, createdAt: scene.world.now, revisionNo });
        await enterIntoRegister(scene, next, number, signedIn);
      },
    };
  });
  return showDocument(parts, signedIn.personId, documentId);
}

async function readBefore(parts: Parts, signedIn: SignedIn, documentId: string, issuedDate: CalendarDate): Promise<{ readonly version: DocumentVersion; readonly base: CurrentPdf }> {
  const { version, chain } = await parts.store.read(async (db) => {
    const { document, world } = await readableDocument(parts, db, signedIn.personId, documentId);
    refuseIf(checkIntent(document, { type: 'assignNumber' }, { personId: signedIn.personId }, world));
    return { version: await findVersion(db, documentId, document.versionNo), chain: await readRevisionChain(db, documentId) };
  });
  if (version === null) throw new RefusalError('NOT_FOUND');
  if (version.snapshot.typedDate !== null) refuseIf(checkTypedDate(version.snapshot.typedDate, issuedDate));
  return { version, base: await assemble(parts.blobs, chain) };
}
