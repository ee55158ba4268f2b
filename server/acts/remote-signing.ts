import { RefusalError } from '../circulation/errors.ts';
import type { RemoteKey, RemoteSigning } from '../signing/remote/remote-signing.ts';
import { loadPerson } from '../store/directory.ts';
import { completeSignature } from './complete-signature.ts';
import type { Parts, SignedIn } from './parts.ts';
import { ownSigningRequest } from './prepare-signature.ts';
import { fromRecord } from './prepared-record.ts';
import { showDocument } from './show-document.ts';
import type { DocumentView, RemoteKeyView } from './views.ts';

const serviceOf = ({ remoteSigning }: Parts): RemoteSigning => {
  if (remoteSigning === null) throw new RefusalError('REMOTE_NOT_CONFIGURED');
  return remoteSigning;
};

/** The person's keys at the remote service, where they are known by their identity code. */
async function keysOf(parts: Parts, personId: string): Promise<readonly RemoteKey[]> {
  const { identityCode } = await parts.store.read((db) => loadPerson(db, personId));
  return identityCode === null ? [] : serviceOf(parts).keysOf(identityCode);
}

/** The keys that the person may sign with remotely, and what they must type for each. @throws RefusalError REMOTE_NOT_CONFIGURED, REMOTE_UNAVAILABLE, REMOTE_REFUSED */
export async function listRemoteKeys(parts: Parts, signedIn: SignedIn): Promise<readonly RemoteKeyView[]> {
  return (await keysOf(parts, signedIn.personId)).map(({ credentialId, certificates, secrets }) => ({
    credentialId, certificates: certificates.map((der) => Buffer.from(der).toString('base64')), secrets,
  }));
}

/**
 * Phase two with a key at the remote service: the service signs the very attributes that the pane has checked, then all goes on as with
 * any other key. What the person typed is handed on and kept nowhere.
 * @throws RefusalError REMOTE_SECRET_WRONG, REMOTE_REFUSED, REMOTE_UNAVAILABLE, CERT_SUBJECT_MISMATCH-like refusals of completing, SIGN_TOKEN_EXPIRED
 */
export async function signRemotely(
  parts: Parts, signedIn: SignedIn, requestId: string, { credentialId, secrets }: { readonly credentialId: string; readonly secrets: Readonly<Record<string, string>> },
): Promise<DocumentView> {
  const request = await ownSigningRequest(parts, signedIn, requestId);
  if (request.takenAt !== null) return showDocument(parts, signedIn.personId, request.documentId);
  if (request.expiresAt <= parts.clock().toISOString()) throw new RefusalError('SIGN_TOKEN_EXPIRED');
  const key = (await keysOf(parts, signedIn.personId)).find((candidate) => candidate.credentialId === credentialId);
  const announced = request.certificates[0];
  if (key === undefined || Buffer.from(key.certificates[0] ?? []).toString('base64') !== announced) throw new RefusalError('REMOTE_REFUSED', { detail: 'credentialID' });
  const prepared = fromRecord(request.prepared, await parts.blobs.get(request.deltaSha256));
  const signature = await serviceOf(parts).holder(key, secrets).sign(prepared.signedAttributes);
  return completeSignature(parts, signedIn, requestId, signature);
}
