import { checkIntent } from '../circulation/check-intent.ts';
import { RefusalError, refuseIf } from '../circulation/errors.ts';
import type { ChecklistEntry, RouteStep } from '../circulation/model.ts';
import { COMPLETING_ACT } from '../circulation/turn.ts';
import { loadPerson, type PersonRecord } from '../store/directory.ts';
import { readRevisionChain } from '../store/revisions.ts';
import { insertSigningRequest, loadSigningRequest, type SigningRequest } from '../store/signing-requests.ts';
import { certifyPerson } from './certified-person.ts';
import { assemble } from './current-pdf.ts';
import { freshTrust } from './fresh-trust.ts';
import { heavy } from './heavy.ts';
import type { Parts, SignedIn } from './parts.ts';
import { toRecord } from './prepared-record.ts';
import { readableDocument } from './readable-document.ts';
import { fieldNameOf } from './reserve-places.ts';
import type { SigningRequestView } from './views.ts';

interface Wish {
  readonly stepId: string;
  readonly versionNo: number;
  readonly opinion: string | null;
  readonly checklist: readonly ChecklistEntry[] | null;
  /** DER in base64, leaf first. */
  readonly certificates: readonly string[];
}

const REASONS: Readonly<Record<RouteStep['kind'], string>> = {
  INITIAL: 'Ký nháy', SIGN: 'Ký số', FINAL_SIGN: 'Ký duyệt', REVIEW: 'Xem xét', FORMAT_CHECK: 'Kiểm tra thể thức',
};

/** The step, its PDF and its owner, once the rules have agreed to everything but the signature itself. */
export async function loadTurn(parts: Parts, signedIn: SignedIn, documentId: string, wish: Omit<Wish, 'certificates'>) {
  return parts.store.read(async (db) => {
    const { document, world } = await readableDocument(parts, db, signedIn.personId, documentId);
    const step = document.steps.find(({ id }) => id === wish.stepId);
    if (step === undefined) throw new RefusalError('VERSION_STALE', { n: document.versionNo });
    const type = COMPLETING_ACT[step.kind];
    if (type === 'approve') throw new RefusalError('WRONG_STEP_ACTION');
    const { stepId, versionNo, opinion, checklist } = wish;
    refuseIf(checkIntent(document, { type, stepId, versionNo, opinion, checklist }, { personId: signedIn.personId }, world));
    return { step, person: await loadPerson(db, signedIn.personId), chain: await readRevisionChain(db, documentId) };
  });
}

const pictureOf = async (parts: Parts, person: PersonRecord) =>
  person.signatureImageSha256 === null ? null : { png: await parts.blobs.get(person.signatureImageSha256), fit: 'center' as const };

/**
 * Phase one of a personal signature: the server appends the revision with an empty hole and says what is to be signed. The request
 * is bound to document, version, step, person, certificate and base hash, expires, and can be completed once. Nothing changes yet.
 */
export async function prepareSignature(parts: Parts, signedIn: SignedIn, documentId: string, wish: Wish): Promise<SigningRequestView> {
  const { step, person, chain } = await loadTurn(parts, signedIn, documentId, wish);
  const now = parts.clock();
  const certificates = wish.certificates.map((text) => new Uint8Array(Buffer.from(text, 'base64')));
  certifyPerson({ certificates, person, trust: await freshTrust(parts, certificates), at: now, allowUnknownStatus: parts.config.ALLOW_UNKNOWN_STATUS });
  const { bytes, revision } = await assemble(parts.blobs, chain);
  const prepared = await heavy('prepareSignature', {
    pdf: bytes, fieldName: fieldNameOf(`step:${step.ordinal}`), signerName: person.name, reason: REASONS[step.kind], when: now,
    picture: await pictureOf(parts, person), certificates, timestamped: parts.timestamper !== null,
  }, bytes.length);
  const request: SigningRequest = {
    id: parts.newId(), documentId, versionNo: wish.versionNo, stepId: step.id, personId: signedIn.personId, baseRevisionNo: revision.revisionNo,
    prepared: toRecord(prepared, now), deltaSha256: await parts.blobs.put(prepared.delta), certificates: wish.certificates, opinion: wish.opinion, checklist: wish.checklist,
    createdAt: now.toISOString(), expiresAt: new Date(now.getTime() + parts.config.SIGNING_MINUTES * 60_000).toISOString(), takenAt: null,
  };
  await parts.store.transaction((tx) => insertSigningRequest(tx, request));
  return {
    id: request.id, documentId, versionNo: request.versionNo, stepId: step.id, baseLength: prepared.baseLength, baseSha256: prepared.baseSha256,
    preparedLength: prepared.baseLength + prepared.delta.length, byteRange: prepared.byteRange, signedAttributes: Buffer.from(prepared.signedAttributes).toString('base64'),
    expiresAt: request.expiresAt, fieldName: prepared.fieldName,
  };
}

/** A request as only its own person may see it. @throws RefusalError NOT_FOUND */
export async function ownSigningRequest(parts: Parts, signedIn: SignedIn, requestId: string): Promise<SigningRequest> {
  const request = await parts.store.read((db) => loadSigningRequest(db, requestId));
  if (request.personId !== signedIn.personId) throw new RefusalError('NOT_FOUND');
  return request;
}

/** The prepared PDF, for the pane to render, hash and compare before its key signs. @throws RefusalError SIGN_TOKEN_EXPIRED, SIGN_TOKEN_USED */
export async function readPreparedPdf(parts: Parts, signedIn: SignedIn, requestId: string): Promise<{ readonly bytes: Uint8Array; readonly sha256: string }> {
  const request = await ownSigningRequest(parts, signedIn, requestId);
  if (request.takenAt !== null) throw new RefusalError('SIGN_TOKEN_USED');
  if (request.expiresAt <= parts.clock().toISOString()) throw new RefusalError('SIGN_TOKEN_EXPIRED');
  const chain = await parts.store.read((db) => readRevisionChain(db, request.documentId, request.baseRevisionNo));
  const base = await assemble(parts.blobs, chain);
  // Named for the browser's cache by what makes it up: hashing the whole again would tell nobody more.
  return { bytes: Buffer.concat([base.bytes, await parts.blobs.get(request.deltaSha256)]), sha256: `${base.revision.wholeSha256}-${request.deltaSha256}` };
}
