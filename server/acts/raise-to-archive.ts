import { RefusalError } from '../circulation/errors.ts';
import type { ArchiveActionType } from '../circulation/model.ts';
import { completeDocumentTimestamp } from '../signing/long-term/document-timestamp.ts';
import { readRevisionChain, type Revision, type RevisionKind } from '../store/revisions.ts';
import { certificatesToProve, notYetProven, tokenEnd } from '../verification/certificates-to-prove.ts';
import { day } from '../verification/day.ts';
import { findingText } from '../verification/findings.ts';
import type { ExpectedRevision } from '../verification/judge-revision.ts';
import { gatherStatus } from '../verification/status/gather.ts';
import { readTrust, type Trust } from '../verification/trust.ts';
import { appendByServer } from './append-by-server.ts';
import { keepUpdate } from './append-to-pdf.ts';
import { assemble, type CurrentPdf } from './current-pdf.ts';
import { heavy } from './heavy.ts';
import type { Parts } from './parts.ts';

const chainOf = (parts: Parts, documentId: string): Promise<readonly Revision[]> => parts.store.read((db) => readRevisionChain(db, documentId));

/** Judges the file with its new revision from the ground up, and stores both with the event. */
async function judgeAndStore(
  parts: Parts, documentId: string, base: CurrentPdf, delta: Uint8Array, trust: Trust,
  { expected, action, level }: { readonly expected: ExpectedRevision & { readonly kind: 'DSS' | 'DOCTS' }; readonly action: ArchiveActionType; readonly level: 'B-LT' | 'B-LTA' },
): Promise<void> {
  const current = Buffer.concat([base.bytes, delta]);
  const at = parts.clock();
  const verdict = await heavy('judgeRevision', { previous: base.bytes, current, expected, trust, at }, current.length);
  const report = await heavy('verifyDocument', { pdf: current, trust, at }, current.length);
  if (report.result === 'INVALID' || report.result === 'UNDECIDED') {
    const [worst] = [...report.findings, ...report.revisions.flatMap(({ findings }) => findings), ...report.signatures.flatMap(({ findings }) => findings)];
    throw new RefusalError('SIGNATURE_INVALID', { detail: worst === undefined ? '?' : findingText(worst, 'vi') });
  }
  const update = await keepUpdate(parts.blobs, delta, verdict);
  await appendByServer(parts, documentId, { action, reason: null, facts: { level, pdfSha256: update.wholeSha256 } }, { base: base.revision, update, kind: expected.kind, verification: verdict });
}

/**
 * B-LT: certificates and their status, for every signature and every timestamp that the file does not prove yet, into the document security store.
 * @throws RefusalError REVOCATION_UNAVAILABLE naming whose status could not be had
 */
export async function bringProofs(parts: Parts, documentId: string, action: ArchiveActionType): Promise<void> {
  const base = await assemble(parts.blobs, await chainOf(parts, documentId));
  const [trust, now] = [await parts.trust(), parts.clock()];
  const known = readTrust(trust);
  const wanted = notYetProven(base.bytes, certificatesToProve(base.bytes, now), known);
  const { missing, ...data } = await gatherStatus(wanted, known, trust.crls, parts.status, now);
  if (missing.length > 0) {
    for (const { subject, tried } of missing) parts.log(`status of ${subject}: ${tried.join('; ') || 'its certificate names no place to ask'}`);
    throw new RefusalError('REVOCATION_UNAVAILABLE', { detail: missing.map(({ subject }) => subject).join(', ') });
  }
  const delta = await heavy('addDss', { pdf: base.bytes, data }, base.bytes.length);
  if (delta !== null) await judgeAndStore(parts, documentId, base, delta, trust, { expected: { kind: 'DSS' }, action, level: 'B-LT' });
}

/**
 * B-LTA: a timestamp over the document with everything that proves it.
 * @param longerThan a renewal must last longer than what it renews
 * @throws RefusalError TSA_NOT_CONFIGURED, TSA_UNAVAILABLE, TSA_NOT_RENEWED
 */
export async function dateWhole(parts: Parts, documentId: string, action: ArchiveActionType, longerThan: Date | null = null): Promise<void> {
  if (parts.timestamper === null) throw new RefusalError('TSA_NOT_CONFIGURED');
  const base = await assemble(parts.blobs, await chainOf(parts, documentId));
  const prepared = await heavy('prepareDocumentTimestamp', { pdf: base.bytes }, base.bytes.length);
  const token = await parts.timestamper.timestamp(prepared.documentDigest);
  const end = tokenEnd(token);
  if (longerThan !== null && (end === null || end <= longerThan)) throw new RefusalError('TSA_NOT_RENEWED', { to: day(longerThan) });
  const delta = completeDocumentTimestamp(prepared, token);
  await judgeAndStore(parts, documentId, base, delta, await parts.trust(), { expected: { kind: 'DOCTS', fieldName: prepared.fieldName }, action, level: 'B-LTA' });
}

const has = (chain: readonly Revision[], kind: RevisionKind): boolean => chain.some((revision) => revision.kind === kind);

/**
 * Raises an issued document to the archive's level, one judged revision after the other. What is there already is not done again:
 * the job may run twice, or go on where a run before it was cut off.
 * @throws RefusalError REVOCATION_UNAVAILABLE, TSA_NOT_CONFIGURED, TSA_UNAVAILABLE, SIGNATURE_INVALID, DOCUMENT_CHANGED
 */
export async function raiseToArchive(parts: Parts, documentId: string): Promise<void> {
  const chain = await chainOf(parts, documentId);
  if (!has(chain, 'SEAL')) throw new RefusalError('NOT_FOUND');
  if (!has(chain, 'DSS')) await bringProofs(parts, documentId, 'raiseToArchive');
  if (!has(chain, 'DOCTS')) await dateWhole(parts, documentId, 'raiseToArchive');
}
