import { checkIntent } from '../circulation/check-intent.ts';
import { RefusalError, refuseIf } from '../circulation/errors.ts';
import type { SignatureProof } from '../circulation/model.ts';
import { confirmPassword } from '../people/sign-in.ts';
import { completeSignature } from '../signing/complete.ts';
import { currentRevisionNo, nextRevisionNo, readRevisionChain } from '../store/revisions.ts';
import { appendToPdf, keepUpdate } from './append-to-pdf.ts';
import { certify } from './certified-person.ts';
import { assemble } from './current-pdf.ts';
import { freshTrust } from './fresh-trust.ts';
import { heavy } from './heavy.ts';
import type { Parts, SignedIn } from './parts.ts';
import { readableDocument } from './readable-document.ts';
import { fieldNameOf } from './reserve-places.ts';
import { showDocument } from './show-document.ts';
import { transition } from './transition.ts';
import type { DocumentView } from './views.ts';

const REASON = 'Đóng dấu cơ quan';

async function makeSealedRevision(parts: Parts, signedIn: SignedIn, documentId: string) {
  const chain = await parts.store.read(async (db) => {
    const { document, world } = await readableDocument(parts, db, signedIn.personId, documentId);
    refuseIf(checkIntent(document, { type: 'applySeal' }, { personId: signedIn.personId }, world));
    return readRevisionChain(db, documentId);
  });
  const now = parts.clock();
  const base = await assemble(parts.blobs, chain);
  const holder = await parts.seal();
  const certificates = holder.certificates();
  const trust = await freshTrust(parts, certificates);
  const certificate = certify({ certificates, trust, at: now, allowUnknownStatus: parts.config.ALLOW_UNKNOWN_STATUS });
  const fieldName = fieldNameOf('seal');
  const prepared = await heavy('prepareSignature', {
    pdf: base.bytes, fieldName, signerName: certificate.subject.commonName, reason: REASON, when: now,
    picture: { png: await parts.sealPicture(), fit: 'fill' }, certificates, timestamped: parts.timestamper !== null,
  }, base.bytes.length);
  const signature = await holder.sign(prepared.signedAttributes);
  const completed = await completeSignature({ pdf: { length: base.revision.wholeLength, sha256: base.revision.wholeSha256 }, prepared, signature, certificates, timestamp: parts.timestamper });
  const verdict = await heavy('judgeRevision', {
    previous: base.bytes, current: Buffer.concat([base.bytes, completed.delta]), trust, at: parts.clock(),
    expected: { kind: 'SEAL', fieldName, certificate: certificates[0] ?? new Uint8Array() },
  }, base.bytes.length);
  const update = await keepUpdate(parts.blobs, completed.delta, verdict);
  const proof: Omit<SignatureProof, 'revisionNo'> = {
    signatureId: parts.newId(), pdfSha256Before: base.revision.wholeSha256, pdfSha256After: update.wholeSha256, fieldName,
    certificateSerial: certificate.serialHex, certificateSubject: certificate.subject.commonName, certifiedPersonId: null,
    signedAt: now.toISOString(), timestampedAt: completed.timestampedAt?.toISOString() ?? null, level: completed.level,
  };
  return { base, update, proof, verdict };
}

/**
 * T20, «đóng dấu»: the organisation's signature over the file that shows number and date (NĐ 30/2020, Điều 17.2). The clerk confirms
 * in person with their own password first (Điều 32.2).
 * @throws RefusalError WRONG_PASSWORD, those of the rules, TSA_UNAVAILABLE, CERT_*
 */
export async function seal(parts: Parts, signedIn: SignedIn, documentId: string, { password }: { readonly password: string }): Promise<DocumentView> {
  await confirmPassword({ store: parts.store, personId: signedIn.personId, password, address: signedIn.address, now: parts.clock() });
  const made = await makeSealedRevision(parts, signedIn, documentId);
  await transition(parts, signedIn, documentId, async ({ tx, document, world }) => {
    if (await currentRevisionNo(tx, document.id) !== made.base.revision.revisionNo) throw new RefusalError('DOCUMENT_CHANGED');
    const revisionNo = await nextRevisionNo(tx, document.id);
    return {
      action: { type: 'applySeal', proof: { ...made.proof, revisionNo } },
      write: () => appendToPdf(tx, made.base.revision, made.update, {
        kind: 'SEAL', stepId: null, verification: made.verdict, createdBy: signedIn.personId, createdAt: world.now, revisionNo,
      }),
    };
  });
  return showDocument(parts, signedIn.personId, documentId);
}
