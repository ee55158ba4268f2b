import { createHash, randomBytes } from 'node:crypto';
import { RefusalError } from '../circulation/errors.ts';
import type { ChecklistEntry } from '../circulation/model.ts';
import { readRevisionChain } from '../store/revisions.ts';
import { findSession } from '../store/sessions.ts';
import { findSigningOffer, insertSigningOffer, noteDownload, type SigningOffer } from '../store/signing-offers.ts';
import { assemble } from './current-pdf.ts';
import type { Parts, SignedIn } from './parts.ts';
import { loadTurn } from './prepare-signature.ts';
import type { SigningOfferView, SigningOutcomeView } from './views.ts';

interface Wish {
  readonly stepId: string;
  readonly versionNo: number;
  readonly opinion: string | null;
  readonly checklist: readonly ChecklistEntry[] | null;
}

/** 256 bits; what the store keeps of it is its SHA-256. */
const newToken = (): string => randomBytes(32).toString('base64url');
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
/** A program that lost its connection may fetch the file again for so long. */
const RETRY_MS = 60_000;

/**
 * Offers the PDF as it stands to a signing program on the person's own machine (domain.md §2.3): one address to fetch it, one to hand in
 * the signed file, each bound to document, version, step, person, session and the hash of the file, and of use once. Nothing changes yet.
 * @throws RefusalError those of the rules
 */
export async function offerToDesktop(parts: Parts, signedIn: SignedIn, documentId: string, wish: Wish): Promise<SigningOfferView> {
  const { step, chain } = await loadTurn(parts, signedIn, documentId, wish);
  const base = chain.at(-1);
  if (base === undefined) throw new RefusalError('NOT_FOUND');
  const now = parts.clock();
  const [download, upload] = [newToken(), newToken()];
  const offer: SigningOffer = {
    id: parts.newId(), downloadHash: hashOf(download), uploadHash: hashOf(upload), documentId, versionNo: wish.versionNo, stepId: step.id, personId: signedIn.personId,
    sessionId: signedIn.sessionId, baseRevisionNo: base.revisionNo, baseSha256: base.wholeSha256, baseLength: base.wholeLength, opinion: wish.opinion, checklist: wish.checklist,
    createdAt: now.toISOString(), expiresAt: new Date(now.getTime() + parts.config.SIGNING_MINUTES * 60_000).toISOString(),
    downloadedAt: null, uploads: 0, refusal: null, takenAt: null, signedSha256: null,
  };
  await parts.store.transaction((tx) => insertSigningOffer(tx, offer));
  return { id: offer.id, downloadPath: `/one-time/${download}/pdf`, uploadPath: `/one-time/${upload}/signed`, expiresAt: offer.expiresAt };
}

/**
 * The offer behind a one-time address. It dies with the session that asked for it.
 * @throws RefusalError NOT_FOUND (unknown, or the person has signed out), SIGN_TOKEN_EXPIRED
 */
export async function offerBehind(parts: Parts, which: 'downloadHash' | 'uploadHash', token: string): Promise<SigningOffer> {
  const now = parts.clock().toISOString();
  const { offer, session } = await parts.store.read(async (db) => {
    const offer = await findSigningOffer(db, which, hashOf(token));
    return { offer, session: await findSession(db, offer.sessionId) };
  });
  if (session?.revokedAt !== null || session.expiresAt <= now) throw new RefusalError('NOT_FOUND');
  if (offer.takenAt === null && offer.expiresAt <= now) throw new RefusalError('SIGN_TOKEN_EXPIRED');
  return offer;
}

/** The offered file, once; again only for a moment, in case the answer was lost. @throws RefusalError SIGN_TOKEN_USED, those of `offerBehind` */
export async function readOfferedPdf(parts: Parts, token: string): Promise<{ readonly bytes: Uint8Array; readonly sha256: string }> {
  const offer = await offerBehind(parts, 'downloadHash', token);
  const now = parts.clock();
  const late = offer.downloadedAt !== null && now.getTime() - new Date(offer.downloadedAt).getTime() > RETRY_MS;
  if (offer.takenAt !== null || late) throw new RefusalError('SIGN_TOKEN_USED');
  const { bytes } = await assemble(parts.blobs, await parts.store.read((db) => readRevisionChain(db, offer.documentId, offer.baseRevisionNo)));
  await parts.store.transaction((tx) => noteDownload(tx, offer.id, now.toISOString()));
  return { bytes, sha256: offer.baseSha256 };
}

/** What became of an offer, for the person who asked for it: what the signing program says is a hint, this is the answer. @throws RefusalError NOT_FOUND */
export async function desktopOutcome(parts: Parts, signedIn: SignedIn, offerId: string): Promise<SigningOutcomeView> {
  const offer = await parts.store.read((db) => findSigningOffer(db, 'id', offerId));
  if (offer.personId !== signedIn.personId) throw new RefusalError('NOT_FOUND');
  if (offer.takenAt !== null) return { state: 'SIGNED', refusal: null };
  if (offer.refusal !== null) return { state: 'REFUSED', refusal: offer.refusal };
  return { state: offer.expiresAt <= parts.clock().toISOString() ? 'EXPIRED' : 'OPEN', refusal: null };
}
