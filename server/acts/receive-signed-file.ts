import { checkIntent } from '../circulation/check-intent.ts';
import { RefusalError, refuseIf } from '../circulation/errors.ts';
import type { OutgoingDocument, SignatureProof, World } from '../circulation/model.ts';
import { COMPLETING_ACT } from '../circulation/turn.ts';
import { loadPerson } from '../store/directory.ts';
import { currentRevisionNo, nextRevisionNo, readRevisionChain } from '../store/revisions.ts';
import { countUpload, noteRefusal, takeSigningOffer, type SigningOffer } from '../store/signing-offers.ts';
import { appendToPdf, keepUpdate } from './append-to-pdf.ts';
import { certifyPerson } from './certified-person.ts';
import { assemble } from './current-pdf.ts';
import { sha256Hex } from './files.ts';
import { freshTrust } from './fresh-trust.ts';
import { heavy } from './heavy.ts';
import { offerBehind } from './offer-to-desktop.ts';
import type { Parts, SignedIn } from './parts.ts';
import { readableDocument } from './readable-document.ts';
import { fieldNameOf } from './reserve-places.ts';
import { transition } from './transition.ts';

/** A signing program that keeps handing in files that are refused is not listened to any longer. */
const MOST_UPLOADS = 5;
/** What a signature with its picture, chain and timestamp may add to a file. */
export const MOST_ADDED_BYTES = 1_000_000;
const REVISION_KIND = { initial: 'INITIAL', digitalSign: 'SIGN', finalSign: 'FINAL' } as const;

/** What the signed file means for the document as it is now. @throws RefusalError VERSION_STALE, those of the rules */
function intentOf(offer: SigningOffer, document: OutgoingDocument, world: World) {
  const step = document.steps.find(({ id }) => id === offer.stepId);
  const type = step === undefined ? 'approve' : COMPLETING_ACT[step.kind];
  if (step === undefined || type === 'approve') throw new RefusalError('VERSION_STALE', { n: document.versionNo });
  const intent = { type, stepId: step.id, versionNo: offer.versionNo, opinion: offer.opinion, checklist: offer.checklist };
  refuseIf(checkIntent(document, intent, { personId: offer.personId }, world));
  return { step, intent };
}

/** Judges the file as what it is, somebody's upload: the offered bytes, one new valid signature of exactly this person, nothing else. */
async function judge(parts: Parts, offer: SigningOffer, current: Uint8Array) {
  const now = parts.clock();
  const { chain, person, step } = await parts.store.read(async (db) => {
    const { document, world } = await readableDocument(parts, db, offer.personId, offer.documentId);
    return { chain: await readRevisionChain(db, offer.documentId, offer.baseRevisionNo), person: await loadPerson(db, offer.personId), step: intentOf(offer, document, world).step };
  });
  const base = await assemble(parts.blobs, chain);
  const signer = await heavy('readNewSigner', { previous: base.bytes, current }, base.bytes.length);
  const trust = await freshTrust(parts, signer.certificates);
  const certificate = certifyPerson({ certificates: signer.certificates, person, trust, at: now, allowUnknownStatus: parts.config.ALLOW_UNKNOWN_STATUS });
  const verdict = await heavy('judgeRevision', {
    previous: base.bytes, current, trust, at: parts.clock(),
    expected: { kind: 'SIGN', fieldName: fieldNameOf(`step:${step.ordinal}`), certificate: signer.certificates[0] ?? new Uint8Array(), beside: true },
  }, base.bytes.length);
  const update = await keepUpdate(parts.blobs, current.subarray(base.bytes.length), verdict);
  const proof: Omit<SignatureProof, 'revisionNo'> = {
    signatureId: parts.newId(), pdfSha256Before: base.revision.wholeSha256, pdfSha256After: update.wholeSha256, fieldName: signer.fieldName,
    certificateSerial: certificate.serialHex, certificateSubject: certificate.subject.commonName, certifiedPersonId: person.id,
    signedAt: now.toISOString(), timestampedAt: verdict.signature?.timestampedAt?.toISOString() ?? null, level: verdict.signature?.level ?? 'B-B',
  };
  return { base, update, proof, verdict };
}

/** State, revision, audit and the used-up offer in one transaction: the same as completing a signature made in the pane (T5–T7). */
async function store(parts: Parts, signedIn: SignedIn, offer: SigningOffer, made: Awaited<ReturnType<typeof judge>>): Promise<void> {
  await transition(parts, signedIn, offer.documentId, async ({ tx, document, world }) => {
    const { step, intent } = intentOf(offer, document, world);
    await takeSigningOffer(tx, offer.id, made.update.wholeSha256, world.now);
    if (await currentRevisionNo(tx, document.id) !== offer.baseRevisionNo) throw new RefusalError('VERSION_STALE', { n: document.versionNo });
    const revisionNo = await nextRevisionNo(tx, document.id);
    return {
      action: { ...intent, proof: { ...made.proof, revisionNo } },
      write: () => appendToPdf(tx, made.base.revision, made.update, {
        kind: REVISION_KIND[intent.type], stepId: step.id, verification: made.verdict, createdBy: offer.personId, createdAt: world.now, revisionNo,
      }),
    };
  });
}

/**
 * A signed file comes back by its one-time address. Only what the verification proves counts, never what the program or the browser says.
 * The accepted file handed in again gets the same answer; another one is refused, and so is everything after five refusals.
 * @param from address and program that handed it in, for the audit trail
 * @throws RefusalError SIGN_TOKEN_USED, SIGN_TOKEN_EXPIRED, FILE_TAMPERED, REVISION_NOT_ALLOWED, SIGNATURE_INVALID, CERT_*, those of the rules
 */
export async function receiveSignedFile(parts: Parts, offer: SigningOffer, file: Uint8Array, from: Pick<SignedIn, 'address' | 'client'>): Promise<void> {
  if (offer.takenAt !== null) {
    if (sha256Hex(file) === offer.signedSha256) return;
    throw new RefusalError('SIGN_TOKEN_USED');
  }
  await parts.store.transaction((tx) => countUpload(tx, offer.id, MOST_UPLOADS));
  try {
    if (file.length > offer.baseLength + MOST_ADDED_BYTES) throw new RefusalError('FILE_TAMPERED');
    await store(parts, { personId: offer.personId, sessionId: offer.sessionId, ...from }, offer, await judge(parts, offer, file));
  } catch (error) {
    if (error instanceof RefusalError) await parts.store.transaction((tx) => noteRefusal(tx, offer.id, error.refusal));
    throw error;
  }
}

/** The offer that a file handed in by this address is for, asked before the file is read. @throws RefusalError NOT_FOUND, SIGN_TOKEN_EXPIRED */
export const offerForUpload = (parts: Parts, token: string): Promise<SigningOffer> => offerBehind(parts, 'uploadHash', token);
