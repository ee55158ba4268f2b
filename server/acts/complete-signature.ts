import { checkIntent } from '../circulation/check-intent.ts';
import { RefusalError, refuseIf } from '../circulation/errors.ts';
import type { Action, OutgoingDocument, SignatureProof, World } from '../circulation/model.ts';
import { COMPLETING_ACT } from '../circulation/turn.ts';
import { completeSignature as complete } from '../signing/complete.ts';
import { loadPerson } from '../store/directory.ts';
import { currentRevisionNo, nextRevisionNo, readRevisionChain } from '../store/revisions.ts';
import { takeSigningRequest, type SigningRequest } from '../store/signing-requests.ts';
import { appendToPdf, keepUpdate } from './append-to-pdf.ts';
import { certifyPerson } from './certified-person.ts';
import { assemble } from './current-pdf.ts';
import { freshTrust } from './fresh-trust.ts';
import { heavy } from './heavy.ts';
import type { Parts, SignedIn } from './parts.ts';
import { ownSigningRequest } from './prepare-signature.ts';
import { fromRecord } from './prepared-record.ts';
import { readableDocument } from './readable-document.ts';
import { showDocument } from './show-document.ts';
import { transition } from './transition.ts';
import type { DocumentView } from './views.ts';

const REVISION_KIND = { initial: 'INITIAL', digitalSign: 'SIGN', finalSign: 'FINAL' } as const;

/** What completing the request means for the document as it is now. @throws RefusalError VERSION_STALE, those of the rules */
function intentOf(request: SigningRequest, document: OutgoingDocument, world: World) {
  const step = document.steps.find(({ id }) => id === request.stepId);
  const type = step === undefined ? 'approve' : COMPLETING_ACT[step.kind];
  if (step === undefined || type === 'approve') throw new RefusalError('VERSION_STALE', { n: document.versionNo });
  const intent = { type, stepId: step.id, versionNo: request.versionNo, opinion: request.opinion, checklist: request.checklist };
  refuseIf(checkIntent(document, intent, { personId: request.personId }, world));
  return intent;
}

/** Builds the signed revision, judges it, makes its bytes durable. Nothing is committed here. */
async function makeRevision(parts: Parts, request: SigningRequest, signature: Uint8Array) {
  const now = parts.clock();
  const { chain, person } = await parts.store.read(async (db) => {
    const { document, world } = await readableDocument(parts, db, request.personId, request.documentId);
    // Asked before a timestamp is spent on it.
    intentOf(request, document, world);
    return { chain: await readRevisionChain(db, request.documentId, request.baseRevisionNo), person: await loadPerson(db, request.personId) };
  });
  const base = await assemble(parts.blobs, chain);
  const prepared = fromRecord(request.prepared, await parts.blobs.get(request.deltaSha256));
  const certificates = request.certificates.map((text) => new Uint8Array(Buffer.from(text, 'base64')));
  const trust = await freshTrust(parts, certificates);
  const certificate = certifyPerson({ certificates, person, trust, at: now, allowUnknownStatus: parts.config.ALLOW_UNKNOWN_STATUS });
  const completed = await complete({ pdf: { length: base.revision.wholeLength, sha256: base.revision.wholeSha256 }, prepared, signature, certificates, timestamp: parts.timestamper });
  const verdict = await heavy('judgeRevision', {
    previous: base.bytes, current: Buffer.concat([base.bytes, completed.delta]), trust, at: parts.clock(),
    expected: { kind: 'SIGN', fieldName: prepared.fieldName, certificate: certificates[0] ?? new Uint8Array() },
  }, base.bytes.length);
  const update = await keepUpdate(parts.blobs, completed.delta, verdict);
  const proof: Omit<SignatureProof, 'revisionNo'> = {
    signatureId: parts.newId(), pdfSha256Before: base.revision.wholeSha256, pdfSha256After: update.wholeSha256, fieldName: prepared.fieldName,
    certificateSerial: certificate.serialHex, certificateSubject: certificate.subject.commonName, certifiedPersonId: person.id,
    signedAt: prepared.preparedAt, timestampedAt: completed.timestampedAt?.toISOString() ?? null, level: completed.level,
  };
  return { base, update, proof, verdict };
}

/**
 * Phase two of a personal signature (T5–T7): raw signature → CMS and timestamp → verified revision → state, revision, audit in one
 * transaction. The same answer again, however often the same request is completed by its person.
 * @throws RefusalError SIGN_TOKEN_EXPIRED, SIGNATURE_INVALID, TSA_UNAVAILABLE, VERSION_STALE, those of the rules
 */
export async function completeSignature(parts: Parts, signedIn: SignedIn, requestId: string, signature: Uint8Array): Promise<DocumentView> {
  const request = await ownSigningRequest(parts, signedIn, requestId);
  if (request.takenAt !== null) return showDocument(parts, signedIn.personId, request.documentId);
  if (request.expiresAt <= parts.clock().toISOString()) throw new RefusalError('SIGN_TOKEN_EXPIRED');
  const made = await makeRevision(parts, request, signature);
  try {
    await transition(parts, signedIn, request.documentId, async ({ tx, document, world }) => {
      await takeSigningRequest(tx, requestId, world.now);
      const intent = intentOf(request, document, world);
      if (await currentRevisionNo(tx, document.id) !== request.baseRevisionNo) throw new RefusalError('DOCUMENT_CHANGED');
      const revisionNo = await nextRevisionNo(tx, document.id);
      const action: Action = { ...intent, proof: { ...made.proof, revisionNo } };
      return {
        action,
        write: () => appendToPdf(tx, made.base.revision, made.update, {
          kind: REVISION_KIND[intent.type], stepId: intent.stepId, verification: made.verdict, createdBy: signedIn.personId, createdAt: world.now, revisionNo,
        }),
      };
    });
  } catch (error) {
    // Two clicks raced: the other one has just completed this very request.
    if (!(error instanceof RefusalError && error.refusal.code === 'SIGN_TOKEN_USED')) throw error;
  }
  return showDocument(parts, signedIn.personId, request.documentId);
}
