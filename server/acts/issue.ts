import { checkIntent } from '../circulation/check-intent.ts';
import { RefusalError, refuseIf } from '../circulation/errors.ts';
import type { OutgoingDocument } from '../circulation/model.ts';
import { validSignatures } from '../circulation/signatures.ts';
import { localDate } from '../registry/local-date.ts';
import { enqueue } from '../store/outbox.ts';
import { completeRegisterRow } from '../store/register.ts';
import { currentRevisionNo, readRevisionChain } from '../store/revisions.ts';
import { findingText } from '../verification/findings.ts';
import type { VerificationReport } from '../verification/verify-document.ts';
import { archiveJob } from './archive-job.ts';
import { assemble, type CurrentPdf } from './current-pdf.ts';
import { heavy } from './heavy.ts';
import type { Parts, SignedIn } from './parts.ts';
import { readableDocument } from './readable-document.ts';
import { showDocument } from './show-document.ts';
import { transition } from './transition.ts';
import type { DocumentView } from './views.ts';

const reasons = ({ findings, revisions, signatures }: VerificationReport, language: 'vi' | 'en'): string =>
  [...findings, ...revisions.flatMap((revision) => revision.findings), ...signatures.flatMap((signature) => signature.findings)].map((found) => findingText(found, language)).join(' ');

/** Field and certificate of each signature, in one order: what the file bears and what the record says must be the same list. */
const listed = (signatures: readonly (readonly [field: string, serial: string | null])[]): string => signatures.map((pair) => pair.join(' ')).sort().join('\n');

function checkReport(report: VerificationReport, document: OutgoingDocument): void {
  if (report.result !== 'VALID' && report.result !== 'WARNINGS') throw new RefusalError('SIGNATURE_INVALID', { detail: reasons(report, 'vi'), detailEn: reasons(report, 'en') });
  const borne = listed(report.signatures.filter(({ kind }) => kind === 'signature').map(({ fieldName, signer }) => [fieldName, signer?.serialHex ?? null]));
  const recorded = listed(validSignatures(document).map(({ fieldName, certificateSerial }) => [fieldName, certificateSerial]));
  if (borne !== recorded) throw new RefusalError('SIGNATURE_INVALID', { detail: 'các chữ ký trong tệp không đúng với hồ sơ', detailEn: 'the signatures in the file are not those on record' });
}

/** The sealed file, judged from zero. */
async function judgeWhole(parts: Parts, signedIn: SignedIn, documentId: string): Promise<CurrentPdf> {
  const { document, chain } = await parts.store.read(async (db) => {
    const { document, world } = await readableDocument(parts, db, signedIn.personId, documentId);
    refuseIf(checkIntent(document, { type: 'issue' }, { personId: signedIn.personId }, world));
    return { document, chain: await readRevisionChain(db, documentId) };
  });
  const sealed = await assemble(parts.blobs, chain);
  checkReport(await heavy('verifyDocument', { pdf: sealed.bytes, trust: await parts.trust(), at: parts.clock() }, sealed.bytes.length), document);
  return sealed;
}

/**
 * T21, «ban hành». Before the document leaves the house everything in it is judged from zero: every signature, every difference
 * between revisions, and that exactly the signatures on record are there (decisions.md). What was judged is what is issued.
 * @throws RefusalError SIGNATURE_INVALID, DOCUMENT_CHANGED, those of the rules
 */
export async function issue(parts: Parts, signedIn: SignedIn, documentId: string): Promise<DocumentView> {
  const { revision } = await judgeWhole(parts, signedIn, documentId);
  await transition(parts, signedIn, documentId, async ({ tx, world }) => {
    if (await currentRevisionNo(tx, documentId) !== revision.revisionNo) throw new RefusalError('DOCUMENT_CHANGED');
    return {
      action: { type: 'issue' },
      facts: { pdfSha256: revision.wholeSha256 },
      write: async () => {
        await completeRegisterRow(tx, documentId, { dispatchedOn: localDate(world.now) });
        await enqueue(tx, archiveJob(documentId, world.now));
      },
    };
  });
  return showDocument(parts, signedIn.personId, documentId);
}
