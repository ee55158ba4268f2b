import { RefusalError } from '../circulation/errors.ts';
import { localDate } from '../registry/local-date.ts';
import { completeRegisterRow } from '../store/register.ts';
import { readRevisionChain } from '../store/revisions.ts';
import { findingText } from '../verification/findings.ts';
import type { VerificationReport } from '../verification/verify-document.ts';
import { assemble } from './current-pdf.ts';
import { heavy } from './heavy.ts';
import type { Parts, SignedIn } from './parts.ts';
import { readableDocument } from './readable-document.ts';
import { showDocument } from './show-document.ts';
import { transition } from './transition.ts';
import type { DocumentView } from './views.ts';

const reasons = ({ findings, revisions, signatures }: VerificationReport, language: 'vi' | 'en'): string =>
  [...findings, ...revisions.flatMap((revision) => revision.findings), ...signatures.flatMap((signature) => signature.findings)].map((found) => findingText(found, language)).join(' ');

/**
 * T21, «ban hành». Before the document leaves the house everything in it is judged from zero: every signature, every difference
 * between revisions, and that exactly the signatures on record are there (decisions.md).
 * @throws RefusalError SIGNATURE_INVALID, those of the rules
 */
export async function issue(parts: Parts, signedIn: SignedIn, documentId: string): Promise<DocumentView> {
  const chain = await parts.store.read(async (db) => {
    await readableDocument(parts, db, signedIn.personId, documentId);
    return readRevisionChain(db, documentId);
  });
  const head = chain.at(-1);
  if (head?.kind === 'SEAL') {
    const { bytes } = await assemble(parts.blobs, chain);
    const report = await heavy('verifyDocument', { pdf: bytes, trust: await parts.trust(), at: parts.clock() }, bytes.length);
    if (report.result !== 'VALID' && report.result !== 'WARNINGS') throw new RefusalError('SIGNATURE_INVALID', { detail: reasons(report, 'vi'), detailEn: reasons(report, 'en') });
  }
  await transition(parts, signedIn, documentId, ({ tx, world }) => ({
    action: { type: 'issue' },
    facts: { pdfSha256: head?.wholeSha256 ?? null },
    write: () => completeRegisterRow(tx, documentId, { dispatchedOn: localDate(world.now) }),
  }));
  return showDocument(parts, signedIn.personId, documentId);
}
